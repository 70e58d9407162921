"""What a product says of itself, in the words of its reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from storefront.goods import catalogue
from storefront.goods.attributes import Attribute, Kind, Said
from storefront.goods.catalogue import Product
from storefront.web.kit.formats import at_head, count_of
from storefront.web.kit.locale import gettext, language

MEASURES = {"g": ("غ", "g"), "kg": ("كغ", "kg"), "ml": ("مل", "ml"), "l": ("لتر", "l"), "cm": ("سم", "cm")}
LARGER = {"g": ("kg", 1000), "ml": ("l", 1000)}  # what is written in the larger measure from there on
LONGER = {"day": ("month", 30), "month": ("year", 12)}  # what is counted in the longer one, from two whole ones on


@dataclass(frozen=True)
class Chart:
    """A table of sizes: its heading, the names of its columns, and its rows as they are printed."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def rows_of(product: Product | Row[Any]) -> list[tuple[str, str]]:
    """Each attribute with what is said of it, for a list of definitions."""
    said = [one for one in catalogue.said_of(product) if one.attribute.kind != "chart"]
    return [(named(one.attribute), at_head(value_in_words(one))) for one in said]


def charts_of(product: Product | Row[Any]) -> list[Chart]:
    """The tables of sizes, without columns that say nothing."""
    return [chart_of(one) for one in catalogue.said_of(product) if one.attribute.kind == "chart"]


def chart_of(said: Said) -> Chart:
    columns = [column for column in said.attribute.columns if any(column.slug in row for row in said.value)]
    rows = [[row["size"], *(str(row.get(column.slug, "")) for column in columns)] for row in said.value]
    return Chart(named(said.attribute), [gettext("المقاس"), *(named(column) for column in columns)], rows)


def named(row: Any) -> str:
    """What an attribute, a value or a column is called."""
    return str(row.en if language() == "en" else row.ar)


def value_in_words(said: Said) -> str:
    """What is said of an attribute; not of a chart."""
    return WORDS[said.attribute.kind](said.attribute, said.value)


def _choice(attribute: Attribute, value: str) -> str:
    return named(next(one for one in attribute.values if one.slug == value))


def _yes(_: Attribute, value: bool) -> str:
    return gettext("نعم") if value else ""


def _text(_: Attribute, value: Mapping[str, str]) -> str:
    return value[language()] or value["ar"] or value["en"]


def _amount(attribute: Attribute, value: int) -> str:
    return amount_in_words(value, attribute.unit, oblique=attribute.oblique)


def amount_in_words(value: int, unit: str, *, oblique: bool = False) -> str:
    """ "750 غ", "1.2 كغ", "30 ساعة", "6 أشهر"; `oblique` after a verb or a preposition."""
    larger, many = LARGER.get(unit, (unit, 0))
    if unit in MEASURES:
        number = f"{value / many:,.3f}".rstrip("0").rstrip(".") if many and value >= many else f"{value:,}"
        short = MEASURES[larger if many and value >= many else unit]
        return f"{number} {short[1] if language() == 'en' else short[0]}"
    longer, many = LONGER.get(unit, (unit, 0))
    if many and value >= 2 * many and value % many == 0:
        return amount_in_words(value // many, longer, oblique=oblique)
    return count_of(unit, value, oblique=oblique)


WORDS: Mapping[Kind, Callable[[Attribute, Any], str]] = {
    "choice": _choice,
    "yes": _yes,
    "amount": _amount,
    "text": _text,
}
