"""Who uses a coupon: an account, a mobile, an e-mail address. Whoever shares one of them is the same person."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, cast, false, func, or_, select

from storefront.kernel.database import db
from storefront.trade.coupons.models import CouponUse
from storefront.trade.orders import CALLED_OFF, Order, Parcel


@dataclass(frozen=True)
class Shopper:
    """What is known of a shopper so far; the mobile is in E.164. Of a guest who has typed nothing yet that is nothing."""

    user_id: int | None = None
    mobile: str = ""
    email: str = ""

    def among(self, table: type[CouponUse] | type[Order]) -> ColumnElement[bool]:
        """Rows of a table that are this person's."""
        known = []
        if self.user_id is not None:
            known.append(table.user_id == self.user_id)
        if self.mobile:
            known.append(table.mobile == self.mobile)
        if self.email:
            known.append(table.email == self.email)
        return or_(false(), *known)


def count_uses(coupon_id: int, shopper: Shopper) -> int:
    """How often this person has used a coupon."""
    mine = (CouponUse.coupon_id == coupon_id, CouponUse.given_back_at.is_(None), shopper.among(CouponUse))
    return db.session.scalar(select(func.count(CouponUse.id)).where(*mine)) or 0


def most_by_one(coupon_id: int) -> int:
    """How often whoever used a coupon most has used it."""
    most = 0
    for person in (CouponUse.user_id, CouponUse.mobile, CouponUse.email):
        counted = (
            select(func.count(CouponUse.id))
            .where(CouponUse.coupon_id == coupon_id, CouponUse.given_back_at.is_(None))
            .where(person.is_not(None), cast(person, String) != "")
            .group_by(person)
            .order_by(func.count(CouponUse.id).desc())
        )
        most = max(most, db.session.scalar(counted.limit(1)) or 0)
    return most


def has_ordered(shopper: Shopper, *, but: int = 0) -> bool:
    """Whether this person has an order already of which something was not called off; `but` is the order being placed."""
    living = (
        select(Order.id)
        .join(Parcel, Parcel.order_id == Order.id)
        .where(Order.id != but, Order.abandoned_at.is_(None), Parcel.state.not_in(CALLED_OFF), shopper.among(Order))
    )
    return db.session.scalar(living.limit(1)) is not None
