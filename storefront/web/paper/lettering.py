"""Text on its way to paper: cleaned, broken into lines, each line cut into runs that read one way and put in their places.

What stands in a line is first laid out by the Unicode bidirectional algorithm; a run is then handed to the shaper whole.
Nothing here draws.
"""

import unicodedata
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from fpdf.bidi import BidiParagraph, auto_detect_base_direction
from fpdf.enums import TextDirection

from storefront.kernel import wording

Measure = Callable[[str], float]


class Run(NamedTuple):
    """Letters that read one way, as they are spelt; `place` counts runs from the left of the paper."""

    text: str
    is_rtl: bool
    place: int


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """One line without anything that cannot be seen, so that no mark in a text can turn what stands around it."""
    return wording.line(text)


def writable(text: str, letters: Container[int]) -> str:
    """The text as far as our letters go: what they lack is taken apart ("ť" is "t"), a letter that is strange even then
    becomes a question mark, and any other sign is left out."""
    return " ".join("".join(_written(letter, letters) for letter in text).split())


def _written(letter: str, letters: Container[int]) -> str:
    if ord(letter) in letters:
        return letter
    parts = [part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)]
    if parts and all(ord(part) in letters for part in parts):
        return "".join(parts)
    return "?" if letter.isalnum() else ""


def reads_rtl(text: str, *, otherwise: bool) -> bool:
    """Which way a text reads, by its first letter; figures and signs alone read as told."""
    if not any(letter.isalpha() for letter in text):
        return otherwise
    return auto_detect_base_direction(text) == TextDirection.RTL


@lru_cache(maxsize=8192)
def runs_of(line: str, *, rtl: bool) -> tuple[Run, ...]:
    """The runs of one line in the order in which they are read, with their places on the paper (rules L1 and L2)."""
    base = TextDirection.RTL if rtl else TextDirection.LTR
    letters = BidiParagraph(text=line, base_direction=base).get_characters_with_embedding_level()
    levels = [
        (level, "".join(letter.character for letter in part))
        for level, part in groupby(letters, key=lambda letter: letter.embedding_level)
    ]
    places = {number: place for place, number in enumerate(visual_order([level for level, _ in levels]))}
    return tuple(Run(text, level % 2 == 1, places[number]) for number, (level, text) in enumerate(levels))


def visual_order(levels: Sequence[int]) -> list[int]:
    """The order from the left in which runs of these embedding levels stand: from the highest level down to the lowest
    odd one, whatever lies at it or above is turned round."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        for inside, part in groupby(order, key=lambda number: levels[number] >= level):
            numbers = list(part)
            turned += numbers[::-1] if inside else numbers
        order = turned
    return order


def wrapped(text: str, width: float, measure: Measure) -> list[str]:
    """The text in lines no wider than `width`, broken between words, and inside a word that is wider by itself."""
    lines: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
            continue
        lines += pieces(word, width, measure)
    return lines or [""]


def pieces(word: str, width: float, measure: Measure) -> list[str]:
    """A word as it is, or in pieces that fit; each piece holds at least one letter."""
    if measure(word) <= width:
        return [word]
    cut = next((end for end in range(len(word) - 1, 1, -1) if measure(word[:end]) <= width), 1)
    return [word[:cut], *pieces(word[cut:], width, measure)] if cut < len(word) else [word]
