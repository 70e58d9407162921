"""Families: /families for all who sell, /f/<slug> for the shop of one. Never an address, legal name or affiliation."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.community import families as people
from storefront.community import regions
from storefront.goods import catalogue, shelves, taxonomy
from storefront.kernel import paging
from storefront.trade import delivery
from storefront.web.kit import links
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import gettext, language
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop import listing
from storefront.web.shop.cards import door, doors
from storefront.web.shop.hearts import Marks
from storefront.web.shop.leave import leave_of
from storefront.web.shop.points import rows_of
from storefront.web.shop.structured import family_data
from storefront.web.shop.zones import zone_rows

families = Blueprint("families", __name__)
PICTURES = 3


@families.get("/families")
def index() -> str:
    """A page of families that sell, of one region when asked."""
    atlas = regions.atlas()
    region = atlas.by_slug.get(request.args.get("region", ""))
    page = people.active(region_id=region.id if region else None, number=paging.page_number(request.args.get("page")))
    pages = PageLinks(page, url_for(".index"), {"region": region.slug if region else None})
    return render_template(
        "shop/families/index.html", page=pages, doors=with_pictures(page.rows), regions=atlas.regions, region=region
    )


def with_pictures(rows: Any) -> list[Any]:
    """Cards of families with pictures of what they sell most; one query for all of them."""
    pictures = shelves.faces([family.id for family in rows], PICTURES)
    return doors(rows, pictures)


@families.get("/f/<slug>")
def show(slug: str) -> str | Response:
    """The shop of a family. An address of the past leads to today's."""
    family = people.shop(slug)
    if family.slug != slug:
        return redirect(links.with_query(url_for(".show", slug=family.slug)), 301)
    return render_template("shop/families/show.html", **page_of(family, is_own=actor().may("products", family.id)))


def page_of(family: Any, *, is_own: bool = False) -> dict[str, Any]:
    """What the page prints of a family's row; whoever makes its goods reads what is missing while none is shown."""
    path = url_for("shop.families.show", slug=family.slug)
    parts = [part for group in taxonomy.board().parts.values() for part in group]
    ask = listing.asked(parts, hide=frozenset({"region", "city", "without"}))
    marks = Marks(family.id)
    shown = listing.listed(shelves.of_family(family.id), path, ask, kept=marks.among)
    is_bare = not (shown.total or shown.choices)
    if is_bare:  # nothing is offered yet, and following helps most
        marks.among([])
    reach = delivery.reach([family.id])[family.id]
    points, home_hours = rows_of(reach.spots)
    return {
        "family": family,
        "door": door(family, language(), ()),
        "shown": shown,
        "is_bare": is_bare,
        "own": catalogue.counts_of_family(family.id) if is_bare and is_own else None,
        "leave": leave_of(family),
        "zones": zone_rows(reach.zones),
        "points": points,
        "home_hours": home_hours,
        "spoken": [gettext(name) for slug, name in people.registering.LANGUAGES.items() if slug in family.languages],
        "marks": marks,
        "score": shelves.score_of_family(family.id, shown.edition),
        "structured": family_data(family),
    }
