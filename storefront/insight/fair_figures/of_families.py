"""What a family's exhibitions and leases came to, in a number of questions that does not grow with them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, literal, or_, select, union_all

from storefront.fairs import stall_stock
from storefront.fairs.allocations import StallDay
from storefront.fairs.exhibitions import HELD, OVER, Exhibition, ExhibitionDay, OpenDay
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine, InvoicePart, InvoiceReturn
from storefront.fairs.markets import PermanentMarket
from storefront.fairs.stall_stock import StallStock
from storefront.fairs.stalls import StallPlan
from storefront.fairs.tills import METHODS, VOIDED, Taken, TillSale
from storefront.insight.fair_figures.left import Fair, Left, Paid, Rent, TakenDay, Time, time_at
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

MOST_FAIRS, MOST_MONTHS = 500, 24  # in a table to take along; months of rent
COLUMNS: tuple[Any, ...] = (
    Exhibition.id,
    Exhibition.name_ar,
    Exhibition.name_en,
    Exhibition.state,
    Exhibition.first_day,
    Exhibition.last_day,
)


def page(family_id: int, *, number: int = 1) -> Page[Left]:
    """The exhibitions of a family that have begun, the last first, each with what it left."""
    rows = mine(family_id).add_columns(func.count().over())
    found = db.session.execute(rows.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    fairs = [Fair(*row[:-1]) for row in found]
    return Page(figures(family_id, fairs), number, found[0][-1] if found else 0)


def all_of(family_id: int) -> list[Left]:
    """The same, all of them, for a table to take along."""
    found = db.session.execute(mine(family_id).limit(MOST_FAIRS))
    return figures(family_id, [Fair(*row) for row in found])


def of(family_id: int, exhibition_id: int) -> Left:
    """One of them, also before it begins; raises NotFound for one that is not the family's."""
    row = db.session.execute(mine(family_id, begun=False).where(Exhibition.id == exhibition_id)).one_or_none()
    if row is None:
        raise NotFound()
    return figures(family_id, [Fair(*row)])[0]


def mine(family_id: int, *, begun: bool = True) -> Select[Any]:
    """The exhibitions at which a family has a place, brought something or sold; those that have begun, or all."""
    brought = exists().where(StallStock.exhibition_id == Exhibition.id, StallStock.family_id == family_id)
    sold = exists().where(TillSale.family_id == family_id, TillSale.exhibition_id == Exhibition.id)
    is_known = Exhibition.first_day <= clock.today() if begun else Exhibition.first_day.is_not(None)
    held = and_(Exhibition.state.in_(HELD | OVER), is_known)
    here = or_(sold, and_(held, or_(brought, stall_stock.coming(Exhibition.id, family_id))))
    return select(*COLUMNS).where(here).order_by(Exhibition.first_day.desc(), Exhibition.id.desc())


def figures(family_id: int, fairs: Sequence[Fair]) -> list[Left]:
    """What each of some exhibitions left a family; three questions."""
    ids = [one.id for one in fairs]
    if not ids:
        return []
    taken, voided = takings(family_id, ids)
    money, times = paid(family_id, ids), time_of(family_id, ids)
    return [
        Left(one, taken.get(one.id, {}), voided.get(one.id, 0), money.get(one.id, Paid()), times[one.id])
        for one in fairs
    ]


def takings(family_id: int, ids: Collection[int]) -> tuple[dict[int, dict[str, Taken]], dict[int, int]]:
    """What was taken at each exhibition in each way, and how many sales were undone."""
    undone = case((TillSale.state == VOIDED, 1), else_=0)
    rows = (
        select(TillSale.exhibition_id, TillSale.method, undone, func.count(), func.sum(TillSale.total_minor))
        .where(TillSale.family_id == family_id, TillSale.exhibition_id.in_(ids))
        .group_by(TillSale.exhibition_id, TillSale.method, undone)
    )
    found: dict[int, dict[str, Taken]] = {}
    voided: dict[int, int] = {}
    for exhibition_id, method, is_undone, sales, total in db.session.execute(rows):
        if is_undone:
            voided[exhibition_id] = voided.get(exhibition_id, 0) + sales
        else:
            found.setdefault(exhibition_id, {})[method] = Taken(sales, int(total))
    in_order = {one: {way: ways[way] for way in METHODS if way in ways} for one, ways in found.items()}
    return in_order, voided


def paid(family_id: int, ids: Collection[int]) -> dict[int, Paid]:
    """What the place at each exhibition cost."""
    told = sums_of(family_id)
    rows = summed(told, ExhibitInvoice.exhibition_id).where(ExhibitInvoice.exhibition_id.in_(ids))
    found = db.session.execute(rows.group_by(ExhibitInvoice.exhibition_id))
    return {exhibition_id: paid_of(*sums) for exhibition_id, *sums in found}


def rents(family_id: int) -> list[Rent]:
    """The months of a family's units in markets, the last first; one question."""
    columns = (ExhibitInvoice.lease_id, PermanentMarket.name_ar, PermanentMarket.name_en, ExhibitInvoice.month)
    rows = summed(sums_of(family_id), *columns).join(PermanentMarket, PermanentMarket.id == ExhibitInvoice.market_id)
    last_first = rows.group_by(*columns).order_by(ExhibitInvoice.month.desc(), ExhibitInvoice.lease_id)
    found = db.session.execute(last_first.limit(MOST_MONTHS))
    return [Rent(lease, ar, en, month, paid_of(*sums)) for lease, ar, en, month, *sums in found]


def summed(told: Subquery, *columns: Any) -> Select[Any]:
    """The sums of invoices by some of their columns."""
    sums = (func.sum(column) for column in list(told.c)[1:])
    return select(*columns, *sums).select_from(told).join(ExhibitInvoice, ExhibitInvoice.id == told.c.invoice_id)


def paid_of(fee: int, owed: int, sponsored: int, deposit: int, kept: int) -> Paid:
    """What is kept of a deposit is the family's loss as far as the family itself paid it."""
    lost = min(int(kept), int(deposit))
    return Paid(int(fee), int(owed), int(sponsored), int(deposit) - lost, lost)


def sums_of(family_id: int) -> Subquery:
    """A row for every sum that came in of a family's invoices, went back, or stands on them: `invoice_id`; `fee` and `deposit`,
    which the family itself paid; `owed` by it; `sponsored`, the fee that somebody else paid; `kept` of a deposit."""
    invoice, part, back, line = ExhibitInvoice, InvoicePart, InvoiceReturn, InvoiceLine
    own, nothing = case((part.by_sponsor, 0), else_=1), literal(0)
    owing = (invoice.state == "due") & (invoice.sponsor_name == "") & invoice.sponsor_body_id.is_(None)
    left = line.amount_minor - line.waived_minor - line.paid_minor + line.back_minor
    owed = case((owing & (line.kind == "fee"), left), else_=0)

    def moved(table: Any, sign: int) -> tuple[ColumnElement[int], ...]:
        fee, deposit = sign * table.fee_minor, sign * table.deposit_minor
        return own * fee, nothing, (1 - own) * fee, own * deposit, nothing

    names = ("fee", "owed", "sponsored", "deposit", "kept")
    came = select(invoice.id.label("invoice_id"), *labelled(names, moved(part, 1)))
    went = select(invoice.id, *moved(back, -1))
    stands = select(invoice.id, nothing, owed, nothing, nothing, line.kept_minor)
    return union_all(
        came.join(part, part.invoice_id == invoice.id).where(invoice.family_id == family_id, part.state == "paid"),
        went.join(part, part.invoice_id == invoice.id)
        .join(back, back.part_id == part.id)
        .where(invoice.family_id == family_id),
        stands.join(line, line.invoice_id == invoice.id).where(invoice.family_id == family_id),
    ).subquery()


def labelled(names: Sequence[str], columns: Sequence[ColumnElement[int]]) -> list[Any]:
    return [column.label(name) for name, column in zip(names, columns, strict=True)]


def time_of(family_id: int, ids: Collection[int]) -> dict[int, Time]:
    """How long a family stood at each exhibition, up to today; one question."""
    planned = (StallPlan.exhibition_id == ExhibitionDay.exhibition_id, StallDay.plan_id == StallPlan.id)
    own = exists().where(*planned, StallDay.family_id == family_id, StallDay.day == ExhibitionDay.day)
    columns = (ExhibitionDay.exhibition_id, ExhibitionDay.day, ExhibitionDay.opens, ExhibitionDay.closes, own)
    days: dict[int, list[OpenDay]] = {one: [] for one in ids}
    mine: dict[int, set[date]] = {one: set() for one in ids}
    for one, day, opens, closes, is_own in db.session.execute(
        select(*columns).where(ExhibitionDay.exhibition_id.in_(ids))
    ):
        days[one].append(OpenDay(day, opens, closes))
        mine[one] |= {day} if is_own else set()
    return {one: time_at(days[one], mine[one], clock.today()) for one in ids}


def days_of(family_id: int, exhibition_id: int) -> list[TakenDay]:
    """The days on which a family sold anything at an exhibition; one question."""
    day = (ExhibitionDay.exhibition_id == TillSale.exhibition_id) & (ExhibitionDay.day == TillSale.day)
    minutes = func.coalesce(func.max(ExhibitionDay.closes - ExhibitionDay.opens), 0)
    rows = select(TillSale.day, func.count(), func.sum(TillSale.total_minor), minutes).outerjoin(ExhibitionDay, day)
    mine = (TillSale.family_id == family_id, TillSale.exhibition_id == exhibition_id, TillSale.state != VOIDED)
    found = db.session.execute(rows.where(*mine).group_by(TillSale.day).order_by(TillSale.day))
    return [TakenDay(day, sales, int(total), minutes) for day, sales, total, minutes in found]
