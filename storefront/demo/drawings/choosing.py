"""Which motif shows a product: the lists beside the drawings, and the words of its name. Nothing is drawn here."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from storefront.demo.drawings.colours import pick
from storefront.kernel import arabic

HERE = Path(__file__).parent
LISTS = ("motifs-a.toml", "motifs-b.toml", "motifs-c.toml", "motifs-d.toml")
PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل")
Rank = tuple[int, int]  # where the phrase begins in the name, and its number of words made negative
NEVER: Rank = (1000, 0)


@dataclass(frozen=True)
class Motif:
    """A drawn craft: its file, the category it was drawn for, others that may borrow it, what is seen, its words."""

    name: str
    category: str
    alt_ar: str
    alt_en: str
    words_ar: tuple[str, ...] = ()
    words_en: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def svg(self) -> str:
        """The drawing, with its placeholders for a colour way."""
        return (HERE / "motifs" / f"{self.name}.svg").read_text(encoding="utf-8")


@cache
def motifs() -> tuple[Motif, ...]:
    """Every motif of the lists, in their order."""
    return tuple(_motif(row) for name in LISTS if (HERE / name).exists() for row in _rows(HERE / name))


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["motif"]
    return rows


def _motif(row: dict[str, Any]) -> Motif:
    lists = {key: tuple(row.get(key, ())) for key in ("words_ar", "words_en", "also")}
    return Motif(row["name"], row["category"], row["alt_ar"], row["alt_en"], **lists)


def choose(category: str, name_ar: str, name_en: str, seed: str) -> Motif:
    """The motif whose word comes first in the product's name, the longer phrase before the shorter, the seed between
    equals. Without such a word the first motif of the category; KeyError for a category that has none.
    """
    own = [motif for motif in motifs() if motif.category == category]
    if not own:
        raise KeyError(category)
    near = [motif for motif in motifs() if category in (motif.category, *motif.also)]
    ranks = {motif: rank(motif, name_ar, name_en) for motif in near}
    best = min(ranks.values())
    if best == NEVER:
        return own[0]
    return pick(seed, "motif", tuple(motif for motif in near if ranks[motif] == best))


def speaks_of(name_ar: str, word: str) -> bool:
    """Whether a word stands in an Arabic name, with or without what Arabic writes before it."""
    return earliest(words(name_ar), (word,), PREFIXES) != NEVER


def rank(motif: Motif, name_ar: str, name_en: str) -> Rank:
    """How a name speaks of a motif: how late, and in how short a phrase; the smaller the better."""
    place = earliest(words(name_ar), motif.words_ar, PREFIXES)
    return earliest(words(name_en), motif.words_en, ()) if place == NEVER else place


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a text as search compares them, English plurals made single; kept, for the lists are read often."""
    return tuple(re.sub(r"(?<=[a-z]{3})s$", "", word) for word in re.findall(r"\w+", arabic.fold(text)))


def earliest(name: Sequence[str], wanted: Sequence[str], prefixes: Sequence[str]) -> Rank:
    """Where in a name the first wanted phrase stands, or NEVER."""
    found = [
        (start, -len(phrase))
        for phrase in (words(text) for text in wanted)
        for start in range(len(name) - len(phrase) + 1)
        if all(same(spoken, word, prefixes) for spoken, word in zip(name[start:], phrase, strict=False))
    ]
    return min(found, default=NEVER)


def same(spoken: str, word: str, prefixes: Sequence[str]) -> bool:
    """Whether a word of a name is a wanted word, with or without what Arabic writes before it."""
    return spoken == word or any(spoken == prefix + word for prefix in prefixes)
