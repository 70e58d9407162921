"""The ledger in the office: accounts with what they hold, transactions found by account, kind and order, one whole."""

import re
from typing import Any

from flask import Blueprint, render_template, request, url_for

from storefront.community import accounts
from storefront.fairs import invoices
from storefront.kernel import paging
from storefront.trade import orders
from storefront.treasury import ledger as books
from storefront.treasury import movements, payouts
from storefront.treasury.ledger import Booked
from storefront.web.kit.doors import actor
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.money import statement_rows
from storefront.web.office.money_words import KINDS, SIDES, account_words, kind_words, subject_words
from storefront.web.office.told_words import told_words

ledger = Blueprint("ledger", __name__)
MOST_WORDS = 40
PLACE = re.compile(r"(?:EXHIBITION|MARKET):[0-9]{1,18}", re.ASCII)


@ledger.get("/ledger")
def index() -> str:
    """Every account that holds something."""
    waiting = [(reversal, one, kind_words(one.kind)) for reversal, one in movements.waiting()]
    return render_template("office/ledger/index.html", sides=statement_rows(), names=SIDES, waiting=waiting)


@ledger.get("/ledger/transactions")
def transactions() -> str:
    """A page of transactions, the newest first; of an account, of a kind, about an order when asked."""
    accounts = sorted(books.balances())
    account, kind = request.args.get("account", ""), request.args.get("kind", "")
    account, kind = account if account in accounts else "", kind if kind in KINDS else ""
    words = (western(trimmed(request.args.get("q"))) or "")[:MOST_WORDS].upper()
    search = books.Search(account=account, kind=kind, subjects=subjects_of(words) if words else None)
    found = books.transactions(search, number=paging.page_number(request.args.get("page")))
    query = {"account": account or None, "kind": kind or None, "q": words or None}
    return render_template(
        "office/ledger/transactions.html",
        rows=[row_of(booked) for booked in found.rows],
        page=PageLinks(found, url_for(".transactions"), query),
        accounts=[(one, account_words(one)[1]) for one in accounts],
        kinds=[(one, kind_words(one)) for one in KINDS],
        account=account,
        kind=kind,
        words=words,
    )


def subjects_of(reference: str) -> list[str]:
    """What the bookings about an order, a parcel or a payout of this reference are about."""
    parcels = [f"parcel:{one}" for one in orders.parcels_named(reference)]
    fair = PLACE.fullmatch(reference) or PLACE.fullmatch(invoices.place_named(reference))
    parcels += [fair[0].lower()] if fair else []
    return parcels + [f"payout:{one}" for one in payouts.ids_named(reference)]


def row_of(booked: Booked) -> dict[str, Any]:
    """A transaction as a line of the list."""
    one = booked.transaction
    return {
        "href": url_for("office.ledger.show", transaction_id=one.id),
        "at": one.booked_at,
        "kind": kind_words(one.kind),
        "about": subject_words(one.subject, one.told),
        "accounts": list(dict.fromkeys(account_words(side.entry.account)[1] for side in booked.sides)),
        "amount_minor": booked.turned_minor,
    }


@ledger.get("/ledger/transactions/<int:transaction_id>")
def show(transaction_id: int) -> str:
    """One transaction: its two sides, and what explains it."""
    booked = books.transaction(transaction_id)
    one = booked.transaction
    noun, _, number = one.subject.partition(":")
    return render_template(
        "office/ledger/show.html",
        transaction=one,
        kind=kind_words(one.kind),
        about=subject_words(one.subject, one.told),
        payout=url_for("office.payouts.show", payout_id=int(number)) if noun == "payout" else "",
        payment=url_for("office.payments.index", q=subject_words(one.subject, one.told))
        if noun == "parcel" or "invoice" in one.told
        else "",
        same=same_of(booked),
        sides=[(side, account_words(side.entry.account)[1]) for side in booked.sides],
        turned_minor=booked.turned_minor,
        told=told_words(one.told),
        **reversal_of(one),
    )


def reversal_of(one: books.LedgerTransaction) -> dict[str, Any]:
    """What is known of setting a booking right: whether it may be, the wish to, who may agree, and its counterpart."""
    reversal = movements.living(one.id) if movements.is_by_hand(one) else None
    return {
        "may_be_reversed": movements.is_by_hand(one) and reversal is None,
        "reversal": reversal,
        "is_mine": reversal is not None and reversal.asked_by == actor().user_id,
        "asked_by": accounts.get(reversal.asked_by).name if reversal else "",
        "counterpart": movements.counterpart(one),
        "form": ReasonForm(formdata=None),
    }


def same_of(booked: Booked) -> str:
    """The list of what else was booked about the same thing."""
    one = booked.transaction
    noun = one.subject.partition(":")[0]
    if noun == "exhibition":
        return url_for(".transactions", q=one.subject)
    return url_for(".transactions", q=subject_words(one.subject, one.told)) if noun in ("parcel", "payout") else ""
