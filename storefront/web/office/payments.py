"""Payments in the office: found by whatever people call them, one whole with everything that happened to it."""

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.insight import journal, paying
from storefront.insight.paying import Search, Whole
from storefront.kernel import paging
from storefront.kernel.refusals import NotFound
from storefront.trade import adjustments
from storefront.treasury import gateways
from storefront.treasury.payments import Attempt
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.page_links import PageLinks
from storefront.web.office import payment_words as words
from storefront.web.office.alarm_words import sentence
from storefront.web.office.journal import noted
from storefront.web.office.ledger import row_of

payments = Blueprint("payments", __name__)
MOST_WORDS, NEWEST_NOTES = 80, 5
MARKET_DAYS = (date(2000, 1, 1), date(2999, 12, 31))


@payments.get("/payments")
def index() -> str:
    """A page of payments, the newest first; by name, state, way and day when asked."""
    asked = asked_for()
    found = paying.payments_page(asked, number=paging.page_number(request.args.get("page")))
    query = {
        "q": asked.words or None,
        "state": asked.state or None,
        "way": asked.provider or None,
        "day": asked.day and asked.day.isoformat(),
    }
    return render_template(
        "office/payments/index.html",
        asked=asked,
        page=PageLinks(found, url_for(".index"), query),
        is_narrowed=asked != Search(),
        states=words.choices(words.PAYMENTS),
        ways=[(one, words.said(words.PROVIDERS, one)) for one in providers()],
        look=lambda state: words.look_of(words.PAYMENTS, state),
        way_words=lambda one: words.said(words.PROVIDERS, one),
    )


def asked_for() -> Search:
    """What the address asks for; nonsense asks for nothing."""
    state, provider = request.args.get("state", ""), request.args.get("way", "")
    return Search(
        words=(western(trimmed(request.args.get("q"))) or "")[:MOST_WORDS],
        state=state if state in words.PAYMENTS else "",
        provider=provider if provider in providers() else "",
        day=day_of(request.args.get("day", "")),
    )


def providers() -> list[str]:
    """Whoever takes money now, and those of whom we have words from earlier days."""
    return sorted({*gateways.GATEWAYS, *words.PROVIDERS})


def day_of(text: str) -> date | None:
    """A day as the browser writes it; None for anything else, and for days no clock of ours ever shows."""
    try:
        day = date.fromisoformat(western(text) or "")
    except ValueError:
        return None
    return day if MARKET_DAYS[0] <= day <= MARKET_DAYS[1] else None


@payments.get("/payments/<int:payment_id>")
def show(payment_id: int) -> str:
    """One payment: its order, every attempt, what went back, what was disputed, how it is booked."""
    seen = paying.whole(payment_id, number=paging.page_number(request.args.get("page")))
    subjects = [f"payment:{payment_id}", *(f"refund:{one.id}" for one in seen.refunds)]
    return render_template(
        "office/payments/show.html",
        company=words.company_words,
        seen=seen,
        payment=seen.payment,
        look=words.look_of(words.PAYMENTS, seen.payment.state),
        way=words.said(words.PROVIDERS, seen.payment.gateway),
        name=name_of(seen),
        givable=adjustments.givable(seen.payment, seen.parcels),
        attempts=[attempt_row(one) for one in seen.attempts],
        refunds=[(one, words.look_of_refund(one), words.said(words.REASONS, one.reason)) for one in seen.refunds],
        disputes=[(one, words.look_of(words.DISPUTES, one.state)) for one in seen.disputes],
        alarms=[(one, sentence(one)) for one in seen.alarms],
        bookings=[row_of(booked) for booked in seen.bookings.rows],
        page=PageLinks(seen.bookings, url_for(".show", payment_id=payment_id), {}),
        notes=noted(journal.page(subjects=subjects).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=f"payment:{payment_id}"),
    )


def name_of(seen: Whole) -> str:
    """What people call a payment: the number of its order, of the parcel it is taken for at a door, or of an invoice."""
    if seen.payment.purpose == "parcel" and seen.parcels:
        return seen.parcels[0].reference
    return seen.order.reference if seen.order else seen.invoice.reference if seen.invoice else ""


def attempt_row(attempt: Attempt) -> dict[str, Any]:
    """An attempt as the page prints it."""
    return {
        "attempt": attempt,
        "look": words.look_of(words.ATTEMPTS, attempt.state),
        "trouble": words.trouble_words(attempt.trouble),
        "can_be_asked": attempt.session_ref is not None and gateways.with_pages(attempt.provider) is not None,
        "is_settled_elsewhere": attempt.settled_currency not in (None, attempt.currency),
    }


@payments.get("/payments/about/<subject>")
def about(subject: str) -> Response:
    """Leads from whatever belongs to a payment ("attempt:5") to the payment."""
    payment_id = paying.payment_of(subject)
    if payment_id is None:
        raise NotFound()
    return redirect(url_for(".show", payment_id=payment_id), 302)
