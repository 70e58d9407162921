"""Arabic as it is compared, not as it is shown: folding for search, skeletons of look-alikes, readable slugs.

What a word means or comes from is not here: stems, plurals and synonyms belong to insight/search.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from itertools import chain, count

SLUG_LENGTH = 60

_SAME_LETTER = {
    "ا": "ٱٲٳٵ",
    "ي": "ىیېےۍ",
    "و": "ۇۆۋۈۉ",
    "ه": "ةھہەۃ",
    "ك": "کڪگڭݣ",
    "ج": "چ",
    "ب": "پ",
    "ت": "ٹ",
    "د": "ڈ",
    "ر": "ڑ",
    "ز": "ژ",
    "ف": "ڤڥڡ",
    "ق": "ڨٯ",
    "ن": "ںٺ",
    "": "ء",  # many people write ماء and شتاء without it; decomposition takes it off the letters that carry it
}
# Drawn alike though they are different signs: what Unicode's technical standard 39 calls confusable, as far as people
# write it in a name. The keys are what fold() leaves.
_SAME_LOOK = {
    "a": "аαɑ@",
    "b": "вβ",
    "c": "сϲ",
    "d": "ԁ",
    "e": "еε",
    "g": "ɡ",
    "h": "нһ",
    "k": "кκ",
    "l": "iіι|ӏı",
    "j": "ј",
    "m": "м",
    "n": "пη",
    "o": "оοσ",
    "p": "рρ",
    "s": "ѕ$",
    "t": "тτ",
    "u": "υ",
    "v": "ν",
    "w": "ԝω",
    "x": "хχ",
    "y": "уγ",
    "z": "ζ",
}
_FIGURES_AMONG_ARABIC = str.maketrans({"1": "ا", "5": "ه"})  # ١ and ٥
_FIGURES_AMONG_LATIN = str.maketrans({"0": "o", "1": "l", "5": "s"})


def _folding(alike: Mapping[str, str]) -> dict[int, str]:
    return {ord(other): kept for kept, others in alike.items() for other in others}


_INVISIBLE = chain(
    [0xAD, 0x34F, 0x61C, 0x640, 0xFEFF], range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070)
)
_MARKS = chain(
    range(0x300, 0x370), range(0x610, 0x61B), range(0x64B, 0x660), [0x670], range(0x6D6, 0x6EE), range(0x8D3, 0x900)
)
_DIGITS = {zero + value: str(value) for zero in (0x660, 0x6F0) for value in range(10)}
_BARE: dict[int, str] = dict.fromkeys([*_INVISIBLE, *_MARKS], "")
_FOLDED = _BARE | _DIGITS | _folding(_SAME_LETTER)
_LOOKS = _folding(_SAME_LOOK)
_READABLE = _BARE | _DIGITS
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_ARABIC = re.compile("[\u0621-\u064a]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Text as search compares it: one form of each letter and digit, no marks, nothing stretched, lower case."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_FOLDED)
    return _STRETCHED.sub(r"\1", folded)


def skeleton(name: str) -> str:
    """A name as a hurried reader sees it: two names with one skeleton could be taken for each other.

    Empty when nothing in the name is a letter or a figure.
    """
    folded = fold(name)
    if not _BETWEEN_WORDS.sub("", folded):
        return ""
    figures = _FIGURES_AMONG_ARABIC if _ARABIC.search(folded) else _FIGURES_AMONG_LATIN
    joined = _BETWEEN_WORDS.sub("", folded.translate(_LOOKS))
    return _DOUBLED.sub(r"\1", joined).translate(figures)


def readable(text: str) -> str:
    """The words of a text as they are spelt, without marks and signs, in small letters."""
    plain = unicodedata.normalize("NFC", text.lower()).translate(_READABLE)
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def slug(text: str) -> str:
    """The readable part of an address: words joined by dashes. May be empty.

    At most SLUG_LENGTH characters, cut between words where there is a between.
    """
    joined = readable(text).replace(" ", "-")
    if len(joined) <= SLUG_LENGTH:
        return joined
    whole_words = joined[: SLUG_LENGTH + 1].rpartition("-")[0]
    return whole_words or joined[:SLUG_LENGTH]


def free_slug(wish: str, taken: Collection[str]) -> str:
    """The wished slug where nobody has it, or else with the first number that is free, from 2."""
    numbered = (f"{wish}-{number}" for number in count(2))
    return next(slug for slug in chain([wish], numbered) if slug not in taken)
