"""Whose basket: a member's by account, a guest's by a cookie that only the server reads. The header counts its pieces."""

from flask import Flask, current_app, g, request, session
from werkzeug.wrappers import Response

from storefront.trade import carts
from storefront.web.kit.doors import actor

COOKIE = "basket"
DAYS = 30


def mine() -> carts.Cart | None:
    """The reader's basket, if there is one. A member who never filled one is shown what this browser holds."""
    if "basket" not in g:
        user_id, token = actor().user_id, request.cookies.get(COOKIE)
        g.basket = (carts.find_cart(user_id=user_id, token=None) if user_id else None) or (
            carts.find_cart(user_id=None, token=token) if token else None
        )
    return g.basket  # type: ignore[no-any-return]


def mine_or_new() -> carts.Cart:
    """The reader's basket, opened when there is none; for requests that put something in."""
    if actor().user_id is not None:
        join(actor().user_id)  # type: ignore[arg-type]  # just asked
    cart = mine()
    if cart is None:
        cart, g.basket_token = carts.open_cart(user_id=actor().user_id)
        g.basket = cart
    return cart


def join(user_id: int) -> None:
    """What a guest put in belongs to the member from now on; called at sign-in. The cookie ends with it."""
    token = request.cookies.get(COOKIE)
    guest = carts.find_cart(user_id=None, token=token) if token else None
    g.pop("basket", None)
    if guest is None:
        return
    member = carts.find_cart(user_id=user_id, token=None)
    if member is None:
        carts.adopt(guest, user_id)
    else:
        carts.merge(guest, member)


def keep_cookie(response: Response) -> Response:
    """Gives a guest's new basket its cookie, keeps a known one for thirty days more, ends it for members."""
    token = g.pop("basket_token", None) or request.cookies.get(COOKIE)
    if token is None or request.method == "GET" or response.status_code >= 400:
        return response
    if actor().user_id is not None:
        response.delete_cookie(COOKIE)
    else:
        response.set_cookie(
            COOKIE,
            token,
            max_age=60 * 60 * 24 * DAYS,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    return response


def count() -> int:
    """Pieces in the reader's basket; asks the database only when a cookie says there may be one."""
    token, user_id = request.cookies.get(COOKIE), actor().user_id if session else None
    return carts.count_pieces(user_id=user_id, token=token) if user_id or token else 0


def furnish(app: Flask) -> None:
    """Tells the header of every page how to count."""
    app.extensions["basket_count"] = count
