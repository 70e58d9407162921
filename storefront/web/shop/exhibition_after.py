"""What the page of an exhibition says once it is over: its families and their goods, which go on selling here, and the next
exhibitions of the region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from storefront.community import families, regions
from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import Exhibition, Wanted
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.cards import Card, cards
from storefront.web.shop.exhibition_cards import tickets
from storefront.web.shop.tickets import Ticket

SIZE, NEXT, MOST_FAMILIES = 24, 3, 60


@dataclass(frozen=True)
class After:
    """Goods page by page, the families that sell by name and address, more of them that are not named here; what comes next in
    the region, and its calendar."""

    cards: Sequence[Card]
    page: PageLinks
    families: Sequence[tuple[str, str]]
    more: int
    next: Sequence[Ticket]
    region: str
    feed: str


def after_of(exhibition: Exhibition, number: int) -> After | None:
    """Nothing before it is over. Four questions at the most, whatever the number of its families and goods."""
    if exhibition.state not in exhibitions.OVER or exhibition.venue is None:
        return None
    goods = stall_stock.page_of(exhibition.id, number=number, size=SIZE)
    there = stall_stock.families_at(exhibition.id)
    selling = families.selling(there) if there else []
    region = regions.place(exhibition.venue.city_id)[1]
    coming = exhibitions.soonest(Wanted(region_id=region.id), size=NEXT)
    return After(
        cards(goods.rows, frozenset()),
        PageLinks(goods, url_for("shop.exhibitions.show", slug=exhibition.slug), {}),
        [named(row) for row in selling[:MOST_FAMILIES]],
        max(len(selling) - MOST_FAMILIES, 0),
        tickets(coming),
        in_language(region, "name"),
        url_for("hooks.calendars.of_region", slug=region.slug),
    )


def named(row: Any) -> tuple[str, str]:
    return in_language(row, "trade_name"), url_for("shop.families.show", slug=row.slug)
