"""Money of a parcel that goes to its shopper by the office's hand: of which lines, how much, why; asked once more before it
is done."""

import secrets
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, StringField

from storefront.kernel import units
from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal
from storefront.trade import adjustments, orders
from storefront.trade.adjustments import Left, Wish
from storefront.trade.orders import OrderLine, Parcel
from storefront.treasury.interests import OwnInterest
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language
from storefront.web.office.desk import ReasonForm
from storefront.web.office.movements import halalas
from storefront.web.office.payment_words import giver_of

allowances = Blueprint("allowances", __name__)
NO_SUM = N_("اكتبوا المبلغ بالأرقام، مثل 85 أو 85.50.")


class AllowanceForm(ReasonForm):
    """How much of each line, the delivery or not, and why; the key makes one press one allowance."""

    delivery = BooleanField(lazy_gettext("مع رسوم التوصيل"))
    key = HiddenField()
    sure = HiddenField()

    @property
    def amounts(self) -> dict[int, Any]:
        """The fields for sums, by order line."""
        return {
            int(name.removeprefix("line_")): field for name, field in self._fields.items() if name.startswith("line_")
        }

    def wish(self) -> Wish | None:
        """What is wanted; None with the errors beside their fields."""
        typed = {line: halalas(field.data) for line, field in self.amounts.items()}
        for line, amount in typed.items():
            if amount < 0:
                self.amounts[line].errors = [gettext(NO_SUM)]
        return Wish(typed, bool(self.delivery.data)) if min(typed.values()) >= 0 else None


def form_of(lines: list[OrderLine], *, empty: bool = False) -> AllowanceForm:
    """The form with a field for each line of a parcel."""
    fields = {f"line_{line.id}": StringField(in_language(line, "name"), filters=[trimmed, western]) for line in lines}
    form: AllowanceForm = type("FormOfLines", (AllowanceForm,), fields)(**({"formdata": None} if empty else {}))
    form.key.data = (form.key.data or secrets.token_hex(12))[:40]
    return form


@allowances.get("/parcels/<int:parcel_id>/allowance")
def new(parcel_id: int) -> Response | str:
    """Asks how much of a parcel goes back."""
    return asking(orders.get_parcel(parcel_id))


@allowances.post("/parcels/<int:parcel_id>/allowance")
def create(parcel_id: int) -> Response | str | tuple[str, int]:
    """Shows what it would come to, and does it when that was seen."""
    return answer(orders.get_parcel(parcel_id))


def asking(parcel: Parcel) -> Response | str:
    """The form of a parcel; away from here where nothing can go back of it."""
    try:
        adjustments.check_no_bank_decides(adjustments.paid_for(parcel))
    except NotNow as refusal:
        say("warn", sentence(refusal))
        return redirect(away_from(parcel, refusal), 302)
    return page_of(parcel, form_of(list(parcel.lines), empty=True))


def away_from(parcel: Parcel, refusal: Refusal | None = None) -> str:
    """Where to go on from the form of a parcel: its payment in the list, or the page of it where a dispute stands in the
    way, which is on it."""
    if isinstance(refusal, adjustments.refusals.BankDecides):
        return url_for("office.payments.show", payment_id=adjustments.paid_for(parcel).id)
    return url_for("office.payments.index", q=parcel.reference)


def page_of(parcel: Parcel, form: AllowanceForm) -> str:
    """The form as it came back, if it did, with what is left of each line."""
    left: Left = adjustments.left_now(parcel)
    return render_template(
        "office/allowances/new.html",
        parcel=parcel,
        payment=adjustments.paid_for(parcel),
        form=form,
        has_arrived=parcel.state in orders.REACHED,
        here=url_for(".new", parcel_id=parcel.id),
        left=left,
        lines=[(line, form.amounts[line.id], left.lines[line.id]) for line in parcel.lines],
    )


def answer(parcel: Parcel) -> Response | str | tuple[str, int]:
    """What was typed: back with what is wrong, on with what it comes to, or done."""
    form = form_of(list(parcel.lines))
    try:
        payment = adjustments.paid_for(parcel)
        wish = form.wish() if form.validate_on_submit() else None
        if wish is None:
            adjustments.check_no_bank_decides(payment)
            return page_of(parcel, form), 422
        if form.sure.data != "yes":
            return sure(parcel, form, adjustments.preview(parcel, wish))
        # which looks for an earlier press before it looks at what is left
        adjustments.give(parcel, wish, actor(), once=f"office:{form.key.data}", reason=str(form.reason.data))
    except NotValid as refusal:
        units.abandon()
        line = refusal.values.get("line", parcel.lines[0].id)
        form.refuse(f"line_{line}", refusal, sentence(refusal))
        return page_of(orders.get_parcel(parcel.id), form), 422
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("reason", refusal, sentence(refusal))
        return page_of(orders.get_parcel(parcel.id), form), 403
    except Refusal as refusal:
        units.abandon()
        say("warn", sentence(refusal))
        return redirect(away_from(parcel, refusal), 303)
    say("good", told(parcel))
    return redirect(away_from(parcel), 303)


def sure(parcel: Parcel, form: AllowanceForm, share: Any) -> str:
    """What it comes to, for everybody, before it is done."""
    payment = adjustments.paid_for(parcel)
    return render_template(
        "office/allowances/sure.html",
        parcel=parcel,
        form=form,
        share=share,
        way=giver_of(parcel, payment),
        here=url_for(".new", parcel_id=parcel.id),
    )


def told(parcel: Parcel) -> str:
    """What was done."""
    payment = adjustments.paid_for(parcel)
    if payment.purpose == "parcel":
        return str(gettext("سُجّل. المبلغ يُعاد: %(giver)s.", giver=giver_of(parcel, payment)))
    return str(gettext("المبلغ في طريقه إلى المشتري."))
