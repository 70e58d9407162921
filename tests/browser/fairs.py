"""Exhibitions of the browser's market, and every page that shows them: to anybody, to their organiser, to the office."""

from typing import Any

from storefront.community.accounts import User
from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from tests.browser.lettings import of_goods, of_markets, of_visits
from tests.builders.whole_calls import whole_calls
from tests.builders.whole_fairs import an_organiser_of_all, whole_exhibitions
from tests.builders.whole_fees import whole_fees
from tests.builders.whole_markets import whole_markets

Pages = dict[str, list[tuple[str, str]]]
Fairs = dict[str, tuple[Any, ...]]  # see whole_exhibitions
DESK = "/organiser/exhibitions"


def tell_fairs(family: Family, product: Product) -> tuple[Fairs, User]:
    """A draft, one with everything, one that was postponed; calls to which a family applied; and who acts for their body."""
    with unit_of_work():
        body, organiser = an_organiser_of_all()
    calls = whole_calls(body, organiser, family, product)
    owed = whole_fees(body, family, product) | whole_markets(body, family, product)
    return {**whole_exhibitions(body), **calls, **owed}, organiser


def of_fairs(fairs: Fairs) -> Pages:
    """Who reads which page of them."""
    slugs, month = fairs["shop.exhibitions.slug"], "/exhibitions/month"
    body_id, venue_id = fairs["body_id"][0], fairs["venue_id"][0]
    draft, whole, put_off = (f"{DESK}/{one}" for one in fairs["exhibition_id"])
    return {
        **of_calls(fairs),
        **of_fees(fairs),
        **of_stalls(fairs),
        **of_visits(fairs),
        **of_goods(fairs),
        **of_markets(fairs),
        "shop.exhibitions.index": [
            ("", "/exhibitions"),
            ("", "/exhibitions?region=najran"),
            ("", "/exhibitions?kind=general"),
        ],
        "shop.exhibitions.month": [("", month), ("", f"{month}?month=2031-05")],
        "shop.exhibitions.past": [("", "/exhibitions/past")],
        "shop.exhibitions.show": [("", f"/exhibitions/{slug}") for slug in slugs],
        "organiser.exhibitions.index": [("organiser", DESK), ("organiser", f"{DESK}?state=live")],
        "organiser.exhibitions.new": [("organiser", f"{DESK}/new")],
        "organiser.exhibitions.show": [("organiser", path) for path in (draft, whole, put_off)],
        "organiser.exhibitions.edit": [("organiser", f"{whole}/edit")],
        "organiser.days.edit": [("organiser", f"{path}/days") for path in (draft, whole)],
        "organiser.programme.edit": [("organiser", f"{whole}/programme")],
        "organiser.steps.postponing": [("organiser", f"{whole}/postponement/new")],
        "organiser.steps.cancelling": [("organiser", f"{whole}/cancellation/new")],
        "organiser.steps.copying": [("organiser", f"{whole}/copies/new")],
        "organiser.venues.index": [("organiser", "/organiser/venues")],
        "organiser.venues.new": [("organiser", "/organiser/venues/new")],
        "organiser.venues.edit": [("organiser", f"/organiser/venues/{venue_id}/edit")],
        "office.bodies.index": [("office", "/office/bodies")],
        "office.bodies.new": [("office", "/office/bodies/new")],
        "office.bodies.show": [("office", f"/office/bodies/{body_id}")],
        "office.bodies.edit": [("office", f"/office/bodies/{body_id}/edit")],
        "office.seasons.index": [("office", "/office/seasons")],
    }


def of_calls(fairs: Fairs) -> Pages:
    """Who reads which page of the calls: anybody, a family that applied, the organiser, a juror."""
    opened, judged, written, coming = (f"{DESK}/{one}" for one in fairs["organiser.calls.exhibition_id"])
    unjudged = f"{DESK}/{fairs['organiser.selection.exhibition_id'][1]}"
    jury, (first, second, third) = fairs["jury.calls.call_id"][0], fairs["jury.applications.application_id"]
    application = fairs["organiser.applications.application_id"][0]
    return {
        "shop.exhibition_calls.index": [("", "/exhibitions/calls"), ("", "/exhibitions/calls?region=najran")],
        "shop.answers.show": [("", f"/exhibitions/answers/{fairs['shop.answers.token'][0]}")],
        "family.fairs.index": [("family", "/family/fairs"), ("family", "/family/fairs?show=mine")],
        "family.fairs.show": [("family", f"/family/fairs/{one}") for one in fairs["family.fairs.call_id"]],
        "organiser.calls.show": [("organiser", f"{one}/call") for one in (opened, judged, written, coming)],
        "organiser.calls.edit": [("organiser", f"{one}/call/edit") for one in (opened, judged)],
        "organiser.applications.index": [("organiser", f"{judged}/applications")],
        "organiser.applications.show": [("organiser", f"{judged}/applications/{application}")],
        "organiser.jury.show": [("organiser", f"{one}/jury") for one in (judged, written)],
        "organiser.selection.new": [("organiser", f"{one}/selection") for one in (judged, unjudged)],
        "jury.calls.index": [("organiser", "/jury/calls")],
        "jury.calls.show": [("organiser", f"/jury/calls/{jury}")],
        "jury.applications.show": [
            ("organiser", f"/jury/calls/{jury}/applications/{one}") for one in (first, second, third)
        ],
    }


def of_fees(fairs: Fairs) -> Pages:
    """Who reads which page of fees: a family that owes, the organiser, the office."""
    paying, over = (f"{DESK}/{one}" for one in fairs["organiser.fees.exhibition_id"])
    of_office = [f"/office/proceeds/{one}" for one in fairs["office.proceeds.show.exhibition_id"]]
    return {
        "family.fees.show": [("family", f"/family/fairs/{fairs['family.fees.call_id'][0]}/invoice")],
        "organiser.fees.index": [("organiser", f"{one}/fees") for one in (paying, over)],
        "organiser.fees.deposits": [("organiser", f"{paying}/deposits")],
        "organiser.invoices.show": [
            ("organiser", f"{paying}/fees/{one}") for one in fairs["organiser.invoices.invoice_id"]
        ],
        "office.proceeds.index": [("office", "/office/proceeds")],
        "office.proceeds.show": [("office", one) for one in of_office],
    }


def of_stalls(fairs: Fairs) -> Pages:
    """Who reads which page of the stalls: anybody, a family that has one, the organiser with plans and without."""
    with_plan, *others = (f"{DESK}/{one}/stalls" for one in fairs["organiser.stalls.exhibition_id"])
    both, own = fairs["organiser.allocations.stall_id"], fairs["family.fair_stalls.exhibition_id"][0]
    slug = fairs["shop.stall_plans.slug"][0]
    return {
        "shop.stall_plans.show": [("", f"/exhibitions/{slug}/stalls"), ("", f"/exhibitions/{slug}/stalls?q=A-1")],
        "family.fair_stalls.show": [
            ("family", f"/family/fairs/stalls/{own}"),
            ("family", f"/family/fairs/stalls/{own}?stall={both[0]}"),
        ],
        "organiser.stalls.index": [("organiser", one) for one in (with_plan, *others, f"{with_plan}?q=x")],
        "organiser.allocations.show": [("organiser", f"{with_plan}/{one}") for one in both],
        "organiser.stall_papers.show": [("organiser", f"{with_plan}/paper")],
    }
