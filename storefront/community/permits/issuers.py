"""Who issues documents: authorities whose names are known in both languages (issuers.csv). A family types the name as it stands
on its document, so any other is shown as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storefront.kernel import arabic, governed

OF_PLACES = {arabic.fold(word) for word in ("منطقة", "محافظة")}


@dataclass(frozen=True)
class Issuer:
    """An authority by its names; the English of one that is not known is empty."""

    name_ar: str
    name_en: str


def named(typed: str) -> Issuer:
    """The authority a family typed, whichever way its letters are spelt and in either language."""
    found = known().get(read(typed))
    if found is None:
        return Issuer(typed, typed if typed.isascii() else "")
    return found if typed.isascii() else Issuer(typed, found.name_en)


def read(name: str) -> str:
    """A name as it is compared: people write أمانة حائل and أمانة منطقة حائل."""
    return " ".join(word for word in arabic.fold(name).split() if word not in OF_PLACES)


@cache
def known() -> Mapping[str, Issuer]:
    """Every authority of the table, by each of its names; the first with a name has it."""
    rows = [Issuer(**row) for row in governed.table(Path(__file__).parent / "issuers.csv")]
    names = [(read(name), row) for row in reversed(rows) for name in (row.name_ar, row.name_en)]
    return dict(names)
