"""What the family earned: by month, channel and product, what was left after fees and rent, how near the tax on sales is."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.insight import income as insight
from storefront.insight.income import Income, Period
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.paging import Page, page_number
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.family.growth import a_year, step_of
from storefront.web.family.income_words import channel_words, month_words, near_words, period_words, short_month, table
from storefront.web.family.money_words import riyals
from storefront.web.kit import charts
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import direction, in_language, language
from storefront.web.kit.page_links import PageLinks, address

PRODUCTS = 10  # on a page

income = Blueprint("income", __name__)
income_tables = Blueprint("income_tables", __name__)
income.register_blueprint(income_tables)


@income.get("/income")
def index() -> str:
    """A period, twelve months with this one unless another is asked for; products a page at a time."""
    family = desk.family()
    period = period_asked(family)
    year = a_year(family)
    found = year.part(period) or insight.of_period(family.id, period)
    near = insight.thresholds.meter(year, is_registered=family.vat_number is not None)
    query = {"from": str(period.first), "to": str(period.last)}
    page = page_of(found, page_number(request.args.get("page")))
    return render_template(
        "family/income/index.html",
        period=period_words(period),
        sums=found.sums,
        drawing=drawing_of(found) if len(period.months) > 1 else None,
        said=chart_words(found),
        has_places=any(one.sums.places_minor for one in found.months),
        months=[(month_words(one.month), one.sums) for one in reversed(found.months)],
        channels=channel_rows(found),
        products=product_rows(page),
        beside_minor=found.beside_minor,
        page=PageLinks(page, url_for(".index"), query),
        near=near_words(near),
        step=step_of(family, near) if family.status == "active" and may_use("growth", family.id) else None,
        choices=choices(family, period),
        table=address(url_for(".income_tables.show"), query),
        first=str(period.first),
        last=str(period.last),
        every_month=[(str(one), month_words(one)) for one in known(family)],
    )


@income_tables.get("/income/table.csv")
def show() -> Response:
    """Every sale of a period, everything that undid one, and what was paid for places, as a table for Excel."""
    family = desk.family()
    period = period_asked(family)
    content = table(insight.rows_of(family.id, period))
    span = f"{period.first}-{period.last}"
    name = file_name(gettext("دخل"), span, in_language(family, "trade_name"), ending="csv")
    return download(content, CSV, name, plain=f"income-{span}-{family.slug}.csv")


def known(family: Family) -> list[Month]:
    """The months a family can ask for, from the one in which it came, the newest first."""
    return Period(Month.of(family.created_at), Month.of(clock.now())).months[::-1]


def period_asked(family: Family) -> Period:
    """The period of ?from=2026-01&to=2026-11: months the family can ask for, or else twelve with this one."""
    months = {str(month): month for month in known(family)}
    first, last = (months.get(request.args.get(end, "")) for end in ("from", "to"))
    if first is None or last is None:
        return insight.ending(Month.of(clock.now()))
    return insight.asked(first, last)


@dataclass(frozen=True)
class Choice:
    """A period one press away."""

    words: str
    href: str
    is_chosen: bool


def choices(family: Family, period: Period) -> list[Choice]:
    """This month, the last twelve, and the years the family was here."""
    now, first = Month.of(clock.now()), Month.of(family.created_at)
    offered = [(gettext("هذا الشهر"), Period(now, now)), (gettext("هذا الشهر و11 قبله"), insight.ending(now))]
    for year in range(now.year, max(first.year, now.year - 3) - 1, -1):
        of_year = Period(max(first, Month(year, 1)), min(now, Month(year, 12)))
        if of_year not in (period for _, period in offered):
            offered.append((str(year), of_year))
    return [Choice(words, where(one, is_usual=one == offered[1][1]), is_chosen=one == period) for words, one in offered]


def where(period: Period, *, is_usual: bool) -> str:
    """Where a period is shown; the usual one without saying so."""
    query = {} if is_usual else {"from": str(period.first), "to": str(period.last)}
    return address(url_for("family.income.index"), query)


def drawing_of(found: Income) -> charts.Columns:
    """What was left, month by month."""
    points = [
        charts.Point(short_month(one.month), one.sums.left_minor, riyals(one.sums.left_minor)) for one in found.months
    ]
    return charts.columns(points, from_right=direction() == "rtl")


def chart_words(found: Income) -> str:
    """The drawing in a sentence."""
    best = max(found.months, key=lambda one: one.sums.left_minor)
    values = {"month": month_words(best.month), "sum": riyals(best.sums.left_minor)}
    return str(gettext("ما بقي لكم في كل شهر. أفضلها %(month)s: %(sum)s.", **values))


def channel_rows(found: Income) -> list[dict[str, Any]]:
    """What was sold through each channel, and how much of all that is."""
    whole = found.sums.sold_minor or 1
    return [
        channel_row(channel, sums, sums.sold_minor * 100 // whole) for channel, sums in found.channels if sums.sales
    ]


def channel_row(channel: str, sums: insight.Sums, percent: int) -> dict[str, Any]:
    """A channel as components/chart.html shows it."""
    name, meaning = channel_words(channel)
    note = f"{meaning} · {count_of('order', sums.sales)}"
    if sums.firsts:
        note = gettext("%(orders)s، منها أول مرة: %(firsts)s", orders=note, firsts=sums.firsts)
    if sums.places_minor > 0:
        note = gettext("%(orders)s، ودفعتم لأماكنها %(sum)s", orders=note, sum=riyals(sums.places_minor))
    return {"name": name, "minor": sums.sold_minor, "percent": percent, "note": note}


def page_of(found: Income, number: int) -> Page[insight.Sold]:
    """A page of what was sold of each product."""
    start = PRODUCTS * (number - 1)
    return Page(found.products[start : start + PRODUCTS], number, len(found.products), PRODUCTS)


def product_rows(page: Page[insight.Sold]) -> list[dict[str, Any]]:
    """The same with what the products are called."""
    names = insight.names_of([sold.product_id for sold in page.rows])
    place = language() == "en"
    return [{"sold": sold, "name": names.get(sold.product_id, ("", ""))[place]} for sold in page.rows]
