"""Rents of a permanent market at the organisers' desk: who owes what, what the market holds for them, as a table to take along; a
deposit is returned or kept."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import fees, invoices, leases
from storefront.fairs.invoices import KINDS, LISTS, ExhibitInvoice
from storefront.kernel import clock, money, paging
from storefront.web.kit import fee_words as words
from storefront.web.kit import spreadsheets
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import own_market
from storefront.web.organiser.fees import TABS, row_of

rents = Blueprint("rents", __name__)
LATE = lazy_gettext("تغيّرت حال هذه الفاتورة قبل هذا، فلم يُعمل به.")


@rents.get("/markets/<int:market_id>/rents")
def index(market_id: int) -> str:
    """What was asked for, what is due first."""
    market, wanted = own_market(market_id), request.args.get("show", "")
    wanted = wanted if wanted in LISTS else ""
    (counts, sums), number = invoices.rents.overview_of_market(market.id), paging.page_number(request.args.get("page"))
    found = invoices.rents.page_of_market(market.id, counts[wanted], wanted=wanted, number=number)
    return render_template(
        "organiser/rents/index.html",
        market=market,
        rows=[(row_of(one), words.month_words(one.month or clock.today())) for one in found.rows],
        cash=invoices.rents.cash_of_market(market.id),
        page=PageLinks(found, url_for(".index", market_id=market_id), {"show": wanted or None}),
        wanted=wanted,
        tabs=[("", gettext("كلها"), counts[""]), *((one, TABS[one], counts[one]) for one in LISTS if counts[one])],
        sums=sums,
        standing=fees.standing_of(fees.accounts.market_named(market.id)),
    )


@rents.get("/markets/<int:market_id>/rents.csv")
def table(market_id: int) -> Response:
    """All of them as a table."""
    market = own_market(market_id)
    heads = (
        gettext("الأسرة"), gettext("الشهر"), gettext("رقم الفاتورة"), gettext("الحال"), gettext("تُدفع حتى"),
        gettext("الإيجار"), gettext("تأمين يُعاد"), gettext("أُعفي منه"), gettext("وصل"), gettext("عاد"),
        gettext("أُبقي من التأمين"), gettext("بقي"), gettext("تكفّلت بها"),
    )  # fmt: skip
    rows = [heads, *(cells_of(one) for one in invoices.rents.all_of_market(market.id))]
    name = file_name(gettext("الإيجارات"), in_language(market, "name"), clock.today(), ending="csv")
    return download(spreadsheets.file_of(rows), CSV, name, plain=f"rents-{market.id}.csv")


def cells_of(invoice: ExhibitInvoice) -> Sequence[Any]:
    """One of them as cells."""
    of_kind = {line.kind: line for line in invoice.lines}
    amounts = [of_kind[kind].amount_minor if kind in of_kind else 0 for kind in KINDS]
    columns = ("waived_minor", "paid_minor", "back_minor", "kept_minor")
    totals = [sum(getattr(line, column) for line in invoice.lines) for column in columns]
    figures = [spreadsheets.number(money.plain(minor)) for minor in (*amounts, *totals, words.left_of(invoice))]
    month = f"{invoice.month:%Y-%m}" if invoice.month else ""
    told = (in_language(invoice.family, "trade_name"), month, invoice.reference, words.state_of(invoice)[0])
    return [*told, invoice.due_on.isoformat(), *figures, words.sponsor_of(invoice)]


@rents.post("/markets/<int:market_id>/leases/<int:lease_id>/deposit/<int:invoice_id>")
def deposit(market_id: int, lease_id: int, invoice_id: int) -> Response:
    """The deposit of a lease goes back, or is kept for a reason its family reads."""
    lease = leases.of_market(own_market(market_id).id, lease_id)
    invoice, reason = invoices.rents.of_lease(lease.id, invoice_id), request.form.get("reason", "")
    if request.form.get("keep"):
        told = gettext("أُبقي التأمين، وكُتب السبب إلى الأسرة.")
        take(lambda: fees.keep_deposit(invoice.id, actor(), reason=reason), told, late=str(LATE))
    else:
        take(lambda: fees.return_deposit(invoice.id, actor()), gettext("التأمين في طريقه إلى الأسرة."), late=str(LATE))
    return redirect(url_for("organiser.market_leases.show", market_id=market_id, lease_id=lease_id), 303)
