"""A product: /p/<id>-<words>. The id alone decides; any other wording is sent on to the right one."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from storefront.community import regions
from storefront.goods import catalogue, favourites, seasons, sharing, shelves, stock
from storefront.kernel import arabic
from storefront.trade import delivery
from storefront.web.kit import links
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.shop.buying import Promise, promise
from storefront.web.shop.cards import cards, door, picture_of, product_path
from storefront.web.shop.structured import product_data

products = Blueprint("products", __name__)
MORE = 4


@products.get("/p/<int:product_id>")
@products.get("/p/<int:product_id>-<words>")
def show(product_id: int, words: str = "") -> str | Response:
    """One product, everything about it, and where it goes."""
    seen = catalogue.shown(product_id)
    path = product_path(seen.id, arabic.slug(seen.product.name_ar), "ar")
    if links.page_path() != links.quoted(path):
        return redirect(links.with_query(links.path_in(language(), links.quoted(path))), 301)
    return render_template("shop/products/show.html", **page_of(seen, path))


def page_of(seen: catalogue.Seen, path: str) -> dict[str, Any]:
    """What the page prints."""
    lang, mine = language(), actor().user_id
    product, family = seen.product, seen.family
    free = stock.free_of([variant.id for variant in seen.variants])
    more = shelves.first(shelves.of_family(family.id), shelves.Filter(), order="sold", size=MORE + 1)
    tagged = catalogue.season_ids(product.id)
    promised = promise(seen, free)
    return {
        "product": product,
        "category": seen.category,
        "family": door(family, lang, ()),
        "house": family,
        "photos": [picture_of(photo, lang) for photo in seen.photos],
        "choices": [choice_of(product, variant, free) for variant in seen.variants],
        "more": cards(row for row in more if row.product_id != product.id)[:MORE],
        "promise": promised,
        "reach": reach_of(family, product, promised),
        "allergens": allergen_words(product.allergens),
        "facts_rows": [(fact[lang] or fact["ar"], fact[f"value_{lang}"] or fact["value_ar"]) for fact in product.facts],
        "favourite": bool(mine and favourites.favourite_ids(mine, [product.id])),
        "seasons": [season for season in seasons.year() if season.id in tagged],
        "share_url": links.absolute(links.path_in(lang, links.quoted(path)))
        + f"?via={sharing.code_of(product.id) or ''}",
        "structured": product_data(seen, free),
    }


def reach_of(family: Any, product: Any, promised: Promise) -> dict[str, Any]:
    """How it reaches a shopper: the family's own cities and fees, the cheapest courier fee, and on which days."""
    zones = delivery.zones(family.id)
    by_courier = family.by_courier and product.return_class != "F"
    return {
        "own": [(in_language(regions.place(zone.city_id)[0], "name"), zone.fee_minor) for zone in zones],
        "own_on": promised.ready_on + timedelta(days=delivery.DAYS[delivery.OWN]),
        "courier": min(region.courier_minor for region in regions.atlas().regions) if by_courier else 0,
        "courier_on": promised.ready_on + timedelta(days=delivery.DAYS[delivery.COURIER]),
    }


def allergen_words(slugs: list[str]) -> str:
    """The allergens of a product in the reader's words."""
    english = language() == "en"
    words = [catalogue.ALLERGENS[slug] for slug in slugs]
    return ", ".join(word[1] for word in words) if english else "، ".join(gettext(word[0]) for word in words)


def choice_of(product: Any, variant: Any, free: dict[int, int]) -> dict[str, Any]:
    """A variant as the buying form shows it; sold-out ones stay visible."""
    left = free.get(variant.id, 0) if product.stock_mode == "counted" else None
    return {"variant": variant, "left": left, "sold_out": left == 0}
