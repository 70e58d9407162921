"""What its shopper took in part at the door: which pieces they left, what they pay for the rest, and that they have it."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import limits
from storefront.kernel import money, units
from storefront.kernel.refusals import NotNow
from storefront.trade import orders, returns
from storefront.trade.delivery import COLLECT, COURIER
from storefront.trade.orders import Parcel
from storefront.web.family import desk, remaining
from storefront.web.family.doorsteps import too_late
from storefront.web.family.forms import AgainForm, HandoverForm
from storefront.web.family.remaining import LineRow, WhyForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.requests import keep_work

remainders = Blueprint("remainders", __name__)


@remainders.get("/orders/<code:parcel_reference>/remainder")
def new(parcel_reference: str) -> str | Response:
    """Which pieces were not taken, why, and whether they can be sold again."""
    parcel = desk.own(orders.of_family, parcel_reference)
    if not is_at_door(parcel):
        return too_late(parcel)
    again = AgainForm(formdata=None, data={"again": "yes"})
    return page(parcel, remaining.rows_of(parcel, posted=False), WhyForm(formdata=None), again)


@remainders.post("/orders/<code:parcel_reference>/remainder")
def create(parcel_reference: str) -> Response | str | tuple[str, int]:
    """The rest is handed over and paid for; written down when the sum was seen."""
    parcel = desk.own(orders.of_family, parcel_reference)
    if not is_at_door(parcel):
        return too_late(parcel)
    rows, why, again, code = remaining.rows_of(parcel, posted=True), WhyForm(), AgainForm(), HandoverForm()
    try:
        due = remaining.due(parcel, rows)
        if not all([due, why.validate(), again.validate()]):
            return page(parcel, rows, why, again), 422
        if not remaining.was_seen():
            return sure(parcel, rows, (why, again, HandoverForm(formdata=None)), due or 0)
        if parcel.way == COLLECT and not code.validate():
            return sure(parcel, rows, (why, again, code), due or 0), 422
        returns.doorsteps.hand_over_part(
            parcel,
            remaining.refused(rows),
            actor(),
            reason=str(why.reason.data),
            code=code.code.data or "",
            sells_again=again.again.data == "yes",
        )
    except NotNow:
        units.abandon()
        return too_late(parcel)
    except (orders.refusals.CodeDoesNotMatch, limits.TooManyTries) as refusal:
        keep_work()
        code.refuse("code", refusal, sentence(refusal))
        return sure(parcel, rows, (why, again, code), due or 0), refusal.status
    told = gettext("سُلّم الطلب %(code)s إلا ما لم يأخذه المشتري. دفع لكم %(money)s ر.س نقداً.",
                   code=parcel.reference, money=money.shown(due or 0))  # fmt: skip
    say("good", told)
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference), 303)


def is_at_door(parcel: Parcel) -> bool:
    """Whether the family is about to hand it over, for cash that may be less."""
    return parcel.state == "ready" and parcel.way != COURIER and remaining.may_be_part(parcel)


def page(parcel: Parcel, rows: Sequence[LineRow], why: WhyForm, again: AgainForm) -> str:
    """The page that asks."""
    is_counted = any(line.is_counted for line in parcel.lines)
    return render_template(
        "family/remainders/new.html", parcel=parcel, rows=rows, why=why, again=again, is_counted=is_counted
    )


def sure(parcel: Parcel, rows: Sequence[LineRow], forms: tuple[WhyForm, AgainForm, HandoverForm], due: int) -> str:
    """The same once more, with what the shopper pays."""
    why, again, code = forms
    return render_template(
        "family/remainders/sure.html",
        parcel=parcel,
        rows=rows,
        why=why,
        again=again,
        code_form=code,
        due=due,
        collects=parcel.way == COLLECT,
    )
