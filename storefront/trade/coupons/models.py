"""Coupons and their uses. A coupon is stopped, never deleted; a use is given back, never forgotten."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.kernel.database import Base, key, minor, ref, stamp
from storefront.trade.orders.models import Order


class Coupon(Base):
    """A code and what it takes off. Without a family it is the market's: for all goods, paid for by the market."""

    __tablename__ = "coupon"
    __table_args__ = (
        CheckConstraint("(basis_points IS NULL) <> (amount_minor IS NULL)", name="kind"),
        CheckConstraint("basis_points BETWEEN 1 AND 10000", name="basis_points"),
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("cap_minor > 0", name="cap"),
        CheckConstraint("minimum_minor >= 0", name="minimum"),
        CheckConstraint("most_each >= 1", name="most_each"),
        CheckConstraint("used >= 0 AND (most_uses IS NULL OR used <= most_uses)", name="used"),
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days"),
    )

    id: Mapped[key]
    code: Mapped[str] = mapped_column(String(40), unique=True)  # as it is compared, see codes.py
    shown: Mapped[str] = mapped_column(String(40))  # as it is printed
    family_id: Mapped[int | None] = ref("family.id")
    basis_points: Mapped[int | None]  # of the goods it is for …
    cap_minor: Mapped[minor | None]  # … but no more than this
    amount_minor: Mapped[minor | None]  # or so many halalas
    minimum_minor: Mapped[minor] = mapped_column(default=0)  # of the goods it is for
    most_uses: Mapped[int | None]
    most_each: Mapped[int | None]  # by one person
    first_order_only: Mapped[bool] = mapped_column(default=False)
    from_day: Mapped[date]  # the first day, in Riyadh
    to_day: Mapped[date | None]  # the last day
    used: Mapped[int] = mapped_column(default=0)  # uses that were not given back
    made_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    made_at: Mapped[stamp]
    stopped_at: Mapped[datetime | None]
    stopped_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    stop_reason: Mapped[str] = mapped_column(String(300), default="")

    family: Mapped[Family | None] = relationship(lazy="raise_on_sql")


class CouponUse(Base):
    """A coupon taken by an order, and by whom. The order may be corrected later; who used the coupon stays."""

    __tablename__ = "coupon_use"
    __table_args__ = (Index("ix_coupon_use_coupon_given", "coupon_id", "given_back_at"),)

    id: Mapped[key]
    coupon_id: Mapped[int] = ref("coupon.id", index=False)
    order_id: Mapped[int] = ref("shop_order.id", index=False, unique=True)
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL")
    mobile: Mapped[str] = mapped_column(String(40), default="")  # E.164
    email: Mapped[str] = mapped_column(String(254), default="")
    discount_minor: Mapped[minor]
    used_at: Mapped[stamp]
    given_back_at: Mapped[datetime | None]  # nothing came of the order

    coupon: Mapped[Coupon] = relationship(lazy="raise_on_sql")
    order: Mapped[Order] = relationship(lazy="raise_on_sql")
