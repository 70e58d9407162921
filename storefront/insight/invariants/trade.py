"""Questions about orders and their parcels."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import String, cast, func, literal, or_, select

from storefront.insight.audit.promises import PAID_BY_MARKET
from storefront.kernel.database import db
from storefront.trade import checkouts
from storefront.trade.orders import PARCEL, Order, OrderLine, Parcel, ParcelStep, ReadyLine
from storefront.trade.packing import MAKING
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction


def sums_that_do_not_add_up() -> Sequence[str]:
    """An order is the sum of its parcels, a parcel of its lines and delivery; commission and tax lie within."""
    lines = (
        select(
            OrderLine.parcel_id,
            func.sum(OrderLine.total_minor).label("goods"),
            func.sum(OrderLine.discount_minor).label("discount"),
        )
        .group_by(OrderLine.parcel_id)
        .subquery()
    )
    parcels = (
        select(Parcel.reference)
        .outerjoin(lines, lines.c.parcel_id == Parcel.id)
        .where(
            or_(
                lines.c.goods.is_(None),
                lines.c.goods != Parcel.items_minor,
                lines.c.discount != Parcel.discount_minor,
                Parcel.commission_minor > Parcel.items_minor,
                Parcel.vat_minor > Parcel.total_minor + PAID_BY_MARKET,
            )
        )
    )
    whole = (
        select(
            Parcel.order_id,
            func.sum(Parcel.items_minor).label("goods"),
            func.sum(Parcel.delivery_minor).label("delivery"),
            func.sum(Parcel.discount_minor).label("discount"),
        )
        .group_by(Parcel.order_id)
        .subquery()
    )
    orders = (
        select(Order.reference)
        .outerjoin(whole, whole.c.order_id == Order.id)
        .where(
            or_(
                whole.c.goods.is_(None),
                whole.c.goods != Order.items_minor,
                whole.c.delivery != Order.delivery_minor,
                whole.c.discount != Order.discount_minor,
            )
        )
    )
    return [*db.session.scalars(parcels), *db.session.scalars(orders)]


def steps_that_are_not_allowed() -> Sequence[str]:
    """Every step of a parcel is an arrow of the table, follows the one before, and ends where the parcel is.

    An unpaid order's parcels end as cancelled from where they were, whatever the table says of shoppers; paid after all,
    they begin once more.
    """
    ways: defaultdict[int, list[ParcelStep]] = defaultdict(list)
    for step in db.session.scalars(select(ParcelStep).order_by(ParcelStep.id)):
        ways[step.parcel_id].append(step)
    wrong = []
    for parcel_id, state in db.session.execute(select(Parcel.id, Parcel.state)):
        way = ways[parcel_id]
        joined = all(after.before == before.after for before, after in pairwise(way))
        allowed = all(PARCEL.allows(step.before, step.after) or is_paid_late(step) for step in way[1:])
        if not way or not joined or not allowed or way[-1].after != state:
            wrong.append(f"parcel {parcel_id}")
    return wrong


def parcels_ready_and_not_so() -> Sequence[str]:
    """A parcel whose every line is ready is ready itself."""
    waits = (
        select(OrderLine.id)
        .outerjoin(ReadyLine, ReadyLine.order_line_id == OrderLine.id)
        .where(OrderLine.parcel_id == Parcel.id, ReadyLine.order_line_id.is_(None))
    )
    statement = select(Parcel.reference).where(Parcel.state.in_(MAKING), ~waits.exists())
    return db.session.scalars(statement.order_by(Parcel.id)).all()


def is_paid_late(step: ParcelStep) -> bool:
    """Whether a parcel came back because its payment arrived after it was called off for want of it."""
    return (step.before, step.after, step.reason) == ("cancelled", "placed", checkouts.reviving.PAID_LATE)


def earnings_of_another_family() -> Sequence[str]:
    """What was earned with a parcel, or lost of it again, stands on the account of the family whose parcel it is: families
    read their income by the channels and the goods of their parcels."""
    statement = (
        select(LedgerTransaction.once)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .join(Parcel, LedgerTransaction.subject == literal("parcel:") + cast(Parcel.id, String))
        .where(LedgerTransaction.kind.in_(("sale", *ledger.losses.UNDOING)), LedgerEntry.family_id != Parcel.family_id)
    )
    return db.session.scalars(statement.distinct().order_by(LedgerTransaction.once)).all()


def channels_nobody_knows() -> Sequence[str]:
    """A parcel's shopper came through a channel there is."""
    return db.session.scalars(
        select(Parcel.reference).where(Parcel.channel.not_in(checkouts.channels.CHANNELS)).order_by(Parcel.id)
    ).all()
