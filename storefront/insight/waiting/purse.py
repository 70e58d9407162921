"""Today's money of a family: what was ordered from it today, what is on its way to it, and whether anything holds that up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, case, func, select

from storefront.community.families import Family
from storefront.insight.waiting import withheld
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import BY_FAMILY, UNDONE, Order, Parcel
from storefront.treasury import ledger, recipients
from storefront.treasury.ledger import LedgerEntry
from storefront.treasury.recipients import Recipient

PATIENCE = timedelta(days=60)  # no order waits as long for its payment, and so none older is confirmed today


@dataclass(frozen=True)
class Purse:
    """Orders of today and what their goods were sold for; what is coming to the family and what it may be paid (negative: what it
    owes) and what of that waits with its sale, in halalas; where its money goes, and whether the office holds its payouts up."""

    orders: int
    sold_minor: int
    coming_minor: int
    payable_minor: int
    withheld_minor: int
    recipient: Recipient | None
    is_held: bool

    @property
    def free_minor(self) -> int:
        """What is paid out next; negative where the family owes."""
        return self.payable_minor if self.payable_minor < 0 else max(0, self.payable_minor - self.withheld_minor)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.orders or self.coming_minor or self.payable_minor)


def of_family(family_id: int) -> Purse:
    """The purse of a family; one query."""
    orders, sold = (column.scalar_subquery() for column in _today(family_id))
    coming, payable = (_owed(family_id, account) for account in (ledger.FAMILY_COMING, ledger.FAMILY))
    held = recipients.is_held(Family.id, "").correlate(Family)
    statement = (
        select(
            orders,
            sold,
            coming.scalar_subquery(),
            payable.scalar_subquery(),
            withheld.total(family_id).scalar_subquery(),
            Recipient,
            held,
        )
        .select_from(Family)
        .outerjoin(Recipient, Recipient.family_id == Family.id)
        .where(Family.id == family_id)
    )
    number, *sums, recipient, is_held = db.session.execute(statement).one()
    sold_minor, coming_minor, payable_minor, withheld_minor = (int(one or 0) for one in sums)
    return Purse(number, sold_minor, coming_minor, payable_minor, withheld_minor, recipient, bool(is_held))


def _today(family_id: int) -> tuple[Select[Any], Select[Any]]:
    """How many parcels were ordered today and not called off, and what the family sold in them, less what it takes off itself.
    Their states are not as old as the oldest payment we wait for, which is what the index can tell."""
    begins = clock.end_of_day(clock.today() - timedelta(days=1))
    own_coupon = case((Parcel.discount_by == BY_FAMILY, Parcel.discount_minor), else_=0)
    columns = (func.count(Parcel.id), func.sum(Parcel.items_minor - own_coupon))
    first, second = (_of_today(select(column), family_id, begins) for column in columns)
    return first, second


def _of_today(columns: Select[Any], family_id: int, begins: datetime) -> Select[Any]:
    confirmed = columns.join(Order, Order.id == Parcel.order_id).where(Order.confirmed_at >= begins)
    mine = (Parcel.family_id == family_id, Parcel.state_at >= begins - PATIENCE, Parcel.state.not_in(UNDONE))
    return confirmed.where(*mine).correlate(None)


def _owed(family_id: int, account: str) -> Select[Any]:
    """What the market owes the family on an account."""
    mine = (LedgerEntry.family_id == family_id, LedgerEntry.account == account)
    return select(func.sum(-LedgerEntry.amount_minor)).where(*mine)
