"""Uses of coupons, exact however many come at once: counted on the coupon's own row by a guarded statement, which also
makes everybody else who uses this coupon wait until the unit of work ends."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade import carts
from storefront.trade.coupons import refusals
from storefront.trade.coupons.models import Coupon, CouponUse
from storefront.trade.coupons.queries import get
from storefront.trade.coupons.reading import borne_by, by_line, check_days, check_person
from storefront.trade.coupons.shoppers import Shopper
from storefront.trade.orders import CALLED_OFF, Order, Parcel

HAS_ROOM = or_(Coupon.most_uses.is_(None), Coupon.used < Coupon.most_uses)


def use(basket: carts.Basket, order: Order, shopper: Shopper) -> None:
    """The coupon of a basket is used by an order. Raises whatever speaks against it by now (see
    refusals.CouponDoesNotHold), CouponHasChanged when it takes off something else than the shopper agreed to."""
    seen = basket.reduction
    if seen is None or seen.refusal:
        return
    coupon = count_one(seen.coupon_id)
    if coupon.first_order_only:
        wait_for_first_orders()
    check_person(coupon, shopper, order_id=order.id)
    if (by_line(coupon, basket), borne_by(coupon)) != (seen.minor, seen.by):
        raise refusals.CouponHasChanged()
    taken = CouponUse(coupon_id=coupon.id, order_id=order.id, discount_minor=seen.total_minor, used_at=clock.now())
    taken.user_id, taken.mobile, taken.email = shopper.user_id, shopper.mobile, shopper.email
    db.session.add(taken)


def count_one(coupon_id: int) -> Coupon:
    """One use more, if the coupon runs today and its limit leaves room. Raises CouponIsUsedUp, CouponIsOver,
    CouponIsComing."""
    today = clock.today()
    runs = (
        Coupon.stopped_at.is_(None),
        Coupon.from_day <= today,
        or_(Coupon.to_day.is_(None), Coupon.to_day >= today),
        HAS_ROOM,
    )
    counted = add_uses(coupon_id, +1, *runs)
    coupon = get(coupon_id)
    db.session.refresh(coupon)
    if not counted:
        check_days(coupon)
        raise refusals.CouponIsUsedUp()
    return coupon


def wait_for_first_orders() -> None:
    """Makes everybody else who uses a coupon for first orders wait until the unit of work ends, whichever coupon it is: a
    guest has no row of their own to wait for, and one person may hold several such coupons. All of them go through the
    row of the oldest coupon, taken after their own; whoever holds that one wants no further coupon."""
    oldest = select(func.min(Coupon.id)).scalar_subquery()
    db.session.execute(select(Coupon.id).where(Coupon.id == oldest).with_for_update(key_share=True))


def add_uses(coupon_id: int, uses: int, *only: ColumnElement[bool]) -> bool:
    """Counts uses more (or fewer) on the coupon's row; False when it is not as it must be for that."""
    counted: Any = db.session.execute(
        update(Coupon)
        .where(Coupon.id == coupon_id, *only)
        .values(used=Coupon.used + uses)
        .returning(Coupon.id)
        .execution_options(synchronize_session=False)
    )
    return counted.scalar_one_or_none() is not None


def give_back(order_id: int) -> None:
    """Nothing comes of an order: its coupon can be used once more, by the same person too. Once."""
    given = (
        update(CouponUse)
        .where(CouponUse.order_id == order_id, CouponUse.given_back_at.is_(None))
        .values(given_back_at=clock.now())
        .returning(CouponUse.coupon_id)
        .execution_options(synchronize_session=False)
    )
    coupon_id = db.session.execute(given).scalar_one_or_none()
    if coupon_id is not None:
        add_uses(coupon_id, -1)


def give_back_if_undone(order_id: int) -> None:
    """The same once every parcel of it was declined or cancelled. What reached the shopper and comes home afterwards
    gives no use back: it could be had again and again."""
    use_of_order = select(CouponUse.id).where(CouponUse.order_id == order_id).with_for_update()
    if db.session.scalar(use_of_order) is None:  # two parcels called off at the same moment wait for each other here
        return
    living = select(Parcel.id).where(Parcel.order_id == order_id, Parcel.state.not_in(CALLED_OFF))
    if not db.session.scalar(select(living.exists())):
        give_back(order_id)


def take_again(order_id: int) -> bool:
    """An order that was given up was paid after all, at the sum it was placed at: its coupon is used once more. False
    when a limit leaves no room by now, or it is for first orders and this is none any more (then the caller undoes this);
    an order without a coupon needs none."""
    given = select(CouponUse).where(CouponUse.order_id == order_id, CouponUse.given_back_at.is_not(None))
    taken = db.session.scalar(given.with_for_update())
    if taken is None:
        return True
    if not add_uses(taken.coupon_id, +1, HAS_ROOM):
        return False
    coupon = get(taken.coupon_id)
    db.session.refresh(coupon)
    if coupon.first_order_only:
        wait_for_first_orders()
    try:
        check_person(coupon, shopper_of(taken), order_id=order_id)
    except refusals.CouponDoesNotHold:
        return False
    taken.given_back_at = None
    return True


def shopper_of(taken: CouponUse) -> Shopper:
    """Who used it."""
    return Shopper(taken.user_id, taken.mobile, taken.email)


def adopt(order_ids: Collection[int], user_id: int) -> None:
    """What a guest used for these orders is a member's from now on."""
    mine = (
        update(CouponUse).where(CouponUse.order_id.in_(order_ids), CouponUse.user_id.is_(None)).values(user_id=user_id)
    )
    db.session.execute(mine.execution_options(synchronize_session=False))


def forget_address(order_id: int) -> None:
    """Takes an address out of what was used for an order: it is not its shopper's."""
    used = update(CouponUse).where(CouponUse.order_id == order_id).values(email="")
    db.session.execute(used.execution_options(synchronize_session="fetch"))


def forget_member(user_id: int) -> None:
    """Takes a member who leaves out of what they used."""
    mine = update(CouponUse).where(CouponUse.user_id == user_id).values(user_id=None, mobile="", email="")
    db.session.execute(mine.execution_options(synchronize_session=False))
