"""Reading what a family earned from the books and its tills, and what it paid for its places, in two questions however much.

A month that is over never changes: the ledger is only ever added to, at the time of the day. A process remembers such months.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Select, case, func, literal, select, union_all

from storefront.goods.catalogue import Product
from storefront.insight.income import rents, stalls
from storefront.insight.income.booked import EARNING, SALE, earned, parcel_id, touching
from storefront.insight.income.periods import Period
from storefront.insight.income.places import place_of
from storefront.insight.income.sums import Income, MonthEarned, Sold, Sums
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.trade import checkouts
from storefront.trade.orders import BY_FAMILY, OrderLine, Parcel
from storefront.treasury.ledger import LedgerTransaction

KEPT: Memory[MonthEarned] = Memory(most=2_000)
SETTLED = timedelta(days=1)  # after which nothing that began in a month is still being written


def of_period(family_id: int, period: Period) -> Income:
    """What a family earned in the months of a period."""
    fresh: dict[Month, MonthEarned] = {}

    def read(month: Month) -> MonthEarned:
        if month not in fresh:
            fresh.update(of_months(family_id, Period(month, period.last)))
        return fresh[month]

    return Income(
        period,
        [
            KEPT.get((family_id, month), partial(read, month)) if is_settled(month) else read(month)
            for month in period.months
        ],
    )


def is_settled(month: Month) -> bool:
    """Whether nothing can be booked in a month any more."""
    return month.ends + SETTLED <= clock.now()


def of_months(family_id: int, period: Period) -> dict[Month, MonthEarned]:
    """The same as the books have it now, by month."""
    by_channel: list[dict[str, Sums]] = [{} for _ in period.months]
    products: list[list[Sold]] = [[] for _ in period.months]
    for place, channel, sums in channels_of(family_id, period):
        by_channel[place][channel] = by_channel[place].get(channel, Sums()) + sums
    for place, kind, product, number, total, fee in sold_of(family_id, period):
        if kind == stalls.PRODUCT:
            products[place].append(Sold(product, number, total, fee))
        else:
            more = (
                rents.sums_of(kind, total) if kind in (rents.RENT, rents.FAIR) else stalls.sums_of(kind, number, total)
            )
            by_channel[place][stalls.STALL] = by_channel[place].get(stalls.STALL, Sums()) + more
    rows = zip(period.months, by_channel, products, strict=True)
    return {month: MonthEarned(month, sums, sold) for month, sums, sold in rows}


def channels_of(family_id: int, period: Period) -> list[tuple[int, str, Sums]]:
    """Sums by the place of their month, and channel."""
    row = earned(family_id, period)
    place = place_of(row.c.booked_at, period).label("place")
    channel = func.coalesce(Parcel.channel, checkouts.channels.MARKET).label("channel")
    firsts = func.sum(case((Parcel.is_first, 1), else_=0))
    columns = (
        func.count(),
        firsts,
        *(func.sum(one) for one in (row.c.fee_minor, row.c.family_minor, row.c.in_hand_minor)),
    )
    statement = (
        select(place, channel, row.c.kind, *columns)
        .outerjoin(Parcel, Parcel.id == row.c.parcel_id)
        .group_by(place, channel, row.c.kind)
    )
    return [
        (where, through, sums_of(kind, count, int(firsts), int(fee), int(family), int(in_hand)))
        for where, through, kind, count, firsts, fee, family, in_hand in db.session.execute(statement)
    ]


def sums_of(kind: str, count: int, firsts: int, fee: int, family: int, in_hand: int) -> Sums:
    """What bookings of one kind come to, in halalas; what is undone goes off what was sold and not into it."""
    if kind == SALE:
        return Sums(count, family + fee, 0, fee, in_hand, firsts)
    return Sums(0, 0, -(family + fee) if kind in EARNING else 0, fee, in_hand)


def sold_of(family_id: int, period: Period) -> list[tuple[int, str, int, int, int, int]]:
    """What was sold of each product, by the place of its month, less what the family itself took off; what was sold at stalls as
    a whole, and what was paid for them. Rows as stalls.asked has them."""
    mine = touching(family_id, period)
    own_coupon = case((Parcel.discount_by == BY_FAMILY, OrderLine.discount_minor), else_=0)
    place = place_of(LedgerTransaction.booked_at, period).label("place")
    sums = (OrderLine.quantity, OrderLine.total_minor - own_coupon, OrderLine.commission_minor)
    statement: Select[Any] = (
        select(place, literal(stalls.PRODUCT), OrderLine.product_id, *(func.sum(one) for one in sums))
        .select_from(mine)
        .join(LedgerTransaction, LedgerTransaction.id == mine.c.transaction_id)
        .join(Parcel, Parcel.id == parcel_id())
        .join(OrderLine, OrderLine.parcel_id == Parcel.id)
        .where(LedgerTransaction.kind == SALE)
        .group_by(place, OrderLine.product_id)
    )
    found = db.session.execute(union_all(statement, *stalls.asked(family_id, period), rents.asked(family_id, period)))
    return [(where, kind, *map(int, rest)) for where, kind, *rest in found]


def names_of(product_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """What products are called, in Arabic and in English."""
    statement = select(Product.id, Product.name_ar, Product.name_en).where(Product.id.in_(product_ids))
    return {number: (ar, en or ar) for number, ar, en in db.session.execute(statement)}
