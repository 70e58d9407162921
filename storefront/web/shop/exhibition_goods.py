"""The goods of an exhibition: /exhibitions/<slug>/goods, what its families bring, whose it is and at which stall; the first of
them for the page of the exhibition, and where a product can be seen for its own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import Blueprint, render_template, request, url_for

from storefront.fairs import allocations, exhibitions, stall_stock
from storefront.fairs.exhibitions import Exhibition
from storefront.goods import portions, taxonomy
from storefront.kernel import paging
from storefront.web.kit.locale import gettext, in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.shop.cards import Card, cards
from storefront.web.shop.hearts import kept_of
from storefront.web.shop.stall_map import between

exhibition_goods = Blueprint("exhibition_goods", __name__)
SIZE, FIRST = 24, 6
NUMBERS = 3  # stalls of a family that are named


class Option(NamedTuple):
    """A choice of a list."""

    id: int
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Strip:
    """The first goods of an exhibition, how many there are, and where all of them are."""

    cards: Sequence[Card]
    total: int
    href: str


class Seen(NamedTuple):
    """Where a product can be seen beside the web: the words of the exhibition, and its address."""

    name: str
    href: str
    when: str
    stall: str
    state: str


def strip_of(exhibition: Exhibition) -> Strip | None:
    """The first goods of an exhibition; nothing while its families bring none."""
    if exhibition.state not in exhibitions.SHOWN - {"cancelled"}:
        return None
    page = stall_stock.page_of(exhibition.id, size=FIRST)
    if not page.total:
        return None
    href = url_for("shop.exhibition_goods.show", slug=exhibition.slug)
    return Strip(drawn(exhibition, page.rows), page.total, href)


def drawn(exhibition: Exhibition, rows: Sequence[Any], kept: frozenset[int] = frozenset()) -> list[Card]:
    """Cards that say at which stall goods are, and whether they are there."""
    plain = cards(rows, kept)
    if exhibition.state in exhibitions.OVER:
        return plain
    return [
        card._replace(city=stall_words([row.stall] if row.stall else []), lead=there_words(exhibition, row), flag=None)
        for card, row in zip(plain, rows, strict=True)
    ]


def stall_words(numbers: Sequence[str]) -> str:
    """ "البسطة B-12"; nothing where none is known."""
    if not numbers:
        return ""
    return str(gettext("البسطة %(number)s", number=gettext("، ").join(numbers[:NUMBERS])))


def there_words(exhibition: Exhibition, row: Any) -> str:
    """Whether goods are at the stall, are ordered there, or are only shown."""
    if not exhibitions.outlines.may_sell(exhibition.licence_class):
        return str(gettext("للعرض فقط"))
    if row.there:
        return str(gettext("في البسطة") if exhibition.state == "live" else gettext("يكون في البسطة"))
    if not portions.is_kept(row):
        return str(gettext("يُطلب ويُصنع"))
    return str(gettext("ليس في البسطة") if exhibition.state == "live" else gettext("يُعرض هناك"))


@exhibition_goods.get("/exhibitions/<slug>/goods")
def show(slug: str) -> str:
    """All of them, of one family or one sub-category; a few questions whatever their number."""
    exhibition = exhibitions.shown(slug)
    choices = stall_stock.choices_of(exhibition.id)
    family = choices.families.get(key_of(request.args.get("family")) or 0)
    kind = key_of(request.args.get("kind"))
    kind = kind if kind in choices.categories else None
    family_id, number = family.family_id if family else None, paging.page_number(request.args.get("page"))
    page = stall_stock.page_of(exhibition.id, family_id=family_id, category_id=kind, number=number, size=SIZE)
    stalls = allocations.numbers_shown(exhibition.id, list(choices.families))
    kept = kept_of([row.product_id for row in page.rows])
    return render_template(
        "shop/exhibitions/goods.html",
        exhibition=exhibition,
        sells=exhibitions.outlines.may_sell(exhibition.licence_class),
        is_over=exhibition.state in exhibitions.OVER,
        cards=drawn(exhibition, page.rows, kept),
        family=family,
        stall=stall_words(stalls.get(family_id or 0, ())),
        families=[
            Option(one, family_words(row, stalls.get(one, ())), one == family_id)
            for one, row in choices.families.items()
        ],
        kinds=[Option(one, in_language(taxonomy.sign(one), "name"), one == kind) for one in choices.categories],
        page=PageLinks(page, url_for(".show", slug=slug), {"family": family_id, "kind": kind}),
    )


def family_words(row: Any, numbers: Sequence[str]) -> str:
    """A family as it is chosen from a list, with its stall."""
    name = in_language(row, "family")
    return f"{name} · {numbers[0]}" if numbers else name


def seen_at(product_id: int) -> Seen | None:
    """Where a product is now, or comes to next."""
    found = stall_stock.where_next(product_id)
    if found is None:
        return None
    state = ""
    if not exhibitions.outlines.may_sell(found.licence_class):
        state = gettext("للعرض فقط")
    elif found.free:
        state = gettext("في البسطة") if found.state == "live" else gettext("يكون في البسطة")
    href = url_for("shop.exhibitions.show", slug=found.slug)
    stall = stall_words([found.stall] if found.stall else [])
    return Seen(in_language(found, "name"), href, between(found.first_day, found.last_day), stall, str(state))
