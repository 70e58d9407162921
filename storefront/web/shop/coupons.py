"""The coupon of a basket: its code is typed beside the sums, in the basket or on the last page before the order."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import limits
from storefront.kernel.refusals import Refusal
from storefront.trade import carts
from storefront.trade import coupons as trade
from storefront.web.kit import callers
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path
from storefront.web.kit.requests import keep_work
from storefront.web.shop import baskets
from storefront.web.shop.basket_page import page
from storefront.web.shop.buying_forms import CouponForm

coupons = Blueprint("coupons", __name__)
# a code is not to be found by trying; many phones share one address of their network
BY_BASKET, BY_PLACE = limits.Limit("coupon:basket", 20, 15), limits.Limit("coupon:place", 300, 15)


@coupons.post("/cart/coupon")
def create() -> Response | tuple[str, int]:
    """A code into the basket, if it holds; what speaks against it is said beside it."""
    cart, form = baskets.mine(), CouponForm()
    if cart is None:
        return redirect(url_for("shop.cart.show"), 303)
    if form.validate():
        try:
            put(cart, form.code.data or "")
            say("good", gettext("حُسب خصم القسيمة."))
            return redirect(own_path(request.form.get("next"), url_for("shop.cart.show", _anchor="coupon")), 303)
        except Refusal as refusal:
            keep_work()  # the try counts
            form.refuse("code", refusal, sentence(refusal))
    return page(baskets.shown(cart), coupon_form=form), 422


def put(cart: carts.Cart, typed: str) -> None:
    """Tries a code. Raises TooManyTries, CouponDoesNotHold's."""
    limits.take(BY_BASKET, str(cart.id))
    limits.take(BY_PLACE, callers.place())
    trade.keep(cart, typed, baskets.shopper_of(cart))


@coupons.post("/cart/coupon/removal")
def destroy() -> Response:
    """The coupon out of the basket."""
    cart = baskets.mine()
    if cart and cart.coupon_code:
        carts.keep_coupon(cart, "")
        say("good", gettext("أُزيلت القسيمة من السلة."))
    return redirect(own_path(request.form.get("next"), url_for("shop.cart.show", _anchor="coupon")), 303)
