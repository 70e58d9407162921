"""Which motif shows a product: the lists beside the drawings, and the words of its name. Nothing is drawn here."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storefront.demo.drawings.colours import pick
from storefront.kernel import arabic

HERE = Path(__file__).parent
LISTS = ("motifs-a.toml", "motifs-b.toml")
PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل")
NEVER = 1000


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
    files = [HERE / name for name in LISTS]
    rows = [row for file in files if file.exists() for row in tomllib.loads(file.read_text(encoding="utf-8"))["motif"]]
    return tuple(Motif(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}) for row in rows)


def choose(category: str, name_ar: str, name_en: str, seed: str) -> Motif:
    """The motif whose word comes first in the product's name; the seed decides between equals.

    Without such a word the first motif of the category; KeyError for a category that has none.
    """
    own = [motif for motif in motifs() if motif.category == category]
    if not own:
        raise KeyError(category)
    ranked = [(rank(motif, category, name_ar, name_en), motif) for motif in motifs() if category in (motif.category, *motif.also)]
    best = min(place for place, _ in ranked)
    if best[0] == NEVER:
        return own[0]
    return pick(seed, "motif", tuple(motif for place, motif in ranked if place == best))


def rank(motif: Motif, category: str, name_ar: str, name_en: str) -> tuple[int, bool]:
    """How early a name speaks of a motif, and whether the motif is borrowed; the smaller the better."""
    place = position(words(name_ar), motif.words_ar, prefixes=PREFIXES)
    if place == NEVER:
        place = position(words(name_en), motif.words_en, prefixes=())
    return place, place == NEVER or motif.category != category


def words(text: str) -> list[str]:
    """The words of a text as search compares them, English plurals made single."""
    return [re.sub(r"(?<=[a-z]{3})s$", "", word) for word in re.findall(r"\w+", arabic.fold(text))]


def position(name: Sequence[str], wanted: Sequence[str], *, prefixes: Sequence[str]) -> int:
    """Where in a name the first wanted word or phrase stands, or NEVER."""
    found = NEVER
    for phrase in (words(text) for text in wanted):
        for start in range(len(name) - len(phrase) + 1):
            if all(same(name[start + step], word, prefixes) for step, word in enumerate(phrase)):
                found = min(found, start)
    return found


def same(spoken: str, word: str, prefixes: Sequence[str]) -> bool:
    """Whether a word of a name is a wanted word, with or without what Arabic writes before it."""
    return spoken == word or any(spoken == prefix + word for prefix in prefixes)
