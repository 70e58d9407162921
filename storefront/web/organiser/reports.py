"""What an exhibition came to, at its organiser's desk: people, stalls, places, fees, and sales as far as families agreed."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.fairs import exhibitions as fairs
from storefront.fairs import invoices
from storefront.insight import fair_figures
from storefront.insight.fair_figures import Sold
from storefront.kernel import paging
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.organiser.desk import own
from storefront.web.organiser.report_tables import bars_of, category_words, hour_words, quota_rows, report_csv

reports = Blueprint("reports", __name__)


@reports.get("/exhibitions/<int:exhibition_id>/report")
def index(exhibition_id: int) -> str:
    """All of it on one page; families that agreed a page at a time."""
    exhibition = own(exhibition_id)
    sold = fair_figures.sold(exhibition)
    return render_template(
        "organiser/reports/index.html",
        exhibition=exhibition,
        counts=fair_figures.counts(exhibition_id),
        quotas=quota_rows(fair_figures.quotas(exhibition_id)),
        fees=invoices.overview(exhibition_id)[1],
        sells=fairs.outlines.may_sell(exhibition.licence_class),
        sold=sold,
        least=fair_figures.LEAST,
        **sold_parts(sold, exhibition_id),
    )


def sold_parts(sold: Sold | None, exhibition_id: int) -> dict[str, Any]:
    """The sales as they are printed, if they may be seen."""
    if sold is None:
        return {"shops": [], "categories": [], "hours": []}
    number = paging.page_number(request.args.get("page"))
    start = (number - 1) * PAGE_SIZE
    page = Page(sold.shops[start : start + PAGE_SIZE], number, len(sold.shops))
    return {
        "shops": page.rows,
        "page": PageLinks(page, url_for("organiser.reports.index", exhibition_id=exhibition_id), {}),
        "categories": bars_of(sold.by_category, category_words),
        "hours": bars_of(sold.by_hour, hour_words, by_size=False),
    }


@reports.get("/exhibitions/<int:exhibition_id>/report/table.csv")
def table(exhibition_id: int) -> Response:
    """The same as a table for Excel."""
    exhibition = own(exhibition_id)
    content = report_csv(
        fair_figures.counts(exhibition_id),
        fair_figures.quotas(exhibition_id),
        invoices.overview(exhibition_id)[1],
        fair_figures.sold(exhibition),
    )
    name = file_name(gettext("تقرير الفعالية"), in_language(exhibition, "name"), ending="csv")
    return download(content, CSV, name, plain=f"report-{exhibition.slug}.csv")
