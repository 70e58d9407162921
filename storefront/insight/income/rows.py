"""The bookings of a period one by one, for a table that a family keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storefront.insight.income import rents, stalls
from storefront.insight.income.booked import EARNING, earned
from storefront.insight.income.periods import Period
from storefront.insight.income.queries import sums_of
from storefront.insight.income.sums import Sums
from storefront.kernel.database import db
from storefront.trade import checkouts
from storefront.trade.orders import Parcel


@dataclass(frozen=True)
class Row:
    """One booking: when, of which kind, of which parcel (or sale at a stall, or invoice of a place), through which channel, and
    what it came to."""

    at: datetime
    kind: str
    parcel: str
    channel: str
    sums: Sums


def rows_of(family_id: int, period: Period) -> Sequence[Row]:
    """Every sale of a family in a period, everything that undid one, and what it paid for its places, in the order of time; three
    questions."""
    row = earned(family_id, period)
    statement = (
        select(
            row,
            func.coalesce(Parcel.reference, ""),
            func.coalesce(Parcel.channel, checkouts.channels.MARKET),
            func.coalesce(Parcel.is_first, False),
        )
        .outerjoin(Parcel, Parcel.id == row.c.parcel_id)
        .where(row.c.kind.in_(EARNING))
        .order_by(row.c.booked_at, row.c.id)
    )
    booked = [
        Row(at, kind, parcel, channel, sums_of(kind, 1, int(first), int(fee), int(family), int(in_hand)))
        for _, kind, at, _, fee, family, in_hand, parcel, channel, first in db.session.execute(statement)
    ]
    beside = (*stalls.sales_of(family_id, period), *rents.paid_of(family_id, period))
    at_stalls = [Row(at, kind, name, stalls.STALL, sums) for at, kind, name, sums in beside]
    return sorted([*booked, *at_stalls], key=lambda row: row.at) if at_stalls else booked
