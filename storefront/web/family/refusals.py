"""Declining an order: a page of its own that says what is lost, and asks for the reason the shopper will read."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.trade import orders
from storefront.trade.orders import PARCEL
from storefront.web.family import desk
from storefront.web.family.forms import RefusalForm
from storefront.web.family.order_money import when_called_off
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

refusals = Blueprint("refusals", __name__)


@refusals.get("/orders/<code:parcel_reference>/refusal")
def new(parcel_reference: str) -> str | Response:
    """The question, and what follows from the answer."""
    parcel = desk.own(orders.of_family, parcel_reference)
    if not PARCEL.allows(parcel.state, "declined"):
        return too_late(parcel)
    return page(parcel, asked(RefusalForm(formdata=None), parcel))


@refusals.post("/orders/<code:parcel_reference>/refusal")
def create(parcel_reference: str) -> Response | tuple[str, int]:
    """The family cannot make it: goods and money go back."""
    parcel = desk.own(orders.of_family, parcel_reference)
    form = asked(RefusalForm(), parcel)
    if not form.validate_on_submit():
        return page(parcel, form), 422
    try:
        orders.decline(parcel, actor(), reason=str(form.reason.data), sells_again=form.sells_again)
    except NotNow:
        units.abandon()
        return too_late(parcel)
    say("good", gettext("اعتذرتم عن الطلب %(code)s، ويقرأ المشتري السبب في صفحة طلبه.", code=parcel.reference))
    return redirect(url_for("family.orders.index"), 303)


def asked(form: RefusalForm, parcel: orders.Parcel) -> RefusalForm:
    """The form, which asks about the pieces of an order nobody began; what was begun its family counts by hand."""
    waits = PARCEL.allows(parcel.state, "declined") and parcel.state not in orders.states.BEGUN
    form.asks_of_pieces = waits and bool(orders.confirming.counted(parcel.id))
    return form


def page(parcel: orders.Parcel, form: RefusalForm) -> str:
    return render_template(
        "family/refusals/new.html",
        parcel=parcel,
        form=form,
        back=when_called_off(parcel),
        has_begun=parcel.state in orders.states.BEGUN,
        is_counted=form.asks_of_pieces or bool(orders.confirming.counted(parcel.id)),
    )


def too_late(parcel: orders.Parcel) -> Response:
    """Back to the order, which has moved on."""
    say("warn", gettext("لم يعد الاعتذار عن الطلب %(code)s ممكناً.", code=parcel.reference))
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference), 303)
