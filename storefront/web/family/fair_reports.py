"""What was left of exhibitions after the stall was paid: side by side, one of them day by day, as a table to take along; and the
rents of markets month by month."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.fairs import agreements, allocations, exhibitions
from storefront.insight import fair_figures
from storefront.insight.fair_figures import Left
from storefront.kernel import paging
from storefront.web.family import desk
from storefront.web.family.fair_report_words import method_rows, span_of, sum_rows, table
from storefront.web.kit import fee_words
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks

fair_reports = Blueprint("fair_reports", __name__)


@fair_reports.get("/fair-reports")
def index() -> str:
    """The exhibitions that have begun, the last first, and the rents of markets."""
    family = desk.family()
    found = fair_figures.page(family.id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "family/fair_reports/index.html",
        rows=[row_of(one) for one in found.rows],
        page=PageLinks(found, url_for(".index"), {}),
        coming=[one for one in allocations.held_by(family.id) if one.state != "live"],
        rents=[(one, fee_words.month_words(one.month)) for one in fair_figures.rents(family.id)],
    )


def row_of(left: Left) -> dict[str, Any]:
    """An exhibition as the list prints it."""
    return {"left": left, "span": span_of(left.fair), "time": time_words(left)}


def time_words(left: Left) -> str:
    """ "3 أيام، 21 ساعة"; minutes beyond whole hours are left out."""
    words = [count_of("day", left.time.days)] if left.time.days else []
    hours = left.time.minutes // 60
    return str(gettext("، ").join([*words, *([count_of("hour", hours)] if hours else [])]))


@fair_reports.get("/fair-reports/<int:exhibition_id>")
def show(exhibition_id: int) -> str:
    """One of them: how it adds up, and each of its days."""
    family_id = desk.family().id
    left, exhibition = fair_figures.of(family_id, exhibition_id), exhibitions.get(exhibition_id)
    agreement = agreements.find(exhibition_id, family_id)
    return render_template(
        "family/fair_reports/show.html",
        **row_of(left),
        sums=sum_rows(left),
        methods=method_rows(left),
        days=fair_figures.days_of(family_id, exhibition_id),
        agreed=agreement is not None and agreement.withdrawn_at is None,
        may_agree=agreements.may_agree(exhibition),
        organiser=in_language(exhibition.body, "name"),
    )


@fair_reports.get("/fair-reports/table.csv")
def show_table() -> Response:
    """All of them, as a table for Excel."""
    family = desk.family()
    content = table(fair_figures.all_of(family.id))
    name = file_name(gettext("ما بقي من المعارض"), in_language(family, "trade_name"), ending="csv")
    return download(content, CSV, name, plain=f"fairs-{family.slug}.csv")
