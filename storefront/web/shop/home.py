"""The home page: search, groups, what is ready today, seasons, families, regions."""

from itertools import cycle

from flask import Blueprint, render_template

from storefront.community import families, regions
from storefront.goods import shelves
from storefront.web.kit.menu import group_picture, site_menu
from storefront.web.shop.cards import cards
from storefront.web.shop.families import with_pictures
from storefront.web.shop.hearts import kept_of
from storefront.web.shop.seasons import tickets

home = Blueprint("home", __name__)
READY, HOUSES, TICKETS = 8, 3, 3
TINTS = tuple(f"tint-{number:02d}" for number in (2, 6, 15, 14, 5, 10, 13, 9, 11, 4, 3, 7))


@home.get("/")
def index() -> str:
    """The way in."""
    ready = shelves.first(shelves.WHOLE_MARKET, shelves.Filter(ready=True), order="sold", size=READY)
    return render_template(
        "shop/home/index.html",
        ready=cards(ready, kept_of([row.product_id for row in ready])),
        tickets=tickets()[:TICKETS],
        doors=with_pictures(families.newest(size=HOUSES)),
        groups=[
            (entry.href, entry.label, group_picture(entry.href.rpartition("/")[2]), tint)
            for entry, tint in zip(site_menu(), cycle(TINTS), strict=False)
        ],
        regions=regions.atlas().regions,
        proof={"families": families.how_many(), "products": shelves.count(shelves.WHOLE_MARKET)},
    )
