"""Fees and deposits of an exhibition at the organisers' desk: who owes what, what the market holds, as a table to take along;
deposits returned or kept in one step, shown before it is done."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import fees as fairs
from storefront.fairs import invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import DEPOSIT, LISTS, ExhibitInvoice
from storefront.kernel import clock, money, paging, units
from storefront.kernel.refusals import Refusal
from storefront.web.kit import fee_words as words
from storefront.web.kit import spreadsheets
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.organiser.desk import own

fees = Blueprint("fees", __name__)
TABS = {
    "due": lazy_gettext("تنتظر الدفع"),
    "late": lazy_gettext("تأخر دفعها"),
    "deposits": lazy_gettext("فيها تأمين محفوظ"),
    "paid": lazy_gettext("لم يبق عليها شيء"),
    "ended": lazy_gettext("انتهت"),
}
RETURN, KEEP = "return", "keep"
DEPOSITS = "deposit-"  # so begin the fields about one


@fees.get("/exhibitions/<int:exhibition_id>/fees")
def index(exhibition_id: int) -> str:
    """Who owes what; what came in, and what of it is the organiser's."""
    exhibition = own(exhibition_id)
    wanted = request.args.get("show", "")
    wanted = wanted if wanted in LISTS else ""
    (counts, sums), number = invoices.overview(exhibition_id), paging.page_number(request.args.get("page"))
    found = invoices.page_of_exhibition(exhibition_id, counts[wanted], wanted=wanted, number=number)
    return render_template(
        "organiser/fees/index.html",
        exhibition=exhibition,
        rows=[row_of(one) for one in found.rows],
        cash=invoices.cash_waits(exhibition_id),
        page=PageLinks(found, url_for(".index", exhibition_id=exhibition_id), {"show": wanted or None}),
        tabs=[("", gettext("الكل"), None), *((one, str(TABS[one]), counts[one]) for one in LISTS if counts[one])],
        wanted=wanted,
        deposits=counts["deposits"],
        sums=sums,
        standing=fairs.standing(exhibition_id),
    )


def row_of(invoice: ExhibitInvoice) -> dict[str, Any]:
    """An invoice as lists print it."""
    lines = invoice.lines
    return {
        "invoice": invoice,
        "state": words.state_of(invoice),
        "asked_minor": sum(line.amount_minor for line in lines),
        "paid_minor": sum(line.paid_minor - line.back_minor for line in lines),
        "left_minor": words.left_of(invoice),
        "held_minor": sum(invoices.held_of(line) for line in lines if line.kind == DEPOSIT),
        "sponsor": words.sponsor_of(invoice),
    }


@fees.get("/exhibitions/<int:exhibition_id>/fees.csv")
def table(exhibition_id: int) -> Response:
    """All of them as a table."""
    exhibition = own(exhibition_id)
    heads = (
        gettext("الأسرة"), gettext("رقم الفاتورة"), gettext("الحال"), gettext("تُدفع حتى"), gettext("رسوم المكان"),
        gettext("تأمين يُعاد"), gettext("أُعفي منه"), gettext("وصل"), gettext("عاد"), gettext("أُبقي من التأمين"),
        gettext("بقي"), gettext("تكفّلت بها"),
    )  # fmt: skip
    rows = [heads, *(cells_of(one) for one in invoices.all_of_exhibition(exhibition_id))]
    name = file_name(gettext("الرسوم"), in_language(exhibition, "name"), clock.today(), ending="csv")
    return download(spreadsheets.file_of(rows), CSV, name, plain=f"fees-{exhibition.slug}.csv")


def cells_of(invoice: ExhibitInvoice) -> Sequence[str]:
    """One of them as cells."""
    of_kind = {line.kind: line for line in invoice.lines}
    amounts = [of_kind[kind].amount_minor if kind in of_kind else 0 for kind in invoices.KINDS]
    columns = ("waived_minor", "paid_minor", "back_minor", "kept_minor")
    totals = [sum(getattr(line, column) for line in invoice.lines) for column in columns]
    figures = [spreadsheets.number(money.plain(minor)) for minor in (*amounts, *totals, words.left_of(invoice))]
    told = (in_language(invoice.family, "trade_name"), invoice.reference, words.state_of(invoice)[0])
    return [*told, invoice.due_on.isoformat(), *figures, words.sponsor_of(invoice)]


@fees.get("/exhibitions/<int:exhibition_id>/deposits")
def deposits(exhibition_id: int) -> str | tuple[str, int]:
    """The deposits that are held, to say what becomes of each; and what would come of it, before it is done."""
    exhibition, asked = own(exhibition_id), request.args
    page = deposits_page(exhibition, asked)
    if "reason" not in asked:
        return page
    words = [word for key, word in asked.items() if key.startswith(DEPOSITS)]
    if not set(words) & {RETURN, KEEP}:
        return deposits_page(exhibition, asked, gettext("اختاروا ما يكون لتأمين واحد على الأقل.")), 422
    if KEEP in words and not asked["reason"].strip():
        return deposits_page(exhibition, asked, gettext("اكتبوا سبب إبقاء التأمين. تقرؤه الأسرة.")), 422
    return page


def deposits_page(exhibition: Exhibition, asked: Mapping[str, str], wrong: str = "") -> str:
    """The page, with what was chosen; `wrong` is why it is not done."""
    held = [row_of(one) for one in invoices.all_of_exhibition(exhibition.id, wanted="deposits")]
    chosen = chosen_of(held, asked)
    return render_template(
        "organiser/fees/deposits.html",
        exhibition=exhibition,
        rows=held,
        chosen=chosen,
        reason=asked.get("reason", ""),
        wrong=wrong,
        shown=bool(chosen) and not wrong,
        returned=[row for row in held if chosen.get(row["invoice"].id) == RETURN],
        kept=[row for row in held if chosen.get(row["invoice"].id) == KEEP],
    )


def chosen_of(held: Sequence[dict[str, Any]], asked: Mapping[str, str]) -> dict[int, str]:
    """What was chosen for each deposit that is held."""
    said = {row["invoice"].id: asked.get(f"{DEPOSITS}{row['invoice'].id}", "") for row in held}
    return {one: word for one, word in said.items() if word in (RETURN, KEEP)}


@fees.post("/exhibitions/<int:exhibition_id>/deposits")
def create(exhibition_id: int) -> Response | tuple[str, int]:
    """Exactly what was shown, or nothing of it."""
    own(exhibition_id)
    mine, form = invoices.all_of_exhibition(exhibition_id), request.form
    words_of = {one.id: form.get(f"{DEPOSITS}{one.id}", "") for one in mine}
    returned, kept = ([one for one, word in words_of.items() if word == wanted] for wanted in (RETURN, KEEP))
    try:
        fairs.decide_deposits(returned, kept, actor(), reason=form.get("reason", ""))
    except Refusal as refusal:
        units.abandon()
        return deposits_page(own(exhibition_id), form, sentence(refusal)), refusal.status
    say("good", gettext("قُرّر في التأمينات، وكُتب إلى كل أسرة."))
    return redirect(url_for(".index", exhibition_id=exhibition_id), 303)
