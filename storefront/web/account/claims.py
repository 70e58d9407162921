"""A member takes over an order they placed as a guest with the address of their account; the list of orders offers them."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.trade import claims as trade
from storefront.web.account.members import me
from storefront.web.kit.flashes import say

claims = Blueprint("claims", __name__)


@claims.post("/orders/claims")
def create() -> Response:
    """The order of a reference is the member's from now on; not found is what was not placed with their address."""
    reference = request.form.get("reference", "").replace("\0", "")
    trade.take(me(), reference)
    say("good", gettext("صار الطلب %(code)s في طلباتك.", code=reference))
    return redirect(url_for("account.orders.index"), 303)
