"""The home page: search, groups, what is ready today, exhibitions, seasons, families, regions."""

from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from typing import Any

from flask import Blueprint, render_template

from storefront.community import families, regions
from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Wanted
from storefront.goods import shelves
from storefront.web.kit.menu import group_picture, site_menu
from storefront.web.shop.cards import cards
from storefront.web.shop.exhibition_cards import tickets as exhibition_tickets
from storefront.web.shop.families import with_pictures
from storefront.web.shop.hearts import kept_of
from storefront.web.shop.seasons import tickets

home = Blueprint("home", __name__)
READY, HOUSES, TICKETS = 8, 3, 3
OF_ONE = 2  # goods of one family among those that are ready, so that the first page shows many
TINTS = tuple(f"tint-{number:02d}" for number in (2, 6, 15, 14, 5, 10, 13, 9, 11, 4, 3, 7))


@home.get("/")
def index() -> str:
    """The way in."""
    ready = spread(shelves.first(shelves.WHOLE_MARKET, shelves.Filter(ready=True), order="sold", size=3 * READY))
    return render_template(
        "shop/home/index.html",
        ready=cards(ready, kept_of([row.product_id for row in ready])),
        tickets=tickets()[:TICKETS],
        fairs=exhibition_tickets(exhibitions.soonest(Wanted(), size=TICKETS)),
        doors=with_pictures(families.newest(size=HOUSES)),
        groups=[
            (entry.href, entry.label, group_picture(entry.href.rpartition("/")[2]), tint)
            for entry, tint in zip(site_menu(), cycle(TINTS), strict=False)
        ],
        regions=regions.atlas().regions,
        proof={"families": families.how_many(), "products": shelves.count(shelves.WHOLE_MARKET)},
    )


def spread(rows: Sequence[Any]) -> list[Any]:
    """The first of these cards of goods, at most two of a family; where there are too few others, the rest in turn."""
    seen: Counter[int] = Counter()
    chosen: list[Any] = []
    others: list[Any] = []
    for row in rows:
        seen[row.family_id] += 1
        (chosen if seen[row.family_id] <= OF_ONE else others).append(row)
    return [*chosen, *others][:READY]
