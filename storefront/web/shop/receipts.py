"""A family's receipt for its parcel, for paper: a simplified tax invoice of a registered family, otherwise a receipt that
says it is none."""

from dataclasses import dataclass

import segno
from flask import Blueprint, render_template

from storefront.kernel import clock, phones
from storefront.kernel.refusals import NotFound
from storefront.kernel.vat import vat_rate
from storefront.trade import delivery, orders
from storefront.trade.receipts import qr_text
from storefront.web.kit.locale import in_language
from storefront.web.shop.order_access import parcel_of, readable
from storefront.web.shop.order_rows import line_row
from storefront.web.shop.parcels import way_words

receipts = Blueprint("receipts", __name__)


@dataclass
class Tax:
    """What stands on a tax invoice beside the sums (halalas), and the code to scan as the address of a picture."""

    number: str
    rate: int  # percent
    vat_minor: int
    code: str


@receipts.get("/orders/<code:reference>/receipts/<code:parcel_reference>")
def show(reference: str, parcel_reference: str) -> str:
    """The receipt, from the moment the family accepted."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    if parcel.receipt_number is None:
        raise NotFound()
    return render_template(
        "shop/receipts/show.html",
        order=order,
        parcel=parcel,
        family=parcel.family,
        lines=[line_row(line, None, parcel.family) for line in parcel.lines],
        way=way_words(parcel.way, parcel.family, in_language(order.city, "name")),
        mobile=phones.as_dialled(order.mobile),
        by_courier=parcel.way == delivery.COURIER,
        tax=tax_of(parcel),
    )


def tax_of(parcel: orders.Parcel) -> Tax | None:
    """The tax on a parcel of a registered family; what a courier takes is not the family's supply."""
    if not parcel.vat_number or parcel.receipt_at is None:
        return None
    total = parcel.items_minor + (0 if parcel.way == delivery.COURIER else parcel.delivery_minor)
    text = qr_text(
        parcel.family.trade_name_ar, parcel.vat_number, parcel.receipt_at, total_minor=total, vat_minor=parcel.vat_minor
    )
    code = segno.make(text, error="m").svg_data_uri(scale=4, border=2, nl=False)
    rate = vat_rate(clock.riyadh(parcel.order.placed_at).date()) // 100
    return Tax(parcel.vat_number, rate, parcel.vat_minor, code)
