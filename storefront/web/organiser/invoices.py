"""One invoice at the organisers' desk: its lines and parts, a waiver, a sponsor, cash that was taken or given back."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Optional

from storefront.community import bodies
from storefront.fairs import fees
from storefront.fairs import invoices as fairs
from storefront.fairs.fees import MOST_NOTE, MOST_REASON, MOST_SPONSOR
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel import money
from storefront.kernel.refusals import NotNow, NotValid, Refusal
from storefront.treasury import gateways, payments
from storefront.web.kit import fee_words as words
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, given_name, on_one_line, trimmed, upto
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import own, own_market

invoices = Blueprint("invoices", __name__)
LATE = lazy_gettext("تغيّرت حال هذه الفاتورة قبل هذا، فلم يُعمل به.")
WHY = lazy_gettext("اكتبوا السبب. تقرؤه الأسرة.")
FIELDS: dict[type[Refusal], str] = {NotValid: "amount", NotNow: "amount"}
OF_SPONSOR: dict[type[Refusal], str] = {NotValid: "name", NotNow: "name"}


def reason_field() -> TextAreaField:
    return TextAreaField(lazy_gettext("السبب"), [DataRequired(WHY), upto(MOST_REASON)], filters=[trimmed])


class WaiverForm(Form):
    """How much of which line need not be paid, and why."""

    kind = RadioField(lazy_gettext("ممّ يُعفى؟"), validate_choice=False)
    amount = words.sum_field(lazy_gettext("المبلغ بالريال"), lazy_gettext("اكتبوا المبلغ."))
    reason = reason_field()


class SponsorForm(Form):
    """Who owes the rest in the family's place, and why."""

    body = SelectField(lazy_gettext("جهة من السجل"), validate_choice=False)
    name = StringField(lazy_gettext("أو اسم من يتكفّل"), [Optional(), upto(MOST_SPONSOR)], filters=[on_one_line])
    reason = reason_field()


class CashForm(Form):
    """How much was taken in cash, and the number of the receipt that was written."""

    amount = words.sum_field(lazy_gettext("المبلغ بالريال"), lazy_gettext("اكتبوا المبلغ."))
    note = StringField(lazy_gettext("رقم سند القبض"), [Optional(), upto(MOST_NOTE)], filters=[on_one_line])
    once = HiddenField(filters=[given_name])


def found(where: Mapping[str, Any]) -> ExhibitInvoice:
    """One of this person's exhibitions (`exhibition_id`) or markets (`market_id`); raises NotFound."""
    if "market_id" in where:
        return fairs.rents.of_market(own_market(where["market_id"]).id, where["rent_id"])
    return fairs.of_exhibition(own(where["exhibition_id"]).id, where["invoice_id"])


@invoices.get("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>")
@invoices.get("/markets/<int:market_id>/rents/<int:rent_id>")
def show(**where: Any) -> str:
    """What it is made of, what came in, what can be done."""
    return page(found(where))


def page(
    invoice: ExhibitInvoice,
    *,
    waiver: WaiverForm | None = None,
    sponsor: SponsorForm | None = None,
    cash: CashForm | None = None,
) -> str:
    """The page, with the form that came back if one did."""
    paid, left = fairs.parts(invoice.id), words.left_of(invoice)
    waiting = next((one for one in paid if one.part.state == "open"), None)
    return render_template(
        "organiser/invoices/show.html",
        here=here_of(invoice),
        invoice=invoice,
        state=words.state_of(invoice),
        lines=words.line_rows(invoice),
        left_minor=left,
        sponsor=words.sponsor_of(invoice),
        parts=words.part_rows(paid),
        steps=words.step_rows(fairs.steps_of(invoice.id)),
        cash_minor=cash_of(invoice),
        waiting=waiting.part if waiting else None,
        account=gateways.account_of("bank_transfer"),
        payment=waiting.payment if waiting else None,
        waiver=offered_lines(waiver or WaiverForm(formdata=None), invoice),
        sponsoring=offered_bodies(sponsor or SponsorForm(formdata=None)),
        taking=cash or CashForm(formdata=None, data={"amount": money.plain(left), "once": secrets.token_hex(12)}),
    )


def here_of(invoice: ExhibitInvoice) -> dict[str, int]:
    """What its address names."""
    if invoice.exhibition_id is not None:
        return {"exhibition_id": invoice.exhibition_id, "invoice_id": invoice.id}
    return {"market_id": invoice.market_id or 0, "rent_id": invoice.id}


def cash_of(invoice: ExhibitInvoice) -> int:
    """Halalas that are to be given back of it in cash."""
    if invoice.exhibition_id is not None:
        return fairs.cash_waits(invoice.exhibition_id).get(invoice.id, 0)
    return fairs.rents.cash_of_market(invoice.market_id or 0).get(invoice.id, 0)


def offered_lines(form: WaiverForm, invoice: ExhibitInvoice) -> WaiverForm:
    """The lines of which something can be waived."""
    form.kind.choices = [(line.kind, words.line_name(line.kind, invoice)) for line in invoice.lines]
    form.kind.data = form.kind.data or next((line.kind for line in invoice.lines), None)
    return form


def offered_bodies(form: SponsorForm) -> SponsorForm:
    """The bodies of the register."""
    rows = bodies.bodies()
    form.body.choices = [("", gettext("ليست في السجل")), *((str(one.id), in_language(one, "name")) for one in rows)]
    return form


def back(where: Mapping[str, Any]) -> Response:
    return redirect(url_for(".show", **where), 303)


def kept(form: Form, fields: dict[type[Refusal], str], act: Callable[[], Any], told: str) -> bool:
    """Whether an action of a form was taken; it says so."""
    done = keep(form, fields, act)
    if done:
        say("good", told)
    return bool(done)


@invoices.post("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>/waiver")
@invoices.post("/markets/<int:market_id>/rents/<int:rent_id>/waiver")
def waiver(**where: Any) -> Response | tuple[str, int]:
    """So much need not be paid."""
    invoice = found(where)
    invoice_id, form = invoice.id, offered_lines(WaiverForm(), invoice)

    def act() -> None:
        minor = words.halalas(form.amount.data)
        fees.waive(invoice_id, str(form.kind.data), minor, actor(), reason=form.reason.data or "")

    if kept(form, FIELDS, act, gettext("أُعفيت الأسرة، وكُتب إليها.")):
        return back(where)
    return page(found(where), waiver=form), 422


@invoices.post("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>/sponsor")
@invoices.post("/markets/<int:market_id>/rents/<int:rent_id>/sponsor")
def sponsor(**where: Any) -> Response | tuple[str, int]:
    """Somebody else owes the rest."""
    invoice_id = found(where).id
    form = offered_bodies(SponsorForm())

    def act() -> None:
        body_id, name = key_of(form.body.data), form.name.data or ""
        fees.sponsor(invoice_id, actor(), body_id=body_id, name=name, reason=form.reason.data or "")

    if kept(form, OF_SPONSOR, act, gettext("سُجّل من يتكفّل، وكُتب إلى الأسرة.")):
        return back(where)
    return page(found(where), sponsor=form), 422


@invoices.post("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>/sponsor/ending")
@invoices.post("/markets/<int:market_id>/rents/<int:rent_id>/sponsor/ending")
def ending(**where: Any) -> Response:
    """The family owes the rest again."""
    invoice_id = found(where).id
    why = gettext("رجع المنظّم عن التكفّل.")
    take(
        lambda: fees.unsponsor(invoice_id, actor(), reason=why),
        gettext("عادت الفاتورة إلى الأسرة."),
        late=str(LATE),
    )
    return back(where)


@invoices.post("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>/sponsor/transfer")
@invoices.post("/markets/<int:market_id>/rents/<int:rent_id>/sponsor/transfer")
def transfer(**where: Any) -> Response:
    """A number for the sponsor to write beside its transfer."""
    invoice_id = found(where).id
    take(
        lambda: fees.begin_for_sponsor(invoice_id, actor(), once=secrets.token_hex(12)),
        gettext("هذا رقم التحويل. أعطوه لمن يتكفّل."),
        late=str(LATE),
    )
    return back(where)


@invoices.post("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>/cash")
@invoices.post("/markets/<int:market_id>/rents/<int:rent_id>/cash")
def cash(**where: Any) -> Response | tuple[str, int]:
    """Cash was taken."""
    invoice_id = found(where).id
    form = CashForm()

    def act() -> None:
        minor, once = words.halalas(form.amount.data), form.once.data or secrets.token_hex(12)
        fees.record_cash(invoice_id, minor, actor(), once=once, note=form.note.data or "")

    if kept(form, {**FIELDS, payments.MethodIsAway: "amount"}, act, gettext("سُجّل ما قبضتموه، وكُتب إلى الأسرة.")):
        return back(where)
    return page(found(where), cash=form), 422


@invoices.post("/exhibitions/<int:exhibition_id>/fees/<int:invoice_id>/cash/return")
@invoices.post("/markets/<int:market_id>/rents/<int:rent_id>/cash/return")
def handed(**where: Any) -> Response:
    """Cash that was to go back was given."""
    invoice_id = found(where).id
    take(lambda: fees.give_cash(invoice_id, actor()), gettext("سُجّل أنكم أعدتم النقد."), late=str(LATE))
    return back(where)
