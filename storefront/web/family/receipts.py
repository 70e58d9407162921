"""The documents of a family's own orders, as PDF."""

from flask import Blueprint
from werkzeug.wrappers import Response

from storefront.kernel import phones
from storefront.trade import orders
from storefront.trade import receipts as trade
from storefront.web.family import desk
from storefront.web.family.orders import contact_of
from storefront.web.paper import Buyer, document_file

receipts = Blueprint("receipts", __name__)


@receipts.get("/orders/<code:parcel_reference>/receipts/<int:number>.pdf")
def show(parcel_reference: str, number: int) -> Response:
    """The receipt of an order or a credit note on it."""
    parcel = desk.own(orders.of_family, parcel_reference)
    return document_file(trade.get(parcel.id, number), parcel.family, buyer_of(parcel))


def buyer_of(parcel: orders.Parcel) -> Buyer:
    """Who bought, as long as the family may know it, and what was to be written on the goods."""
    contact = contact_of(parcel) or {"buyer": "", "buyer_mobile": ""}
    texts = {line.id: line.personal_text for line in parcel.lines}
    mobile = contact["buyer_mobile"]
    return Buyer(contact["buyer"], phones.as_dialled(mobile) if mobile else "", texts)
