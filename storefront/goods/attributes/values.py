"""What is said of one product: checked before it is kept, read for whoever prints it, turned into bits for shelves. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storefront.goods.attributes.definitions import ALL, FACETS, YES, Attribute, Kind, fitting
from storefront.goods.attributes.refusals import AttributeDoesNotFit, ValueIsNotValid
from storefront.kernel import wording
from storefront.kernel.refusals import Named

LARGEST = 1_000_000  # of an amount, in its unit
MOST_WORDS = 80
MOST_SIZES = 12
LONGEST_MEASURE = 400  # centimetres


@dataclass(frozen=True)
class Said:
    """An attribute and what a product says of it: the slug of a value, True, a number of units, {ar, en}, or rows of a
    chart."""

    attribute: Attribute
    value: Any


def checked(category: str, group: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What may be kept of what is said of a product of this sub-category (slugs), in the list's order; nothing is kept of
    what says nothing (None, False, "", no rows). Raises AttributeDoesNotFit, ValueIsNotValid."""
    known = {attribute.slug: attribute for attribute in fitting(category, group)}
    for slug in given:
        if slug not in known:
            raise AttributeDoesNotFit(attribute=Named(ALL[slug].ar, ALL[slug].en) if slug in ALL else slug)
    found = {slug: _checked(attribute, given.get(slug)) for slug, attribute in known.items()}
    return {slug: value for slug, value in found.items() if value}


def _checked(attribute: Attribute, value: Any) -> Any:
    if not value:
        return None
    try:
        return CHECKS[attribute.kind](attribute, value)
    except (ValueError, KeyError, TypeError, AttributeError, wording.TextIsTooLong) as wrong:
        raise ValueIsNotValid(attribute.slug, attribute=Named(attribute.ar, attribute.en)) from wrong


def _choice(attribute: Attribute, value: Any) -> Any:
    return value if value in {one.slug for one in attribute.values} else _wrong()


def _yes(_: Attribute, value: Any) -> bool:
    return True if value is True else _wrong()


def _amount(_: Attribute, value: Any) -> int:
    return value if type(value) is int and 0 < value <= LARGEST else _wrong()


def _text(_: Attribute, value: Any) -> dict[str, str] | None:
    both = {lang: wording.words(value.get(lang) or "", most=MOST_WORDS) for lang in ("ar", "en")}
    return both if any(both.values()) else None


def _chart(attribute: Attribute, value: Any) -> list[dict[str, Any]]:
    if len(value) > MOST_SIZES:
        _wrong()
    return [_size(attribute, row) for row in value]


def _size(attribute: Attribute, row: Mapping[str, Any]) -> dict[str, Any]:
    size = wording.words(row["size"], most=20) or _wrong()
    measures = {column.slug: row[column.slug] for column in attribute.columns if row.get(column.slug)}
    if not all(type(measure) is int and 0 < measure <= LONGEST_MEASURE for measure in measures.values()):
        _wrong()
    return {"size": size, **measures}


def _wrong() -> Any:
    raise ValueError


CHECKS: Mapping[Kind, Callable[[Attribute, Any], Any]] = {
    "choice": _choice,
    "yes": _yes,
    "amount": _amount,
    "text": _text,
    "chart": _chart,
}


def said(category: str, group: str, kept: Mapping[str, Any]) -> Sequence[Said]:
    """What a product says, in the list's order. What it said while it stood in another sub-category, and what no list
    knows any more, waits unread."""
    return [Said(attribute, kept[attribute.slug]) for attribute in fitting(category, group) if attribute.slug in kept]


def bits(category: str, group: str, kept: Mapping[str, Any]) -> int:
    """What shelves filter by of what a product says, as one number."""
    joined = 0
    for one in said(category, group, kept):
        joined |= FACETS.get((one.attribute.slug, _facet(one)), 0)
    return joined


def _facet(one: Said) -> str:
    if one.attribute.kind == "yes":
        return YES
    if one.attribute.kind == "amount":
        return next((part.slug for part in one.attribute.ranges if part.upto is None or one.value <= part.upto), "")
    return one.value if isinstance(one.value, str) else ""
