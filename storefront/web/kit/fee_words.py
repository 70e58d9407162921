"""Exhibitors' invoices in words, for whoever reads: the family, the organiser, the office."""

from datetime import date
from typing import Any

from flask_babel import LazyString, gettext
from wtforms import StringField
from wtforms.validators import DataRequired

from storefront.fairs import invoices
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine, InvoiceStep, Paid
from storefront.kernel import calendars, clock, money
from storefront.kernel.refusals import N_
from storefront.web.kit.forms import amount as amount_typed
from storefront.web.kit.locale import in_language, language

Look = tuple[str, str, str]  # words, look and icon
LINES = {"fee": N_("رسوم المكان"), "deposit": N_("تأمين يُعاد")}
RENT = N_("الإيجار")
STATES: dict[str, Look] = {
    "due": (N_("تنتظر الدفع"), "warn", "hourglass"),
    "late": (N_("تأخر دفعها"), "bad", "clock"),
    "settled": (N_("لم يبق عليها شيء"), "good", "circle-check"),
    "ending": (N_("تُعاد المبالغ"), "info", "undo-2"),
    "ended": (N_("انتهت"), "", "ban"),
}
LINE_STATES: dict[str, Look] = {
    "due": (N_("لم يُدفع كله"), "warn", "hourglass"),
    "paid": (N_("مدفوع"), "good", "circle-check"),
    "waived": (N_("أُعفيت منه"), "", "circle-check"),
    "held": (N_("محفوظ"), "good", "wallet"),
    "returned": (N_("أُعيد"), "", "undo-2"),
    "forfeited": (N_("لم يُعَد"), "bad", "ban"),
}
METHODS = {"card": N_("بطاقة"), "transfer": N_("تحويل بنكي"), "cash": N_("نقداً للمنظّم")}
STEPS = {
    "issued": N_("صدرت الفاتورة"),
    "waived": N_("إعفاء"),
    "sponsored": N_("تكفّلت جهة بما بقي"),
    "unsponsored": N_("لم تعد هناك جهة متكفّلة"),
    "returned": N_("إعادة التأمين"),
    "forfeited": N_("إبقاء التأمين لدى المنظّم"),
    "given_back": N_("لن تحضر الأسرة"),
}
WHYS = {
    "over": N_("زاد على المطلوب"),
    "waived": N_("إعفاء بعد الدفع"),
    "returned": N_("تأمين أُعيد"),
    "ended": N_("لن تحضر الأسرة"),
}
PARTS: dict[str, Look] = {
    "open": (N_("لم تصل بعد"), "warn", "hourglass"),
    "paid": (N_("وصلت إلينا"), "good", "circle-check"),
    "ended": (N_("لم تكتمل"), "", "ban"),
}


def looked(table: dict[str, Look], state: str) -> Look:
    """A state in the reader's language."""
    words, look, icon = table[state]
    return gettext(words), look, icon


def line_name(kind: str, invoice: ExhibitInvoice) -> str:
    """What a line of it is for."""
    words = RENT if kind == invoices.FEE and invoice.lease_id else LINES[kind]
    return str(gettext(words))


def what_for(invoice: ExhibitInvoice) -> str:
    """Where the place is that it is for, and of a lease for which month."""
    where = str(in_language(invoice.held_at, "name"))
    if invoice.month is None:
        return where
    return str(gettext("%(market)s، إيجار %(month)s", market=where, month=month_words(invoice.month)))


def month_words(month: date) -> str:
    """A month of a year."""
    return f"{calendars.MONTHS[language()][month.month - 1]} {month.year}"


def state_of(invoice: ExhibitInvoice) -> Look:
    """How far an invoice is; one that is due longer than it may be says so."""
    is_late = invoice.state == invoices.OWING and invoice.due_on < clock.today()
    return looked(STATES, "late" if is_late else invoice.state)


def left_of(invoice: ExhibitInvoice) -> int:
    """What is still to be paid of one with its lines."""
    return invoices.left(invoice.lines) if invoice.state == invoices.OWING else 0


def line_rows(invoice: ExhibitInvoice) -> list[dict[str, Any]]:
    """Its lines as pages print them; what an ended one still lacked is owed no more."""
    return [
        line_row(line, line_name(line.kind, invoice), is_over=invoice.state in ("ending", "ended"))
        for line in invoice.lines
    ]


def line_row(line: InvoiceLine, name: str, *, is_over: bool) -> dict[str, Any]:
    state = invoices.state_of(line)
    return {
        "line": line,
        "name": name,
        "state": None if is_over and state == "due" else looked(LINE_STATES, state),
        "held_minor": invoices.held_of(line),
        "left_minor": 0 if is_over else invoices.left_of(line),
    }


def sponsor_of(invoice: ExhibitInvoice) -> str:
    """Who owes it in the family's place."""
    if invoice.sponsor_body is not None:
        return in_language(invoice.sponsor_body, "name")
    return invoice.sponsor_name


def part_rows(paid: list[Paid]) -> list[dict[str, Any]]:
    """Its parts as pages print them, with what went back of each."""
    return [
        {
            "part": one.part,
            "method": gettext(METHODS[one.part.method]),
            "state": looked(PARTS, one.part.state),
            "returns": [(gone, gettext(WHYS[gone.why]), way_back(refund)) for gone, refund in one.refunds],
        }
        for one in paid
    ]


def way_back(refund: Any) -> Look:
    """How far money is that goes back."""
    if refund is not None and refund.state == "done":
        return gettext("وصل إلى صاحبه"), "good", "circle-check"
    if refund is not None and refund.way == "organiser":
        return gettext("يعطيه المنظّم نقداً"), "warn", "banknote"
    return gettext("في طريقه"), "info", "send"


def step_rows(steps: Any) -> list[tuple[InvoiceStep, str]]:
    """What was decided about it, in words."""
    return [(one, gettext(STEPS[one.kind])) for one in steps]


def sum_field(label: Any, sentence: LazyString) -> StringField:
    """A sum in riyals."""
    return StringField(label, [DataRequired(sentence)], filters=[amount_typed])


def halalas(typed: str | None) -> int:
    """What was typed as a sum, in halalas; nothing for what is none."""
    try:
        return money.parse_riyals(typed or "")
    except ValueError:
        return 0
