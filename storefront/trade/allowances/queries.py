"""Reading allowances: what was allowed of a parcel, by line and by kind, and what that leaves of its share. What a bank kept for
a shopper and gave back late has not gone any more, and counts nowhere."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import String, cast, func, literal, select, union_all
from sqlalchemy.orm import selectinload

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade.allowances.models import Allowance, AllowanceLine
from storefront.treasury import ledger

BY_BANK = "dispute"  # the kind of what a shopper's bank kept for them
STANDS = ~ledger.losses.is_unborne(literal("allowance:") + cast(Allowance.id, String))  # its bank did not give it back


@dataclass(frozen=True)
class Allowed:
    """What was allowed of a parcel until now, in halalas: by order line, and of its delivery."""

    lines: Counter[int] = field(default_factory=Counter)
    delivery_minor: int = 0


def allowed(parcel_id: int) -> Allowed:
    """What was allowed of a parcel."""
    return allowed_of([parcel_id])[parcel_id]


def allowed_of(parcel_ids: Collection[int]) -> dict[int, Allowed]:
    """The same of several parcels, by parcel; each knows the lines of all of them. One query."""
    brought = select(literal(True), Allowance.parcel_id, func.sum(Allowance.delivery_minor)).where(
        Allowance.parcel_id.in_(parcel_ids), STANDS
    )
    by_line = (
        select(literal(False), AllowanceLine.order_line_id, func.sum(AllowanceLine.amount_minor))
        .join(Allowance, Allowance.id == AllowanceLine.allowance_id)
        .where(Allowance.parcel_id.in_(parcel_ids), STANDS)
        .group_by(AllowanceLine.order_line_id)
    )
    rows = db.session.execute(union_all(brought.group_by(Allowance.parcel_id), by_line))
    delivery, lines = Counter[int](), Counter[int]()
    for is_delivery, number, amount in rows:
        (delivery if is_delivery else lines)[number] = int(amount)
    return {parcel: Allowed(lines, delivery[parcel]) for parcel in parcel_ids}


def left_of(share: ledger.Share, parcel_id: int) -> ledger.Share:
    """What is left of a parcel's share, of which nothing came home yet."""
    columns = (
        Allowance.items_minor,
        Allowance.delivery_minor,
        Allowance.commission_minor,
        Allowance.commission_vat_minor,
    )
    sums = db.session.execute(select(*map(func.sum, columns)).where(Allowance.parcel_id == parcel_id, STANDS)).one()
    items, delivery, commission, vat = (int(one or 0) for one in sums)
    return replace(
        share,
        items_minor=share.items_minor - items,
        delivery_minor=share.delivery_minor - delivery,
        commission_minor=share.commission_minor - commission,
        commission_vat_minor=share.commission_vat_minor - vat,
    )


def find(once: str) -> Allowance | None:
    """The allowance that was given under this name, if it was."""
    return db.session.scalar(select(Allowance).where(Allowance.once == once))


def get(allowance_id: int) -> Allowance:
    """An allowance with its lines; raises NotFound."""
    whole = select(Allowance).where(Allowance.id == allowance_id).options(selectinload(Allowance.lines))
    found = db.session.scalar(whole)
    if found is None:
        raise NotFound()
    return found


def of_parcels(parcel_ids: Collection[int]) -> Sequence[Allowance]:
    """Every allowance of these parcels that stands, the oldest first."""
    mine = select(Allowance).where(Allowance.parcel_id.in_(parcel_ids), STANDS).options(selectinload(Allowance.lines))
    return db.session.scalars(mine.order_by(Allowance.id)).all()
