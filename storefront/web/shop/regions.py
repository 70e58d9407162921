"""A region: /regions/<slug>, what its families make."""

from flask import Blueprint, render_template, request, url_for

from storefront.community import families, regions
from storefront.goods import shelves
from storefront.web.shop import listing
from storefront.web.shop.families import with_pictures

places = Blueprint("regions", __name__)
HOUSES = 3


@places.get("/regions/<slug>")
def show(slug: str) -> str:
    """The goods and some of the families of a region."""
    region = regions.atlas().by_slug.get(slug) or regions.region_of_slug(slug)
    ask = listing.asked(inside=region, hide=frozenset({"region"}))
    path = url_for(".show", slug=slug)
    shown = listing.listed(shelves.of_region(region.id), path, ask)
    first = families.newest(region_id=region.id, size=HOUSES) if "page" not in request.args else []
    return render_template("shop/regions/show.html", region=region, shown=shown, doors=with_pictures(first))
