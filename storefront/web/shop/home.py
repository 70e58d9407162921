"""The home page: search, groups, what is ready today, seasons, families, regions."""

from flask import Blueprint, render_template

from storefront.community import families, regions
from storefront.goods import shelves
from storefront.web.kit.locale import language
from storefront.web.kit.menu import site_menu
from storefront.web.shop.cards import cards
from storefront.web.shop.families import with_pictures
from storefront.web.shop.seasons import tickets

home = Blueprint("home", __name__)
READY, HOUSES, TICKETS = 8, 3, 3


@home.get("/")
def index() -> str:
    """The way in."""
    ready = shelves.first(shelves.WHOLE_MARKET, shelves.Filter(ready=True), order="sold", size=READY)
    sellers = families.active()
    return render_template(
        "shop/home/index.html",
        ready=cards(ready),
        tickets=tickets()[:TICKETS],
        doors=with_pictures(sellers.rows[:HOUSES]),
        groups=site_menu(),
        regions=regions.regions(),
        proof={"families": sellers.total, "products": shelves.count(shelves.WHOLE_MARKET)},
        language=language(),
    )
