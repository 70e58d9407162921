"""Who uses a coupon: an account, a mobile, an e-mail address. Whoever shares one of them is the same person."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, or_, select

from storefront.kernel.database import db
from storefront.trade.coupons.models import CouponUse
from storefront.trade.orders import Order, Parcel

CALLED_OFF = ("declined", "cancelled")


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
    return len(db.session.scalars(select(CouponUse.id).where(*mine)).all())


def has_ordered(shopper: Shopper, *, but: int = 0) -> bool:
    """Whether this person has an order already of which something was not called off; `but` is the order being placed."""
    living = (
        select(Order.id)
        .join(Parcel, Parcel.order_id == Order.id)
        .where(Order.id != but, Order.abandoned_at.is_(None), Parcel.state.not_in(CALLED_OFF), shopper.among(Order))
    )
    return db.session.scalar(living.limit(1)) is not None
