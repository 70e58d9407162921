"""Cash the family took and has to give back: it says that it did."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal
from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.trade import handbacks as trade
from storefront.trade import orders
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

handbacks = Blueprint("handbacks", __name__)


@handbacks.post("/orders/<code:parcel_reference>/handbacks/<int:refund_id>/giving")
def giving(parcel_reference: str, refund_id: int) -> Response:
    """The shopper has the cash."""
    parcel = desk.own(orders.of_family, parcel_reference)
    refund = trade.get_of_parcel(parcel.id, refund_id)
    try:
        trade.give(parcel, refund, actor())
    except NotNow:
        units.abandon()
        say("warn", gettext("سُجّل هذا من قبل، وما ترونه هو حاله الآن."))
    else:
        journal.note("CashGiven", subject=f"refund:{refund.id}", actor_id=actor().user_id)
        say("good", gettext("سُجّل أنكم أعطيتم المشتري المبلغ، وتصله رسالة بذلك."))
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference, _anchor="handbacks"), 303)
