"""Filtering a category by what its craft says of its goods: `intensity=light`, and `is=food-safe` for what just is so."""

from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from storefront.goods import attributes, shelves
from storefront.goods.attributes import Attribute, Value
from storefront.kernel.refusals import N_
from storefront.web.kit.formats import at_head
from storefront.web.kit.locale import gettext, language
from storefront.web.shop.facets import Facet, Option, with_any

IS = "is"  # the parameter of everything that is so or not
WHAT_IS = N_("الصفات")


def offered(place: tuple[str, str] | None) -> Sequence[Attribute]:
    """The attributes a list can be filtered by; `place` is the category it is of and its group, by slug."""
    return [one for one in attributes.fitting(*place) if one.facets] if place else []


def several(query: MultiDict[str, str], name: str) -> list[str]:
    """The values of a parameter that may have many: a form sends each by itself, our links join them with commas."""
    return [one for text in query.getlist(name) for one in text.split(",") if one]


def chosen(offer: Sequence[Attribute], query: MultiDict[str, str]) -> frozenset[tuple[str, str]]:
    """What an address asks for by its query; nonsense asks for nothing."""
    ticked = set(several(query, IS))
    asked = {one.slug: attributes.YES if one.slug in ticked else None for one in offer if one.kind == "yes"}
    asked |= {one.slug: query.get(one.slug) for one in offer if one.kind != "yes"}
    return frozenset((slug, value) for slug, value in asked.items() if value and (slug, value) in attributes.FACETS)


def query_of(saying: frozenset[tuple[str, str]]) -> dict[str, Any]:
    """The address's query for it."""
    ticked = ",".join(sorted(slug for slug, value in saying if value == attributes.YES))
    return {**{slug: value for slug, value in sorted(saying) if value != attributes.YES}, IS: ticked}


def facets(offer: Sequence[Attribute], wish: shelves.Filter, counts: shelves.Counts) -> list[Facet]:
    """The filters that have something to show. Those that would leave the list as it is are left out."""
    many = [facet_of(one, wish, counts) for one in offer if one.kind != "yes"]
    ticks = [option for one in offer if one.kind == "yes" for option in options_of(one, wish, counts)]
    yes = Facet(IS, gettext(WHAT_IS), "check", [Option(slug, *rest) for (slug, _), *rest in ticks])
    return [facet for facet in (*many, yes) if facet.options]


def facet_of(attribute: Attribute, wish: shelves.Filter, counts: shelves.Counts) -> Facet:
    """One attribute with its values."""
    options = [Option(value, *rest) for (_, value), *rest in options_of(attribute, wish, counts)]
    return Facet(attribute.slug, in_words(attribute), "radio", with_any(options) if options else ())


def options_of(attribute: Attribute, wish: shelves.Filter, counts: shelves.Counts) -> list[Any]:
    """Its values that some of the goods have and not all: the facet, its words, how many, whether it is chosen."""
    found = []
    for value in attribute.facets:
        facet = (attribute.slug, value.slug)
        number, is_chosen = counts.saying[facet], facet in wish.saying
        if is_chosen or 0 < number < counts.total or (number and has_other_choice(attribute, wish)):
            found.append((facet, at_head(in_words(value)), number, is_chosen))
    return found


def has_other_choice(attribute: Attribute, wish: shelves.Filter) -> bool:
    """Whether another value of it is chosen, so that this one would be instead."""
    return any(slug == attribute.slug for slug, _ in wish.saying)


def in_words(row: Attribute | Value) -> str:
    """What it is called in the reader's language."""
    return row.en if language() == "en" else row.ar
