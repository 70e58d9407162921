"""Cash the family took and has to give back: it says that it did."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal
from storefront.trade import handbacks as trade
from storefront.trade import orders
from storefront.web.family import desk
from storefront.web.family.reach import told
from storefront.web.kit.doors import actor
from storefront.web.kit.steps import take

handbacks = Blueprint("handbacks", __name__)


@handbacks.post("/orders/<code:parcel_reference>/handbacks/<int:refund_id>/giving")
def giving(parcel_reference: str, refund_id: int) -> Response:
    """The shopper has the cash."""
    parcel = desk.own(orders.of_family, parcel_reference)
    refund = trade.get_of_parcel(parcel.id, refund_id)

    def give() -> None:
        trade.give(parcel, refund, actor())
        journal.note("CashGiven", subject=f"refund:{refund.id}", actor_id=actor().user_id)

    take(
        give,
        told(
            parcel,
            gettext("سُجّل أنكم أعطيتم المشتري المبلغ."),
            gettext("سُجّل أنكم أعطيتم المشتري المبلغ، وتصله رسالة بذلك."),
        ),
        late=gettext("سُجّل هذا من قبل، وما ترونه هو حاله الآن."),
    )
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference, _anchor="handbacks"), 303)
