"""Exhibitions of the browser's market, and every page that shows them: to anybody, to their organiser, to the office."""

from typing import Any

from storefront.community.accounts import User
from storefront.kernel.units import unit_of_work
from tests.builders.whole_fairs import an_organiser_of_all, whole_exhibitions

Pages = dict[str, list[tuple[str, str]]]
Fairs = dict[str, tuple[Any, ...]]  # see whole_exhibitions
DESK = "/organiser/exhibitions"


def tell_fairs() -> tuple[Fairs, User]:
    """A draft, one with everything, one that was postponed; and who acts for their body."""
    with unit_of_work():
        body, organiser = an_organiser_of_all()
    return whole_exhibitions(body), organiser


def of_fairs(fairs: Fairs) -> Pages:
    """Who reads which page of them."""
    slugs, month = fairs["shop.exhibitions.slug"], "/exhibitions/month"
    body_id, venue_id = fairs["body_id"][0], fairs["venue_id"][0]
    draft, whole, put_off = (f"{DESK}/{one}" for one in fairs["exhibition_id"])
    return {
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
