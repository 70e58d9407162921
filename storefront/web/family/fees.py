"""A family's invoice for its place at an exhibition, or for a month of its lease: what is owed, paying it by card or transfer in
one go or in parts, what went back, its receipt. What is said of a payment is what its provider said."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField

from storefront.fairs import applications, invoices
from storefront.fairs import fees as fairs
from storefront.fairs.invoices import ExhibitInvoice, InvoicePart
from storefront.kernel import money, units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, conversations, gateways, payments
from storefront.treasury.gateways import PayLine
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.kit import fee_words as words
from storefront.web.kit import headers
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import PDF, download, file_name
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, given_name
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import language
from storefront.web.paper import fee_receipts
from storefront.web.paper.downloads import look_of
from storefront.web.shop.payments import may_be_news

fees = Blueprint("fees", __name__)
LATE = lazy_gettext("تغيّرت حال هذه الفاتورة قبل هذا، فلم يُعمل به.")
WAYS = ("card", "transfer")


class PayForm(Form):
    """How much is paid now, and by which way."""

    method = RadioField(lazy_gettext("طريقة الدفع"), validate_choice=False)
    amount = words.sum_field(lazy_gettext("المبلغ بالريال"), lazy_gettext("اكتبوا المبلغ."))
    once = HiddenField(filters=[given_name])


def own(where: Mapping[str, Any]) -> ExhibitInvoice:
    """The invoice of the family's application for a call (`call_id`), or of a month of its lease (`lease_id` and
    `invoice_id`), which is its owner's to read; raises NotFound."""
    family_id = desk.family().id
    if "lease_id" in where:
        if not may_use("leases", family_id):
            raise NotFound()
        invoice: ExhibitInvoice | None = invoices.rents.of_lease(where["lease_id"], where["invoice_id"])
    else:
        invoice = invoices.find_of_application(applications.id_of(where["call_id"], family_id))
    if invoice is None or invoice.family_id != family_id:
        raise NotFound()
    return invoice


@fees.get("/fairs/<int:call_id>/invoice")
@fees.get("/leases/<int:lease_id>/rents/<int:invoice_id>")
def show(**where: Any) -> str:
    """What is owed and what was paid. A provider whose page stands open is asked first, as on the page of an order."""
    invoice = own(where)
    paid = invoices.parts(invoice.id)
    payment = next((one.payment for one in paid if one.part.state == "open"), None)
    attempt = payments.newest_attempt(payment.id) if payment else None
    if attempt and may_be_news(attempt):
        conversations.settle(attempt.id)
        units.abandon()
        return page(where)
    return page_of(where, Read(invoice, paid, attempt))


def open_part(invoice: ExhibitInvoice) -> InvoicePart | None:
    """The part that was begun and not paid, if there is one."""
    return next((one.part for one in invoices.parts(invoice.id) if one.part.state == "open"), None)


@dataclass(frozen=True)
class Read:
    """An invoice as it was read: its parts, the last try at the one that is open."""

    invoice: ExhibitInvoice
    paid: list[invoices.Paid]
    attempt: payments.Attempt | None

    @property
    def waiting(self) -> invoices.Paid | None:
        return next((one for one in self.paid if one.part.state == "open"), None)


def page(where: Mapping[str, Any], form: PayForm | None = None, told: str = "") -> str:
    """The page of the invoice as it is now; `told` is why no page of a provider opened."""
    invoice = own(where)
    read = Read(invoice, invoices.parts(invoice.id), None)
    payment = read.waiting.payment if read.waiting else None
    return page_of(where, replace(read, attempt=payments.newest_attempt(payment.id) if payment else None), form, told)


def page_of(where: Mapping[str, Any], read: Read, form: PayForm | None = None, told: str = "") -> str:
    """The same of an invoice that was read."""
    invoice, paid, waiting = read.invoice, read.paid, read.waiting
    payment = waiting.payment if waiting else None
    left = words.left_of(invoice)
    headers.lead_to(gateways.pages_of("card") if left else ())
    return render_template(
        "family/fees/show.html",
        here=dict(where),
        name=words.what_for(invoice),
        back=back_of(where),
        invoice=invoice,
        state=words.state_of(invoice),
        lines=words.line_rows(invoice),
        left_minor=left,
        sponsor=words.sponsor_of(invoice),
        parts=words.part_rows(paid),
        steps=words.step_rows(invoices.steps_of(invoice.id)),
        waiting=waiting.part if waiting else None,
        payment=payment,
        account=gateways.account_of(payment.gateway) if payment else None,
        arrived_minor=bank.arrived_for(payment.id) if payment and payment.state == "open" else 0,
        after=last_of(read.attempt),
        form=form or (fresh(left) if left else None),
        free_days=fairs.endings.FREE_DAYS,
        has_paid=any(one.part.state == "paid" for one in paid),
        told=told,
    )


def back_of(where: Mapping[str, Any]) -> str:
    """What it is a part of."""
    if "lease_id" in where:
        return url_for("family.leases.show", lease_id=where["lease_id"])
    return url_for("family.fairs.show", call_id=where["call_id"])


def last_of(attempt: payments.Attempt | None) -> int:
    """The number of the last try at a payment, 0 before the first."""
    return attempt.number if attempt and attempt.state != "new" else 0


def fresh(left_minor: int) -> PayForm:
    """The form with all that is left."""
    form = PayForm(formdata=None, data={"amount": money.plain(left_minor), "once": secrets.token_hex(12)})
    return offered(form, left_minor)


def offered(form: PayForm, minor: int) -> PayForm:
    """The ways that are open today for a sum."""
    ways = [one for one in WAYS if gateways.offers(one, minor)]
    form.method.choices = [(one, gettext(words.METHODS[one])) for one in ways]
    form.method.data = form.method.data if form.method.data in ways else next(iter(ways), None)
    return form


@fees.post("/fairs/<int:call_id>/invoice/payment")
@fees.post("/leases/<int:lease_id>/rents/<int:invoice_id>/payment")
def create(**where: Any) -> Response | tuple[str, int]:
    """A part is begun: by card it leads to the provider's page, by transfer to the account."""
    invoice = own(where)
    form = offered(PayForm(), words.left_of(invoice))
    if not form.validate():
        return page(where, form), 422
    invoice_id, once = invoice.id, form.once.data or secrets.token_hex(12)
    try:
        with unit_of_work():
            amount = words.halalas(form.amount.data)
            part = fairs.begin(invoice_id, str(form.method.data), amount, actor(), once=once)
            part_id, method = part.id, part.method
    except Refusal as refusal:
        units.abandon()
        form.refuse("amount", refusal, sentence(refusal))
        return page(where, form), refusal.status
    if method == "transfer":
        return redirect(url_for(".show", **where), 303)
    return to_page(where, part_id, after=0)


def to_page(where: Mapping[str, Any], part_id: int, *, after: int) -> Response | tuple[str, int]:
    """To the provider's page of a part, or back with why there is none."""
    payment = payments.find_for(invoices.PURPOSE, part_id)
    if payment is None:
        raise NotFound()
    lines = [PayLine(gettext("مكان في «%(fair)s»", fair=words.what_for(own(where))), payment.amount_minor)]
    here = {back: absolute(url_for(".show", **where, back=back)) for back in ("paid", "left")}
    way = conversations.WayBack(here["paid"], here["left"], language())
    try:
        return redirect(conversations.begin_attempt(payment.id, lines, way, after=after), 303)
    except payments.PaymentIsPaid:
        return redirect(url_for(".show", **where), 303)
    except Refusal as refusal:
        units.abandon()
        return page(where, told=sentence(refusal)), refusal.status


@fees.post("/fairs/<int:call_id>/invoice/card")
@fees.post("/leases/<int:lease_id>/rents/<int:invoice_id>/card")
def card(**where: Any) -> Response | tuple[str, int]:
    """The part that was begun by card goes on."""
    part, known = open_part(own(where)), request.form.get("after", "")
    if part is None or part.method != "card":
        say("warn", str(LATE))
        return redirect(url_for(".show", **where), 303)
    after = int(known) if known.isascii() and known.isdigit() and len(known) < 4 else 0
    return to_page(where, part.id, after=after)


@fees.post("/fairs/<int:call_id>/invoice/giving-up")
@fees.post("/leases/<int:lease_id>/rents/<int:invoice_id>/giving-up")
def giving_up(**where: Any) -> Response:
    """The part that was begun is left, once nobody can pay it any more."""
    part = open_part(own(where))
    payment = payments.find_for(invoices.PURPOSE, part.id) if part else None
    if payment is not None and part is not None:
        outcome = conversations.release(payment.id, by_payer=True)
        told = {"released": gettext("تُرك هذا الدفع."), "settled": gettext("وصلت الدفعة قبل أن تُترك.")}
        say("good" if outcome != "held" else "warn", told.get(outcome, gettext("لم تردّ شركة الدفع. حاولوا بعد دقيقة.")))
    return redirect(url_for(".show", **where), 303)


@fees.get("/fairs/<int:call_id>/invoice/receipt.pdf")
@fees.get("/leases/<int:lease_id>/rents/<int:invoice_id>/receipt.pdf")
def receipt(**where: Any) -> Response:
    """What was paid, on paper."""
    invoice = own(where)
    paid = invoices.parts(invoice.id)
    if not any(one.part.state == "paid" for one in paid):
        raise NotFound()
    content = fee_receipts.receipt(invoice, paid, look_of(desk.family()))
    name = file_name(gettext("إيصال"), invoice.reference, ending="pdf")
    return download(content, PDF, name, plain=f"receipt-{invoice.reference}.pdf")
