"""Following an order without an account: its reference and the mobile it was placed with show states and days, no name, no
address, no sum."""

from flask import Blueprint, render_template

from storefront.trade import orders
from storefront.web.kit.forms import western
from storefront.web.shop.buying_forms import TrackForm
from storefront.web.shop.order_rows import parcels_of

tracking = Blueprint("tracking", __name__)


@tracking.get("/tracking")
def new() -> str:
    """Asks for the two."""
    return render_template("shop/tracking/new.html", form=TrackForm(None), missed=False)


@tracking.post("/tracking")
def create() -> str | tuple[str, int]:
    """How far the order is; the same words whether the reference or the mobile is another."""
    form = TrackForm()
    if not form.validate():
        return render_template("shop/tracking/new.html", form=form, missed=False), 422
    reference = (western(form.reference.data) or "").upper().replace(" ", "").replace("-", "")
    order = orders.find_by_mobile(reference, form.e164)
    if order is None:
        return render_template("shop/tracking/new.html", form=form, missed=True), 422
    return render_template("shop/tracking/show.html", order=order, parcels=parcels_of(order))
