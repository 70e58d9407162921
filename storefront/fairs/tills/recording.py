"""Recording a sale: once, however often it is sent; its goods leave the stall by the guard of every sale there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload, selectinload

from storefront.community.families import Family
from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import refusals
from storefront.fairs.tills.facts import TillSold
from storefront.fairs.tills.models import (
    BOOKED,
    CASH,
    METHODS,
    MOST_REFERENCE,
    TO_SETTLE,
    TillSale,
    TillSaleLine,
)
from storefront.fairs.tills.opening import day_at, nearest, only_for, why_not
from storefront.goods.catalogue import Variant
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import Named, NotFound

MOST_PIECES, MOST_LINES, MOST_MINOR = 999, 100, 100_000_000


@dataclass(frozen=True)
class Picked:
    """Pieces of a variant at the price whoever bought them was told, in halalas."""

    variant_id: int
    quantity: int
    unit_minor: int


@dataclass(frozen=True)
class NewSale:
    """A sale as a till tells it: its name, what was sold, how it was paid. `sold_at` is told of one that has happened already,
    such as without a network: it is kept whatever has changed since."""

    client_id: str
    lines: Sequence[Picked]
    method: str
    reference: str = ""
    tendered_minor: int | None = None
    sold_at: datetime | None = None

    @property
    def total_minor(self) -> int:
        return sum(line.quantity * line.unit_minor for line in self.lines)


def record(exhibition: Exhibition, family_id: int, sale: NewSale, actor: Actor) -> TillSale:
    """Keeps a sale, or gives the one back that was kept under its name. Raises NotAllowed, SaleIsAnother, and of one that is made
    now the refusals of opening.why_not, NotOffered, PriceHasChanged and StallRanOut; of one that is none NotFound,
    NothingIsChosen, QuantityIsNotValid, MethodIsUnknown, TenderedIsLess, ReferenceIsNotValid, SaleIsNotValid.

    Whoever sells at a stall holds what its family has there: two tills cannot wait for each other. Of a sale that has happened
    and for which too little is there nothing moves; it is to be settled.
    """
    only_for(family_id, actor)
    check(sale)
    known = find(sale.client_id)
    if known is not None:
        return the_same(known, exhibition, family_id, sale)
    refusal = why_not(exhibition, family_id) if sale.sold_at is None else None
    if refusal:
        raise refusal
    stall_stock.begun(exhibition.id, family_id)
    known = find(sale.client_id) or kept(exhibition, family_id, sale, actor)
    return the_same(known, exhibition, family_id, sale)


def check(sale: NewSale) -> None:
    """Raises what is wrong with a sale whoever sells."""
    if not is_name(sale.client_id) or len({line.variant_id for line in sale.lines}) < len(sale.lines):
        raise refusals.SaleIsNotValid()
    if not sale.lines:
        raise refusals.NothingIsChosen()
    if not all(1 <= line.quantity <= MOST_PIECES for line in sale.lines):
        raise refusals.QuantityIsNotValid()
    if len(sale.lines) > MOST_LINES or not all(1 <= line.unit_minor <= MOST_MINOR for line in sale.lines):
        raise refusals.SaleIsNotValid()
    check_payment(sale)


def is_name(client_id: str) -> bool:
    """Whether it is a random UUID as tills make them."""
    try:
        found = UUID(client_id)
    except ValueError:
        return False
    return str(found) == client_id and found.version == 4


def check_payment(sale: NewSale) -> None:
    if sale.method not in METHODS:
        raise refusals.MethodIsUnknown()
    if len(sale.reference) > MOST_REFERENCE or wording.line(sale.reference) != sale.reference:
        raise refusals.ReferenceIsNotValid()
    if sale.tendered_minor is None:
        return
    if sale.method != CASH or sale.tendered_minor > MOST_MINOR:
        raise refusals.SumIsNotValid()
    if sale.tendered_minor < sale.total_minor:
        raise refusals.TenderedIsLess()


def find(client_id: str) -> TillSale | None:
    """The sale of a name, with its lines and its exhibition, as it is now."""
    rows = select(TillSale).options(selectinload(TillSale.lines), joinedload(TillSale.exhibition))
    which = rows.where(TillSale.client_id == client_id)
    return db.session.scalar(which.execution_options(populate_existing=True))


def the_same(known: TillSale, exhibition: Exhibition, family_id: int, sale: NewSale) -> TillSale:
    """The sale that was kept. Raises SaleIsAnother where it is not the one that is told."""
    told = sorted((line.variant_id, line.quantity, line.unit_minor) for line in sale.lines)
    has = sorted((line.variant_id, line.quantity, line.unit_minor) for line in known.lines)
    place = (known.exhibition_id, known.family_id) == (exhibition.id, family_id)
    paid = (known.method, known.reference, known.tendered_minor) == (sale.method, sale.reference, sale.tendered_minor)
    if not (place and paid and told == has):
        raise refusals.SaleIsAnother()
    return known


def kept(exhibition: Exhibition, family_id: int, sale: NewSale, actor: Actor) -> TillSale:
    """Writes it down and takes its goods; or the one that somebody wrote meanwhile."""
    lines = lines_of(family_id, sale)
    state = BOOKED
    try:
        with db.session.begin_nested():
            row = written(exhibition, family_id, sale, actor)
            db.session.flush()
    except IntegrityError:
        known = find(sale.client_id)
        if known is None:
            raise
        return known
    if not taken(row, sale, actor):
        row.state = state = TO_SETTLE
    db.session.add_all([TillSaleLine(sale_id=row.id, **line) for line in lines])
    db.session.flush()
    tell(TillSold(exhibition.id, family_id, row.id, row.total_minor, row.method, state, actor.user_id))
    known = find(sale.client_id)
    assert known
    return known


def lines_of(family_id: int, sale: NewSale) -> list[dict[str, object]]:
    """The lines as they are kept. Raises NotFound for goods of others; NotOffered, PriceHasChanged of a sale made now."""
    made = []
    for line, variant in zip(sale.lines, variants_of(family_id, sale), strict=True):
        product = variant.product
        if sale.sold_at is None and product.status != "published":
            raise refusals.NotOffered(product=Named.of(product, "name"))
        if sale.sold_at is None and variant.price_minor != line.unit_minor:
            raise refusals.PriceHasChanged(product=Named.of(product, "name"))
        made.append(
            {
                "variant_id": variant.id,
                **{name: getattr(product, name) for name in ("name_ar", "name_en")},
                **{name: getattr(variant, name) for name in ("choice_ar", "choice_en")},
                "quantity": line.quantity,
                "unit_minor": line.unit_minor,
                "total_minor": line.quantity * line.unit_minor,
            }
        )
    return made


def variants_of(family_id: int, sale: NewSale) -> list[Variant]:
    """What was sold, in the order of the lines."""
    rows = select(Variant).options(joinedload(Variant.product))
    found = {
        one.id: one for one in db.session.scalars(rows.where(Variant.id.in_([one.variant_id for one in sale.lines])))
    }
    if any(
        line.variant_id not in found or found[line.variant_id].product.family_id != family_id for line in sale.lines
    ):
        raise NotFound()
    return [found[line.variant_id] for line in sale.lines]


def written(exhibition: Exhibition, family_id: int, sale: NewSale, actor: Actor) -> TillSale:
    now, days = clock.now(), exhibitions.days_of(exhibition.id)
    sold_at = min(sale.sold_at or now, now)
    row = TillSale(
        client_id=sale.client_id,
        exhibition_id=exhibition.id,
        family_id=family_id,
        day=day_at(days, sold_at) or nearest(days, sold_at) or clock.riyadh(sold_at).date(),
        sold_at=sold_at,
        recorded_at=now,
        method=sale.method,
        reference=sale.reference,
        total_minor=sale.total_minor,
        tendered_minor=sale.tendered_minor,
        vat_number=db.session.get_one(Family, family_id).vat_number,
        state=BOOKED,
        sold_by=actor.user_id,
    )
    db.session.add(row)
    return row


def taken(row: TillSale, sale: NewSale, actor: Actor) -> bool:
    """Whether its goods left the stall; of a sale that is made now StallRanOut is raised instead."""
    pieces = {line.variant_id: line.quantity for line in sale.lines}
    if sale.sold_at is None:
        stall_stock.take_at_stall(row.exhibition_id, pieces, subject=row.subject, by=actor.user_id)
        return True
    try:
        with db.session.begin_nested():
            stall_stock.take_at_stall(row.exhibition_id, pieces, subject=row.subject, by=actor.user_id)
    except stall_stock.refusals.StallRanOut:
        return False
    return True
