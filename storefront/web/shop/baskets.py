"""Whose basket: a member's by account, a guest's by a cookie that only the server reads. The header counts its pieces."""

from collections.abc import Callable

from flask import g, request, session
from flask.sansio.app import App
from werkzeug.wrappers import Response

from storefront.kernel import wording
from storefront.kernel.phones import saudi_mobile
from storefront.kernel.refusals import Refusal
from storefront.trade import carts, coupons
from storefront.web.kit import cookies
from storefront.web.kit.doors import actor
from storefront.web.kit.requests import SAFE_METHODS

COOKIE = "basket"
DAYS = 30


def mine() -> carts.Cart | None:
    """The reader's basket, if there is one. What a guest put in is carried over at sign-in. Requests that may change it
    take turns."""
    if "basket" not in g:
        token, changes = cookies.read(COOKIE), request.method not in SAFE_METHODS
        g.basket = carts.find_cart(user_id=actor().user_id, token=token, to_change=changes)
    return g.basket  # type: ignore[no-any-return]


def mine_or_new() -> carts.Cart:
    """The reader's basket, opened when there is none; for requests that put something in."""
    cart = mine()
    if cart is None:
        cart, g.basket_token = carts.open_cart(user_id=actor().user_id)
        g.basket = cart
    return cart


def shown(cart: carts.Cart | None) -> carts.Basket:
    """A basket as its pages show it, with its coupon as far as that holds for whoever reads."""
    return coupons.applied(carts.basket(cart), shopper_of(cart))


def shopper_of(cart: carts.Cart | None) -> coupons.Shopper:
    """What is known of the reader: the account, and what was typed on the way to the order as far as it is right."""
    typed = cart.typed.get("contact", {}) if cart else {}
    mobile, email = kept(saudi_mobile, typed.get("mobile", "")), kept(wording.email, typed.get("email", ""))
    return coupons.Shopper(actor().user_id, mobile, email)


def kept(rule: Callable[[str], str], typed: str) -> str:
    """What was typed as it is kept; nothing for what is not right."""
    try:
        return rule(typed)
    except Refusal:
        return ""


def keep_cookie(response: Response) -> Response:
    """Gives a guest's new basket its cookie, and keeps a known one for thirty days more whenever it is used."""
    token = g.pop("basket_token", None) or cookies.read(COOKIE)
    wrote = request.method not in SAFE_METHODS and response.status_code < 400
    if token and wrote and actor().user_id is None:
        cookies.keep(response, COOKIE, token, seconds=60 * 60 * 24 * DAYS)
    return response


def count() -> int:
    """Pieces in the reader's basket; asks the database only when a cookie says there may be one."""
    token, user_id = cookies.read(COOKIE), actor().user_id if session else None
    return carts.count_pieces(user_id=user_id, token=token) if user_id or token else 0


def furnish(app: App) -> None:
    """Tells the header of every page how to count."""
    app.extensions["basket_count"] = count
