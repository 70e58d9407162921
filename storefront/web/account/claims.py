"""A member takes over an order they placed as a guest with the address of their account, or says that it is somebody else's;
the list of orders offers them."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.trade import claims as trade
from storefront.web.account.members import me
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path

claims = Blueprint("claims", __name__)


@claims.post("/orders/claims")
def create() -> Response:
    """The order of a reference is the member's from now on; not found is what was not placed with their address."""
    reference = named()
    trade.take(me(), reference)
    say("good", gettext("صار الطلب %(code)s في طلباتك.", code=reference))
    return redirect(url_for("account.orders.index"), 303)


@claims.post("/orders/disclaimers")
def disclaim() -> Response:
    """The order of a reference is not the member's: their address goes out of it."""
    reference = named()
    trade.disown(me(), reference)
    say("good", gettext("حُذف بريدك من الطلب %(code)s.", code=reference))
    return redirect(own_path(request.form.get("next"), url_for("account.orders.index")), 303)


def named() -> str:
    """The reference of the order that is meant."""
    return request.form.get("reference", "").replace("\0", "")
