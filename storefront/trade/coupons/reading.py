"""A basket with its coupon: what the coupon takes off each line, or why it takes nothing off."""

from dataclasses import replace

from storefront.kernel import clock, money
from storefront.trade import carts
from storefront.trade.coupons import refusals, terms
from storefront.trade.coupons.codes import folded
from storefront.trade.coupons.models import Coupon
from storefront.trade.coupons.queries import find
from storefront.trade.coupons.shoppers import Shopper, count_uses, has_ordered
from storefront.trade.coupons.states import COMING, RUNNING, USED_UP, state_of
from storefront.trade.orders import BY_FAMILY, BY_MARKET


def keep(cart: carts.Cart, typed: str, shopper: Shopper) -> None:
    """Puts a coupon into a basket. Raises whatever speaks against it (see refusals.CouponDoesNotHold); then the one that
    was there stays."""
    coupon = find(folded(typed))
    if coupon is None:
        raise refusals.CouponIsUnknown()
    reduction = reduction_of(coupon, carts.basket(cart), shopper)
    if reduction.refusal:
        raise reduction.refusal
    carts.keep_coupon(cart, coupon.code)


def applied(basket: carts.Basket, shopper: Shopper) -> carts.Basket:
    """The basket with the coupon that was put into it, as it holds for this person now."""
    code = basket.cart.coupon_code if basket.cart else ""
    if not code or not basket.parts:
        return basket
    coupon = find(code)
    if coupon is None:
        return replace(basket, reduction=carts.Reduction(code, refusal=refusals.CouponIsUnknown()))
    return replace(basket, reduction=reduction_of(coupon, basket, shopper))


def reduction_of(coupon: Coupon, basket: carts.Basket, shopper: Shopper) -> carts.Reduction:
    """What a coupon takes off a basket, or the reason why nothing."""
    try:
        check_days(coupon)
        minor = by_line(coupon, basket)
        check_person(coupon, shopper)
    except refusals.CouponDoesNotHold as refusal:
        return carts.Reduction(coupon.shown, coupon.id, refusal=refusal)
    return carts.Reduction(coupon.shown, coupon.id, borne_by(coupon), minor)


def borne_by(coupon: Coupon) -> str:
    """Who bears what it takes off: its family, or the market."""
    return BY_FAMILY if coupon.family_id else BY_MARKET


def check_days(coupon: Coupon) -> None:
    """Raises CouponIsComing, CouponIsUsedUp, or CouponIsOver for one that was stopped too."""
    state = state_of(coupon, clock.today())
    if state == COMING:
        raise refusals.CouponIsComing(day=coupon.from_day)
    if state == USED_UP:
        raise refusals.CouponIsUsedUp()
    if state != RUNNING:
        raise refusals.CouponIsOver()


def by_line(coupon: Coupon, basket: carts.Basket) -> dict[int, int]:
    """What is taken off each line it is for. Raises CouponIsNotForThese, MinimumIsNotReached."""
    prices = {
        piece.line.id: piece.total_minor
        for part in basket.open_parts
        if coupon.family_id in (None, part.family.id)
        for piece in part.pieces
        if piece.can_be_had
    }
    goods = sum(prices.values())
    if not goods:
        raise refusals.CouponIsNotForThese()
    if goods < coupon.minimum_minor:
        raise refusals.MinimumIsNotReached(missing=money.Money(coupon.minimum_minor - goods))
    off = terms.discount_of(
        goods, basis_points=coupon.basis_points, cap_minor=coupon.cap_minor, amount_minor=coupon.amount_minor
    )
    return dict(zip(prices, terms.split(off, list(prices.values())), strict=True))


def check_person(coupon: Coupon, shopper: Shopper, *, order_id: int = 0) -> None:
    """Raises CouponIsForFirstOrders, CouponWasUsedByYou; `order_id` is the order that is just being placed."""
    if coupon.most_each is not None and count_uses(coupon.id, shopper) >= coupon.most_each:
        raise refusals.CouponWasUsedByYou()
    if coupon.first_order_only and has_ordered(shopper, but=order_id):
        raise refusals.CouponIsForFirstOrders()
