"""The attributes as data: read once from the list beside this module. A craft that needs another one gets a new entry there."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Kind = Literal["choice", "yes", "amount", "text", "chart"]
YES = "yes"


@dataclass(frozen=True)
class Value:
    """One of the values of a choice, or a stretch of an amount that filters: up to `upto`, the last one without an end."""

    slug: str
    ar: str
    en: str
    bit: int | None = None
    upto: int | None = None


@dataclass(frozen=True)
class Column:
    """One measure of a size chart."""

    slug: str
    ar: str
    en: str


@dataclass(frozen=True)
class Attribute:
    """What goods of some categories can say of themselves; see the list for each part."""

    slug: str
    kind: Kind
    ar: str
    en: str
    where: frozenset[str]
    but: frozenset[str] = frozenset()
    unit: str = ""
    values: Sequence[Value] = ()
    ranges: Sequence[Value] = ()
    columns: Sequence[Column] = ()
    bit: int | None = None
    usual: Sequence[int] = ()
    oblique: bool = False
    help_ar: str = ""
    help_en: str = ""

    @property
    def facets(self) -> Sequence[Value]:
        """What shelves can be filtered by."""
        if self.kind == "yes":
            return [] if self.bit is None else [Value(YES, self.ar, self.en, self.bit)]
        return [value for value in (*self.values, *self.ranges) if value.bit is not None]

    def fits(self, slug: str, group: str) -> bool:
        """Whether goods of a sub-category have it."""
        return slug not in self.but and bool({slug, group} & self.where)


def _read() -> dict[str, Attribute]:
    rows = tomllib.loads((Path(__file__).parent / "attributes.toml").read_text(encoding="utf-8"))["attribute"]
    return {row["slug"]: _attribute(row) for row in rows}


def _attribute(row: dict[str, Any]) -> Attribute:
    values, ranges = (tuple(Value(**one) for one in row.pop(name, ())) for name in ("values", "ranges"))
    columns = tuple(Column(**one) for one in row.pop("columns", ()))
    where, but = frozenset(row.pop("for")), frozenset(row.pop("but", ()))
    return Attribute(**row, values=values, ranges=ranges, columns=columns, where=where, but=but)


ALL: Mapping[str, Attribute] = _read()
# what shelves filter by, as bits of one number: by attribute and value
FACETS: Mapping[tuple[str, str], int] = {
    (attribute.slug, value.slug): 1 << value.bit
    for attribute in ALL.values()
    for value in attribute.facets
    if value.bit is not None
}


@cache
def fitting(slug: str, group: str) -> Sequence[Attribute]:
    """The attributes goods of a sub-category can have, in the order they are asked for; of a group by itself those that
    all of its sub-categories have."""
    return [attribute for attribute in ALL.values() if attribute.fits(slug, group)]
