"""The ledger beside the books of providers: when they were last compared, what each holds, and every difference."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotFound
from storefront.treasury import gateways
from storefront.treasury import reconciliation as treasury
from storefront.treasury.reconciliation import Balance, Finding, OnItsWay
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.payment_words import company_words

reconciliation = Blueprint("reconciliation", __name__)

KINDS = {
    "missing": N_("ناقص: عند شركة الدفع، وليس في الدفتر"),
    "extra": N_("زائد: في الدفتر، وليس عند شركة الدفع"),
    "altered": N_("مختلف: عند الاثنين، وليس سواء"),
}
DIFFERS = {"amount": N_("المبلغ"), "fee": N_("رسم شركة الدفع"), "currency": N_("العملة")}
WHYS = {
    "young": N_("تحرّك قبل دقائق، ولم يصل خبره إلى الدفترين بعد"),
    "refund": N_("مبلغ مردود في طريقه إلى المشتري"),
    "fee": N_("رسم لم تخبرنا به شركة الدفع بعد"),
}


@reconciliation.get("/reconciliation")
def index() -> str:
    """A page of the comparisons, the newest first, and the providers that can be compared now."""
    page = treasury.runs(number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/reconciliation/index.html",
        company=company_words,
        providers=[name for name in gateways.GATEWAYS if gateways.with_pages(name)],
        page=PageLinks(page, url_for(".index"), {}),
    )


@reconciliation.get("/reconciliation/<int:run_id>")
def show(run_id: int) -> str:
    """What one comparison found."""
    run = treasury.get(run_id)
    found = [Finding.kept(row) for row in run.findings]
    return render_template(
        "office/reconciliation/show.html",
        company=company_words,
        run=run,
        number=len(found) + run.unexplained,
        found=[
            (str(gettext(words)), [row_of(one) for one in found if one.kind == kind]) for kind, words in KINDS.items()
        ],
        on_its_way=[(why_words(one), one) for one in (OnItsWay(**row) for row in run.on_its_way)],
        balances=[Balance(**row) for row in run.balances],
    )


def why_words(waits: OnItsWay) -> str:
    """Why one book is ahead of the other."""
    return str(gettext(WHYS[waits.why]))


def row_of(finding: Finding) -> dict[str, Any]:
    """A difference as a line of the page."""
    return {
        "ref": finding.ref,
        "what": [str(gettext(DIFFERS[name])) for name in finding.differs],
        "theirs": (finding.theirs_minor, finding.currency),
        "ours": (finding.ours_minor, finding.our_currency),
        "bookings": finding.bookings,
    }


@reconciliation.post("/reconciliation/<provider>")
def create(provider: str) -> Response:
    """Compares now."""
    if gateways.with_pages(provider) is None:
        raise NotFound()
    units.abandon()  # the provider is asked while nothing is held
    try:
        run_id = treasury.reconcile(provider)
    except gateways.Trouble:
        say("warn", gettext("لم تجب شركة الدفع الآن. حاولوا بعد قليل."))
        return redirect(url_for(".index"), 303)
    return redirect(url_for(".show", run_id=run_id), 303)
