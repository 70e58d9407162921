"""Search: /search for goods by their words with the filters of every list, and what is suggested while typing."""

from functools import partial
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for

from storefront.community import families
from storefront.goods import shelves, taxonomy
from storefront.insight.search import CATEGORY, FAMILY, PRODUCT, SearchEngine
from storefront.kernel.refusals import N_
from storefront.web.kit.forms import trimmed
from storefront.web.kit.locale import gettext, language
from storefront.web.shop import listing
from storefront.web.shop.cards import door, product_path

search = Blueprint("search", __name__)
LONGEST = 100
KINDS = {CATEGORY: N_("قسم"), FAMILY: N_("دكّة أسرة"), PRODUCT: N_("منتج معروض")}
BESIDE = 4  # categories and families shown above the goods


@search.get("/search")
def index() -> str:
    """The goods that answer what was typed, best first; without words, everything."""
    words = (trimmed(request.args.get("q")) or "")[:LONGEST]
    path = url_for(".index")
    if not words:
        shown = listing.listed(shelves.WHOLE_MARKET, path, listing.asked())
        return render_template("shop/search/index.html", query="", shown=shown, beside=[], found=None, is_mended=False)
    ask = listing.asked(usual=listing.BEST)
    found = engine().search(words, kind=PRODUCT, limit=shelves.MOST_FOUND)
    ids = numbers(found.ids)
    goods = shelves.among(ids, ask.wish, order=ask.sort, number=ask.number)
    shown = listing.as_shown(goods, path, ask, partial(shelves.totals_among, ids), words=words)
    is_mended = not found.ids and not engine().is_there()
    return render_template(
        "shop/search/index.html", query=words, shown=shown, beside=beside(words), found=found, is_mended=is_mended
    )


@search.get("/search/suggestions")
def suggestions() -> list[dict[str, str]]:
    """What the words may become, as {label, href, kind, words}; only what may be seen."""
    begun = (trimmed(request.args.get("q")) or "")[:LONGEST]
    return named([(one.kind, number(one.id)) for one in engine().suggest(begun)]) if begun else []


def engine() -> SearchEngine:
    """The index of this process."""
    found: SearchEngine = current_app.extensions["search"]
    return found


def number(document_id: str) -> int:
    return int(document_id.rpartition(":")[2])


def numbers(ids: tuple[str, ...]) -> list[int]:
    """The ids of the database behind those of the index."""
    return [number(one) for one in ids]


def beside(words: str) -> list[dict[str, str]]:
    """Categories and families that answer the words too."""
    hits = [
        (kind, number(one)) for kind in (CATEGORY, FAMILY) for one in engine().search(words, kind=kind, limit=2).ids
    ]
    return named(hits[:BESIDE])


def named(hits: list[tuple[str, int]]) -> list[dict[str, str]]:
    """Hits with their names and addresses, in their order, as far as the database shows them; two queries at most."""
    of_kind = {kind: [subject for found, subject in hits if found == kind] for kind in (CATEGORY, FAMILY, PRODUCT)}
    lang = language()
    lines: dict[tuple[str, int], dict[str, str]] = {}
    for category in taxonomy.board().by_slug.values():
        if category.id in of_kind[CATEGORY]:
            lines[CATEGORY, category.id] = line(
                category.name_ar, category.name_en, url_for("shop.categories.show", slug=category.slug)
            )
    for family in families.selling(of_kind[FAMILY]) if of_kind[FAMILY] else ():
        shop = door(family, lang, ())
        lines[FAMILY, family.id] = {"label": shop.name, "href": shop.href}
    for card in shelves.cards(of_kind[PRODUCT]):
        lines[PRODUCT, card.product_id] = line(
            card.name_ar, card.name_en, product_path(card.product_id, card.slug, lang)
        )
    return [{**lines[hit], "kind": hit[0], "words": gettext(KINDS[hit[0]])} for hit in hits if hit in lines]


def line(name_ar: str, name_en: str, href: str) -> dict[str, Any]:
    """One suggestion in the reader's language."""
    return {"label": (name_en if language() == "en" else "") or name_ar, "href": href}
