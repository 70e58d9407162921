"""A product: /p/<id>-<words>. The id alone decides; any other wording is sent on to the right one."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from storefront.community import families as people
from storefront.goods import catalogue, portions, restocks, seasons, sharing, shelves, stock, taxonomy
from storefront.kernel import arabic
from storefront.kernel.refusals import NotFound
from storefront.trade import carts, delivery, questions, reviews
from storefront.web.kit import attributes, links
from storefront.web.kit.allergens import allergens_stated
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import language
from storefront.web.shop import unpaid
from storefront.web.shop.buying import promise
from storefront.web.shop.cards import LAST_PIECES, cards, door, picture_of, product_path
from storefront.web.shop.exhibition_goods import seen_at
from storefront.web.shop.hearts import kept_of
from storefront.web.shop.leave import leave_of
from storefront.web.shop.question_rows import rows_of as question_rows
from storefront.web.shop.reach import has_way, reach_of, ready_on
from storefront.web.shop.review_rows import rows_of
from storefront.web.shop.structured import product_data

products = Blueprint("products", __name__)
MORE = 4
REVIEWS = QUESTIONS = 3  # on the page itself


@products.get("/p/<int:product_id>")
@products.get("/p/<int:product_id>-")  # an address cut off where its Arabic words begin
@products.get("/p/<int:product_id>-<words>")
def show(product_id: int, words: str = "") -> str | Response | tuple[str, int]:
    """One product, everything about it, and where it goes. Of one that is hidden it tells whose it was."""
    try:
        seen = catalogue.shown(product_id)
    except NotFound:
        return hidden_page(product_id)
    path = product_path(seen.id, arabic.slug(seen.product.name_ar), "ar")
    if links.page_path() != links.quoted(path):
        return redirect(links.with_query(links.path_in(language(), links.quoted(path))), 301)
    return render_template("shop/products/show.html", **page_of(seen, path))


def hidden_page(product_id: int) -> tuple[str, int]:
    """Whose a hidden product was, and where there is more of its kind; never what it was called. Raises NotFound for one
    that was never offered."""
    hidden = catalogue.find_hidden(product_id)
    if hidden is None:
        family = catalogue.get(product_id).family
        raise people.refusals.ShopIsGone() if family.status == "closed" and family.activated_at else NotFound()
    house = door(hidden.family, language(), ())
    return render_template("shop/products/hidden.html", family=house, category=hidden.category), NotFound.status


def page_of(seen: catalogue.Seen, path: str) -> dict[str, Any]:
    """What the page prints."""
    lang, product, family = language(), seen.product, seen.family
    counted = portions.is_kept(product)
    rest = stock.rest_of(seen.variants if counted else ())
    free = {variant.id: rest.whole(variant) for variant in seen.variants} if counted else {}
    others = shelves.first(shelves.of_family(family.id), shelves.Filter(), order="sold", size=MORE + 1)
    more = [row for row in others if row.product_id != product.id][:MORE]
    kept = kept_of([product.id, *(row.product_id for row in more)])
    choices = choices_of(seen, free)
    tagged = seen.season_ids
    score = seen.score
    roads = delivery.reach([family.id])[family.id]
    promised = promise(seen, free, ready_on(product, family), has_way=has_way(family, product, roads))
    there = [choice["variant"] for choice in choices if not choice["sold_out"]]
    prices = {variant.price_minor for variant in there or seen.variants}
    return {
        "product": product,
        "price_minor": min(prices),
        "from_price": len(prices) > 1,
        "category": seen.category,
        "group": taxonomy.sign(seen.category.parent_id or seen.category.id),
        "family": door(family, lang, ()),
        "house": family,
        "photos": [picture_of(photo, lang) for photo in seen.photos],
        "choices": choices,
        "together": together(seen, rest),
        "waiting": unpaid.mine() if any(choice["held"] for choice in choices) else (),
        "more": cards(more, kept),
        "promise": promised,
        "score": score,
        "reviews": rows_of(reviews.newest_of_product(product.id, REVIEWS) if score.number else (), family),
        "questions": question_rows(questions.newest_of_product(product.id, QUESTIONS), family),
        "with_stars": lambda number: url_for("shop.product_reviews.index", product_id=product.id, stars=number),
        "leave": leave_of(family),
        "fair": seen_at(product.id),
        "reach": reach_of(family, product, promised, roads),
        "allergens": allergens_stated(product),
        "said": attributes.rows_of(product),
        "charts": attributes.charts_of(product),
        "facts_rows": [(fact[lang] or fact["ar"], fact[f"value_{lang}"] or fact["value_ar"]) for fact in product.facts],
        "favourite": product.id in kept,
        "seasons": [season for season in seasons.year() if season.id in tagged],
        "share_url": share_link(product.id, links.absolute(links.path_in(lang, links.quoted(path)))),
        "structured": product_data(seen, free, promised, score),
    }


def together(seen: catalogue.Seen, rest: stock.Rest) -> int | None:
    """The grams there are of what is sold by weight, for all its portions, once few of some are left; else None."""
    if not portions.is_weighed(seen.product):
        return None
    few = any(rest.whole(variant) <= LAST_PIECES for variant in seen.variants)
    return rest.units(seen.variants[0]) if few else None


def share_link(product_id: int, address: str) -> str:
    """The address as it is passed on, with the code by which visits and orders are counted."""
    code = sharing.code_of(product_id)
    return f"{address}?via={code}" if code else address


def choices_of(seen: catalogue.Seen, free: dict[int, int]) -> list[dict[str, Any]]:
    """The variants as the buying form shows them; sold-out ones stay visible, and say whether their reader waits
    for them, or holds pieces of them in an order that is not paid yet."""
    counted, mine = portions.is_kept(seen.product), actor().user_id
    gone = [variant.id for variant in seen.variants if counted and not free.get(variant.id)]
    held = unpaid.held_variants() if gone else frozenset[int]()
    awaited = restocks.asked_among(mine, gone) if mine and gone else frozenset[int]()
    return [
        {
            "variant": variant,
            "left": free.get(variant.id, 0) if counted else None,
            "most": min(free.get(variant.id, 0), carts.MOST_PIECES) if counted else carts.MOST_PIECES,
            "kilo_minor": portions.per_kilo(variant.price_minor, variant.grams) if variant.grams else None,
            "sold_out": variant.id in gone,
            "awaited": variant.id in awaited,
            "held": variant.id in gone and variant.id in held,
        }
        for variant in seen.variants
    ]
