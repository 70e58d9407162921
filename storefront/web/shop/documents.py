"""The documents of a parcel as PDF: its receipt or tax invoice, and what was credited of it."""

from flask import Blueprint
from werkzeug.wrappers import Response

from storefront.kernel import phones
from storefront.trade import orders, receipts
from storefront.web.paper import Buyer, document_file
from storefront.web.shop.order_access import parcel_of, readable

documents = Blueprint("documents", __name__)


@documents.get("/orders/<code:reference>/receipts/<code:parcel_reference>/<int:number>.pdf")
def show(reference: str, parcel_reference: str, number: int) -> Response:
    """One document of the parcel, by its number."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    return document_file(receipts.get(parcel.id, number), parcel.family, buyer_of(order, parcel))


def buyer_of(order: orders.Order, parcel: orders.Parcel) -> Buyer:
    """Who bought, as long as the order knows it."""
    texts = {line.id: line.personal_text for line in parcel.lines}
    return Buyer(order.contact_name, phones.as_dialled(order.mobile) if order.mobile else "", texts)
