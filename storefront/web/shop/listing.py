"""A shelf as a page: what the address asks for, the panel of filters with its counts, chips, order, pages.

The same for categories, regions, seasons and families. Every choice is in the address, so that it survives paging,
the change of language and the back button.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from storefront.community import regions
from storefront.goods import shelves
from storefront.goods.allergens import ALLERGENS
from storefront.goods.attributes import Attribute
from storefront.kernel import paging
from storefront.kernel.refusals import N_
from storefront.web.kit import links
from storefront.web.kit.formats import at_head
from storefront.web.kit.forms import western
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.kit.page_links import PageLinks, address
from storefront.web.kit.places import by_name
from storefront.web.shop.attribute_filters import chosen, offered, several
from storefront.web.shop.attribute_filters import facets as attribute_facets
from storefront.web.shop.attribute_filters import query_of as saying_of
from storefront.web.shop.cards import Card, cards
from storefront.web.shop.choices import Choice, Counting, Ways, applied, let_go, ways_out
from storefront.web.shop.facets import Facet, Option, with_any
from storefront.web.shop.hearts import Kept, kept_of
from storefront.web.shop.still_pages import still_since

SORTS = (
    ("newest", N_("الأحدث")),
    ("price", N_("السعر: من الأقل")),
    ("-price", N_("السعر: من الأعلى")),
    ("sold", N_("الأكثر طلباً")),
)
NEWEST, BEST = "newest", "best"
SORTS_OF_FOUND = ((BEST, N_("الأنسب")), *SORTS)  # goods that were searched for have an order of their own
READY = (("yes", N_("جاهز الآن")), ("no", N_("يُصنع بالطلب")))
DEAREST = 1_000_000  # riyals
LONGEST_NUMBER = 11  # digits that are looked at


@dataclass(frozen=True)
class Around:
    """The page a list stands on: the parts it can be narrowed to, the region it is of, the order of its goods for which none
    is asked, its category with the group of that (slugs), the names of filters it does not offer."""

    parts: Sequence[Any]
    inside: Any
    usual: str
    category: tuple[str, str] | None
    hide: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """What the address asks of a shelf, as plain values; nonsense asks for nothing."""

    wish: shelves.Filter
    sort: str
    number: int
    region: str
    part: str
    around: Around
    attributes: Sequence[Attribute] = ()  # those the list can be filtered by


@dataclass(frozen=True)
class Shown:
    """Everything a list page prints."""

    cards: list[Card]
    page: PageLinks
    total: int
    facets: list[Facet]
    choices: list[Choice]
    ways: Ways  # out of it, when nothing fits
    clear: str
    sort: str
    sorts: list[tuple[str, str]]
    keep: list[tuple[str, str]]  # what the form of the order carries on
    held: list[tuple[str, str]]  # what the form of the filters carries on
    path: str
    edition: shelves.Edition | None  # of what was read, see shelves.Listing


def riyals(text: str | None) -> int | None:
    """Halalas of a whole number of riyals in the address; None for anything else."""
    amount = whole_number(western(text))
    return amount * 100 if amount is not None and amount <= DEAREST else None


def whole_number(text: str | None) -> int | None:
    """A number of the address that a row could have; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def asked(
    parts: Sequence[Any] = (),
    *,
    inside: Any = None,
    usual: str = NEWEST,
    category: tuple[str, str] | None = None,
    hide: frozenset[str] = frozenset(),
) -> Asked:
    """Reads the address. Regions go by slug, cities by id, parts, allergens and attributes by slug.

    `inside` is the region whose page it is; the address need not name it then. `category` is the one whose page it is, with
    its group (slugs); `hide` names filters the page does not offer. Whoever lets a choice go is led to the address without it.
    """
    let_go(usual)
    return read(Around(parts, inside, usual, category, hide), request.args)


def read(around: Around, query: MultiDict[str, str]) -> Asked:
    """What a query asks for on a page."""
    atlas = regions.atlas()
    named = atlas.by_slug.get(query.get("region", "")) if around.inside is None else None
    region = around.inside or named
    city = atlas.cities.get(whole_number(query.get("city")) or 0)
    part = next((part for part in around.parts if part.slug == query.get("part")), None)
    offer = offered((part.slug, around.category[1]) if part and around.category else around.category)
    known = [slug for slug in several(query, "without") if slug in ALLERGENS]
    number = paging.page_number(query.get("page"))
    low, high = price_limits(query)
    wish = shelves.Filter(
        region_id=region.id if region else None,
        city_id=city.id if city and region and city.region_id == region.id else None,
        category_id=part.id if part else None,
        ready={"yes": True, "no": False}.get(query.get("ready", "")),
        without=frozenset(known),
        saying=chosen(offer, query),
        price_from=low,
        price_to=high,
        upto=whole_number(query.get("upto")) if number > 1 else None,
    )
    sort = query["sort"] if query.get("sort") in shelves.ORDERS else around.usual
    return Asked(wish, sort, number, named.slug if named else "", part.slug if part else "", around, offer)


def price_limits(query: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The two ends of the price (halalas); neither, when nothing lies between them: the list says so and shows all."""
    low, high = riyals(query.get("price_from")), riyals(query.get("price_to"))
    return (None, None) if low is not None and high is not None and low > high else (low, high)


def query_of(ask: Asked) -> dict[str, Any]:
    """The address's query for what was asked, without the page."""
    wish = ask.wish
    return {
        "part": ask.part,
        "region": ask.region,
        "city": wish.city_id,
        "ready": {True: "yes", False: "no"}.get(wish.ready) if wish.ready is not None else None,
        "price_from": wish.price_from // 100 if wish.price_from is not None else None,
        "price_to": wish.price_to // 100 if wish.price_to is not None else None,
        "without": ",".join(sorted(wish.without)),
        **saying_of(wish.saying),
        "sort": ask.sort if ask.sort != ask.around.usual else None,
    }


def listed(shelf: int, path: str, ask: Asked, *, kept: Kept = kept_of) -> Shown:
    """The list of a shelf for what was asked; `kept` says which goods of it the reader keeps."""
    found = shelves.listing(shelf, ask.wish, order=ask.sort, number=ask.number)
    return as_shown(found, path, ask, partial(shelves.totals, shelf), kept=kept)


def as_shown(
    found: shelves.Listing,
    path: str,
    ask: Asked,
    count: Counting,
    *,
    words: str = "",
    kept: Kept = kept_of,
) -> Shown:
    """What a list page prints; `words` are what was searched for, which every link carries on, and `count` says how many
    goods of the same list other wishes would show."""
    query = {"q": words, **query_of(ask)}
    upto = ask.wish.upto or still_since(found.page.rows)
    pages = PageLinks(found.page, path, {**query, "upto": upto})
    links.say_shorter(address("", {**query, "upto": ask.wish.upto, "page": ask.number if ask.number > 1 else None})[1:])
    facets = [facet for facet in panel(ask, found.counts) if facet.name not in ask.around.hide]
    choices, clear = applied(query, facets), {"q": words, "sort": query["sort"]}
    is_stuck = bool(choices) and not found.page.total and ask.number == 1
    ways = (
        ways_out(path, query, choices, clear, lambda asked: read(ask.around, asked).wish, count) if is_stuck else Ways()
    )
    return Shown(
        cards(found.page.rows, kept([row.product_id for row in found.page.rows]) if found.page.rows else frozenset()),
        pages,
        found.page.total,
        facets,
        choices,
        ways,
        address(path, clear),
        ask.sort,
        [(value, gettext(label)) for value, label in (SORTS_OF_FOUND if ask.around.usual == BEST else SORTS)],
        [(name, str(value)) for name, value in query.items() if name != "sort" and value not in (None, "")],
        [(name, str(query[name])) for name in ("q", "sort") if query[name]],
        path,
        found.edition,
    )


def panel(ask: Asked, counts: shelves.Counts) -> list[Facet]:
    """The filters with how many goods each choice would show; choices that would show nothing are left out."""
    wish, parts = ask.wish, ask.around.parts
    facets = []
    if parts:
        options = [
            Option(part.slug, in_language(part, "name"), counts.categories[part.id], part.id == wish.category_id)
            for part in parts
            if counts.categories[part.id] or part.id == wish.category_id
        ]
        facets.append(Facet("part", gettext("النوع"), "radio", with_any(options)))
    ready = [
        Option(value, gettext(label), counts.ready[value == "yes"], wish.ready is (value == "yes"))
        for value, label in READY
    ]
    facets.append(Facet("ready", gettext("متى؟"), "radio", with_any(ready)))
    facets += attribute_facets(ask.attributes, wish, counts)
    places = [
        Option(place.slug, in_language(place, "name"), counts.regions[place.id], place.id == wish.region_id)
        for place in regions.atlas().regions
        if counts.regions[place.id] or place.id == wish.region_id
    ]
    facets.append(Facet("region", gettext("المنطقة"), "radio", with_any(places)))
    if wish.region_id:
        facets.append(Facet("city", gettext("المدينة"), "radio", with_any(city_options(wish, counts))))
    facets.append(price_range(wish))
    free = allergen_options(wish, counts)
    return [*facets, Facet("without", gettext("خالٍ من"), "check", free)] if free else facets


def price_range(wish: shelves.Filter) -> Facet:
    """The two ends of the price as they were typed, and what is wrong with them."""
    low, high = ((request.args.get(name) or "").strip()[:LONGEST_NUMBER] for name in ("price_from", "price_to"))
    error = ""
    if (low and riyals(low) is None) or (high and riyals(high) is None):
        error = gettext("يُكتب السعر أرقاماً صحيحة بالريال، مثل 50.")
    elif low and high and wish.price_from is None:
        error = gettext("السعر الأدنى أعلى من السعر الأقصى.")
    return Facet("price", gettext("السعر"), "range", low=low, high=high, error=error)


def city_options(wish: shelves.Filter, counts: shelves.Counts) -> list[Option]:
    """The cities of the chosen region that have goods."""
    return [
        Option(str(city.id), in_language(city, "name"), counts.cities[city.id], city.id == wish.city_id)
        for city in by_name(regions.atlas().cities.values())
        if city.region_id == wish.region_id and (counts.cities[city.id] or city.id == wish.city_id)
    ]


def allergen_options(wish: shelves.Filter, counts: shelves.Counts) -> list[Option]:
    """The allergens that some goods of the list hold, and how many are without."""
    english = language() == "en"
    held = {slug for slug in ALLERGENS if slug in wish.without or 0 < counts.without[slug] < counts.told}
    return [
        Option(slug, at_head(words[1] if english else gettext(words[0])), counts.without[slug], slug in wish.without)
        for slug, words in ALLERGENS.items()
        if slug in held
    ]
