"""A shopper says that cash never came which a family says it gave."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal
from storefront.trade import handbacks as trade
from storefront.web.kit.doors import actor
from storefront.web.kit.steps import take
from storefront.web.shop.order_access import parcel_of, readable

handbacks = Blueprint("handbacks", __name__)


@handbacks.post("/orders/<code:reference>/parcels/<code:parcel_reference>/handbacks/<int:refund_id>/denial")
def denial(reference: str, parcel_reference: str, refund_id: int) -> Response:
    """It never came: the office finds out."""
    parcel = parcel_of(readable(reference), parcel_reference)
    refund = trade.get_of_parcel(parcel.id, refund_id)

    def deny() -> None:
        trade.deny(parcel, refund)
        journal.note("CashDenied", subject=f"refund:{refund.id}", actor_id=actor().user_id)

    take(
        deny,
        gettext("أُبلغ مكتب دكّة أن المبلغ لم يصلك، وسيتواصل معك."),
        late=gettext("لا يُعترض على هذا المبلغ الآن، وحاله كما يظهر هنا."),
    )
    return redirect(url_for("shop.orders.show", reference=reference, _anchor=f"parcel-{parcel.reference}"), 303)
