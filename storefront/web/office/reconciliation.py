"""The market's books beside those of its providers: when they were last compared, and every difference."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotFound
from storefront.treasury import gateways
from storefront.treasury import reconciliation as treasury
from storefront.web.kit.flashes import say
from storefront.web.shop.listing import PageLinks

reconciliation = Blueprint("reconciliation", __name__)

KINDS = {
    "missing": N_("عند شركة الدفع، وليس عندنا"),
    "extra": N_("عندنا، وليس عند شركة الدفع"),
    "altered": N_("عند الاثنين، والمبلغ مختلف"),
}


@reconciliation.get("/reconciliation")
def index() -> str:
    """A page of the comparisons, the newest first, and the providers that can be compared now."""
    page = treasury.runs(number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/reconciliation/index.html",
        providers=[name for name in gateways.GATEWAYS if gateways.with_pages(name)],
        page=PageLinks(page, url_for(".index"), {}),
    )


@reconciliation.get("/reconciliation/<int:run_id>")
def show(run_id: int) -> str:
    """What one comparison found."""
    run = treasury.get(run_id)
    found = [(words_of(row), row) for row in run.findings]
    return render_template("office/reconciliation/show.html", run=run, found=found)


def words_of(finding: Mapping[str, Any]) -> str:
    """What kind of difference it is."""
    kind = KINDS[finding["kind"]]
    return str(gettext(kind))


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
