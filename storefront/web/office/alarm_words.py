"""Alarms in words: what one says, and by which names the payment it is about is known here and at the provider."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from storefront.fairs import invoices
from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.trade import orders
from storefront.treasury import disputes, payments
from storefront.treasury.alarms import KINDS, Alarm
from storefront.treasury.payments import Attempt, Payment
from storefront.web.kit.formats import day
from storefront.web.office.payment_words import company_words, differences_said, failure_words

KEY = re.compile(r"[0-9]{1,18}")
THINGS = {
    "attempt": N_("محاولة الدفع %(number)s"),
    "refund": N_("مبلغ معاد %(number)s"),
    "dispute": N_("اعتراض %(number)s"),
    "credit": N_("الحوالة الواردة %(number)s"),
    "payout": N_("التحويل إلى أسرة، رقم %(number)s"),
    "event": N_("خبر من شركة الدفع، رقم %(number)s"),
}
PLAIN = re.compile(r"-?[0-9]{1,15}\.[0-9]{2}")


@dataclass(frozen=True)
class About:
    """What an alarm is about: an attempt to pay, its payment, and the order's number where it was for one."""

    attempt: Attempt
    payment: Payment
    order: str


def sentence(alarm: Alarm) -> str:
    """What it says to whoever reads it, in their language."""
    values = dict(alarm.values)
    if "differs" in values:
        values["differs"] = differences_said(values["differs"])
    if "due" in values:
        values["due"] = day_words(values["due"])
    if "riyals" in values:
        values["riyals"] = sum_words(values["riyals"])
    if "code" in values:
        values["code"] = failure_words(values["code"])
    if "provider" in values:
        values["provider"] = company_words(values["provider"])
    return str(gettext(KINDS[alarm.kind], **values))


def subject_words(subject: str) -> str:
    """What an alarm is about, as people call it: a payment company, or which of the office's things."""
    noun, _, rest = subject.partition(":")
    name, _, currency = rest.partition(":")
    if noun == "provider":
        return " ".join(one for one in (company_words(name), currency) if one)
    return str(gettext(THINGS[noun], number=rest)) if noun in THINGS and KEY.fullmatch(rest) else subject


def sum_words(written: str) -> str:
    """A sum as it is read, from riyals as alarms keep them ("1234.50")."""
    return money.shown(int(written.replace(".", ""))) if PLAIN.fullmatch(written) else written


def day_words(written: str) -> str:
    """A day as it is read; what is none stays as it is."""
    try:
        return day(date.fromisoformat(written))
    except ValueError:
        return written


def about(subject: str) -> About | None:
    """What is known of "attempt:5", "refund:7" or "dispute:3"; None for what is about no payment."""
    attempt_id = attempt_of(subject)
    found = payments.whole_attempt(attempt_id) if attempt_id else None
    if found is None:
        return None
    attempt, payment = found
    return About(attempt, payment, reference_of(payment))


def reference_of(payment: Payment) -> str:
    """The number of the order or the exhibitor's invoice a payment is for; nothing for what is paid at a door."""
    if payment.purpose == invoices.PURPOSE:
        return invoices.invoice_of_part(payment.subject_id).reference
    return orders.get(payment.subject_id).reference if payment.purpose == "order" else ""


def attempt_of(subject: str) -> int | None:
    """The key of the attempt behind a subject."""
    noun, _, number = subject.partition(":")
    if not KEY.fullmatch(number):
        return None
    ways: dict[str, Callable[[int], int | None]] = {
        "attempt": int,
        "refund": payments.attempt_of_refund,
        "dispute": disputes.attempt_of,
    }
    return ways[noun](int(number)) if noun in ways else None
