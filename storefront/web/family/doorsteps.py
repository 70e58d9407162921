"""What its shopper did not take at the door, or never collected: a page that says what follows and asks why."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.trade import orders
from storefront.trade.delivery import COURIER
from storefront.web.family import desk
from storefront.web.family.forms import DoorstepForm
from storefront.web.family.order_money import when_called_off
from storefront.web.family.reach import told
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

doorsteps = Blueprint("doorsteps", __name__)


@doorsteps.get("/orders/<code:parcel_reference>/doorstep")
def new(parcel_reference: str) -> str | Response:
    """Why, and whether the goods can be sold again."""
    parcel = desk.own(orders.of_family, parcel_reference)
    if parcel.state != "ready" or parcel.way == COURIER:
        return too_late(parcel)
    return page(parcel, DoorstepForm(formdata=None, data={"again": "yes"}))


@doorsteps.post("/orders/<code:parcel_reference>/doorstep")
def create(parcel_reference: str) -> Response | tuple[str, int]:
    """Nothing was sold: the goods are home, and what was paid ahead goes back."""
    parcel = desk.own(orders.of_family, parcel_reference)
    form = DoorstepForm()
    if parcel.way == COURIER:
        return too_late(parcel)
    if not form.validate_on_submit():
        return page(parcel, form), 422
    try:
        orders.doors.refuse(parcel, actor(), reason=str(form.reason.data), sells_again=form.again.data == "yes")
    except NotNow:
        units.abandon()
        return too_late(parcel)
    noted = gettext("سُجّل أن الطلب %(code)s لم يُستلم.", code=parcel.reference)
    both = gettext("سُجّل أن الطلب %(code)s لم يُستلم، ووصل ذلك إلى المشتري.", code=parcel.reference)
    say("good", told(parcel, noted, both))
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference), 303)


def page(parcel: orders.Parcel, form: DoorstepForm) -> str:
    return render_template(
        "family/doorsteps/new.html",
        parcel=parcel,
        form=form,
        back=when_called_off(parcel),
        is_counted=any(line.is_counted for line in parcel.lines),
    )


def too_late(parcel: orders.Parcel) -> Response:
    """Back to the order, which has moved on, or is not for its family to say that of."""
    say("warn", gettext("لا يُسجَّل هذا للطلب %(code)s الآن، وما ترونه هو حاله.", code=parcel.reference))
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference), 303)
