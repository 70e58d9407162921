"""What the courier brought in part: which pieces its shopper left, and what was paid for the rest."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.trade import orders, returns
from storefront.trade.orders import Parcel
from storefront.treasury.interests import OwnInterest
from storefront.web.family import remaining
from storefront.web.family.remaining import LineRow, WhyForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say

remainders = Blueprint("remainders", __name__)


@remainders.get("/courier/<int:parcel_id>/remainder")
def new(parcel_id: int) -> str | Response:
    """Which pieces were not taken, and why."""
    parcel = orders.get_parcel(parcel_id)
    if not is_at_door(parcel):
        return too_late(parcel)
    return page(parcel, remaining.rows_of(parcel, posted=False), WhyForm(formdata=None))


@remainders.post("/courier/<int:parcel_id>/remainder")
def create(parcel_id: int) -> Response | str | tuple[str, int]:
    """The rest was brought and paid for; written down when the sum was seen."""
    parcel = orders.get_parcel(parcel_id)
    if not is_at_door(parcel):
        return too_late(parcel)
    rows, why = remaining.rows_of(parcel, posted=True), WhyForm()
    try:
        due = remaining.due(parcel, rows)
        if not all([due, why.validate()]):
            return page(parcel, rows, why), 422
        if not remaining.was_seen():
            return render_template("office/remainders/sure.html", parcel=parcel, rows=rows, why=why, due=due)
        pieces, words = remaining.refused(rows), str(why.reason.data)
        returns.doorsteps.hand_over_part(parcel, pieces, actor(), reason=words)
    except OwnInterest as refusal:
        units.abandon()
        why.refuse("reason", refusal, sentence(refusal))
        return page(orders.get_parcel(parcel_id), rows, why), 403
    except NotNow:
        units.abandon()
        return too_late(parcel)
    say("good", gettext("سُجّل أن الطلب %(code)s وصل إلا ما لم يأخذه المشتري.", code=parcel.reference))
    return redirect(url_for("office.courier.index"), 303)


def is_at_door(parcel: Parcel) -> bool:
    """Whether the courier has still to say what became of it, and took cash that may be less."""
    return parcel.state == "sent" and remaining.may_be_part(parcel)


def page(parcel: Parcel, rows: Sequence[LineRow], why: WhyForm) -> str:
    """The page that asks."""
    return render_template("office/remainders/new.html", parcel=parcel, rows=rows, why=why)


def too_late(parcel: Parcel) -> Response:
    """Back to what is with the courier, of which it is none any more, or was paid ahead."""
    say("warn", gettext("لا يُسجَّل هذا للطلب %(code)s الآن.", code=parcel.reference))
    return redirect(url_for("office.courier.index"), 303)
