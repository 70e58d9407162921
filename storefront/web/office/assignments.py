"""What money was for that went back in a provider's own office: divided over the goods of the parcels it had paid for and over
refunds that did not get through; asked once more before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, StringField

from storefront.insight import paying
from storefront.kernel import money, units
from storefront.kernel.refusals import N_, NotNow, NotValid
from storefront.trade import adjustments, orders
from storefront.trade.adjustments import Division, Left, Wish
from storefront.trade.orders import OrderLine, Parcel
from storefront.treasury import payments as treasury
from storefront.treasury.interests import OwnInterest
from storefront.treasury.payments import Refund
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import amount, trimmed
from storefront.web.kit.locale import in_language
from storefront.web.office import payment_words as words
from storefront.web.office.desk import ReasonForm
from storefront.web.office.movements import halalas

assignments = Blueprint("assignments", __name__)
NO_SUM = N_("اكتبوا المبلغ بالأرقام، مثل 85 أو 85.50.")
LINE, DELIVERY, INSTEAD = "line_", "delivery_", "instead_"


@dataclass(frozen=True)
class Row:
    """A parcel of the payment of which something is left, with its fields."""

    parcel: Parcel
    left: Left
    lines: Sequence[tuple[OrderLine, Any, int]]
    delivery: Any


@dataclass(frozen=True)
class Matter:
    """A found refund, with all that it may have been for."""

    refund: Refund
    parcels: Sequence[Parcel]
    lefts: dict[int, Left]
    failed: Sequence[Refund]


class AssignmentForm(ReasonForm):
    """How much of each line, which deliveries, which refunds of ours, and why."""

    sure = HiddenField()

    def fields_of(self, kind: str) -> dict[int, Any]:
        """The fields of one kind, by the id of what they are about."""
        return {int(name.removeprefix(kind)): one for name, one in self._fields.items() if name.startswith(kind)}

    def division(self, matter: Matter) -> Division | None:
        """What was said; None with the errors beside their fields."""
        sums = {line: halalas(one.data) for line, one in self.fields_of(LINE).items()}
        for line, typed in sums.items():
            if typed < 0:
                self[f"{LINE}{line}"].errors = [gettext(NO_SUM)]
        if any(typed < 0 for typed in sums.values()):
            return None
        deliveries = {parcel for parcel, one in self.fields_of(DELIVERY).items() if one.data}
        wishes = {}
        for parcel in matter.parcels:
            wish = Wish({line.id: sums.get(line.id, 0) for line in parcel.lines}, parcel.id in deliveries)
            if wish.with_delivery or any(wish.lines.values()):
                wishes[parcel.id] = wish
        return Division(wishes, [one for one, ticked in self.fields_of(INSTEAD).items() if ticked.data])


@assignments.get("/refunds/<int:refund_id>/assignment")
def new(refund_id: int) -> Response | str:
    """Asks what a found refund was for; where only one thing fits, that is filled in."""
    refund = treasury.get_refund(refund_id)
    if refund.state != "unattributed":
        return known(refund)
    matter = matter_of(refund)
    return page_of(matter, form_of(matter, adjustments.guess(refund)))


@assignments.post("/refunds/<int:refund_id>/assignment")
def create(refund_id: int) -> Response | str | tuple[str, int]:
    """Shows what it would come to, and does it when that was seen."""
    refund = treasury.get_refund(refund_id)
    if refund.state != "unattributed":
        return known(refund)
    matter = matter_of(refund)
    form = form_of(matter)
    try:
        division = form.division(matter) if form.validate_on_submit() else None
        if division is None:
            return page_of(matter, form), 422
        if form.sure.data != "yes":
            return sure(matter, form, adjustments.weigh(refund, division))
        adjustments.assign(refund, division, actor(), reason=str(form.reason.data))
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("reason", refusal, sentence(refusal))
        return page_of(matter_of(treasury.get_refund(refund_id)), form), 403
    except NotValid as refusal:
        units.abandon()
        about = f"{LINE}{refusal.values['line']}" if "line" in refusal.values else "reason"
        form.refuse(about, refusal, sentence(refusal))
        return page_of(matter_of(treasury.get_refund(refund_id)), form), 422
    except NotNow:
        units.abandon()
        return known(treasury.get_refund(refund_id))
    say("good", gettext("نُسب المبلغ كله."))
    return redirect(url_for("office.refunds.show", refund_id=refund_id), 303)


def known(refund: Refund) -> Response:
    """Back to a refund of which somebody has said before what it was for, perhaps by the same press."""
    say("info", gettext("نُسب هذا المبلغ من قبل، وما ترونه هو حاله الآن."))
    return redirect(url_for("office.refunds.show", refund_id=refund.id), 303)


def matter_of(refund: Refund) -> Matter:
    """A refund with the parcels of its payment, what is left of each, and what did not get through."""
    seen = paying.whole(refund.payment_id)
    mine = {parcel.id for parcel in seen.parcels}
    parcels = [one for one in orders.get(seen.order.id).parcels if one.id in mine] if seen.order else []
    return Matter(refund, parcels, adjustments.lefts(parcels), adjustments.could_be(refund))


def form_of(matter: Matter, guess: Division | None = None) -> AssignmentForm:
    """The form with a field for everything that a refund may have been for; as it was sent, or filled with a guess."""
    fields: dict[str, Any] = {}
    for parcel in matter.parcels:
        left = matter.lefts[parcel.id]
        for line in parcel.lines:
            if left.lines[line.id]:
                fields[f"{LINE}{line.id}"] = StringField(in_language(line, "name"), filters=[trimmed, amount])
        if left.delivery_minor:
            fields[f"{DELIVERY}{parcel.id}"] = BooleanField(lazy_gettext("مع رسوم التوصيل"))
    for one in matter.failed:
        label = lazy_gettext("بدل المبلغ المعاد %(number)s الذي لم يصل", number=one.id)
        fields[f"{INSTEAD}{one.id}"] = BooleanField(label)
    kind = type("FormOfMatter", (AssignmentForm,), fields)
    form: AssignmentForm = kind() if guess is None else kind(formdata=None, data=filled(guess))
    return form


def filled(guess: Division) -> dict[str, Any]:
    """What stands in the fields of a guess."""
    lines = {line: typed for wish in guess.wishes.values() for line, typed in wish.lines.items() if typed}
    return {
        **{f"{LINE}{line}": money.plain(typed) for line, typed in lines.items()},
        **{f"{DELIVERY}{parcel}": True for parcel, wish in guess.wishes.items() if wish.with_delivery},
        **{f"{INSTEAD}{one}": True for one in guess.instead},
    }


def page_of(matter: Matter, form: AssignmentForm) -> str:
    """The form as it came back, if it did, with what is left of each line."""
    sums, deliveries, failed = (form.fields_of(kind) for kind in (LINE, DELIVERY, INSTEAD))
    rows = []
    for parcel in matter.parcels:
        left = matter.lefts[parcel.id]
        lines = [(line, sums[line.id], left.lines[line.id]) for line in parcel.lines if line.id in sums]
        if lines or parcel.id in deliveries:
            rows.append(Row(parcel, left, lines, deliveries.get(parcel.id)))
    return render_template(
        "office/assignments/new.html",
        refund=matter.refund,
        form=form,
        rows=rows,
        failed=[(one, failed[one.id]) for one in matter.failed if one.id in failed],
        why=lambda one: words.said(words.REASONS, one),
    )


def sure(matter: Matter, form: AssignmentForm, outcome: adjustments.Outcome) -> str:
    """What it comes to, for everybody, before it is done."""
    return render_template("office/assignments/sure.html", refund=matter.refund, form=form, outcome=outcome)
