"""What a word that stands nowhere was meant to be: one slip of the finger, or Arabic in Latin letters ("bkhoor").

A deletes dictionary: two words are one slip apart when they meet after losing at most one letter each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

SHORTEST = 3  # letters; shorter words have too many neighbours
LONGEST = 24
MOST = 3  # proposals

_KEYBOARD = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ذءورليهوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {pair for row in _KEYBOARD for one, other in pairwise(row) for pair in (one + other, other + one)}

# Two letters before one, and the figures that stand for letters Latin has not.
_SPOKEN = (
    ("kh", "خ"), ("gh", "غ"), ("sh", "ش"), ("ch", "ش"), ("th", "ث"), ("dh", "ذ"), ("ph", "ف"),
    ("oo", "و"), ("ou", "و"), ("ee", "ي"), ("ei", "ي"), ("aa", "ا"), ("ck", "ك"),
    ("2", ""), ("3", "ع"), ("5", "خ"), ("6", "ط"), ("7", "ح"), ("8", "ق"), ("9", "ص"),
)  # fmt: skip
_LATIN = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفقهيجكلمنوبقرستوفوكيز", strict=True))
_ONE_SOUND = str.maketrans("ثذضظصطقح", "تددزستكه")  # Latin letters do not tell these apart
_VOWELS = re.compile("[اويع]|ه$")


class Vocabulary:
    """Folded words, in how many documents each stands, and how it is mostly spelt."""

    def __init__(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Rows of folded word, spelling, documents."""
        self.documents: dict[str, int] = {}
        self._spelt: dict[str, tuple[int, str]] = {}
        for word, spelling, documents in rows:
            self.documents[word] = self.documents.get(word, 0) + documents
            self._spelt[word] = max((documents, spelling), self._spelt.get(word, (0, "")))

    def spelt(self, word: str) -> str:
        """A folded word as it is mostly spelt."""
        return self._spelt[word][1]


class Spelling:
    """Proposes words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._deletes: defaultdict[str, list[str]] = defaultdict(list)
        self._spoken: defaultdict[str, list[str]] = defaultdict(list)
        for word in vocabulary.documents:
            if SHORTEST <= len(word) <= LONGEST:
                for rest in _deletes(word):
                    self._deletes[rest].append(word)
                if not word.isascii():
                    self._spoken[_consonants(_sound(word))].append(word)

    def proposals(self, word: str) -> list[str]:
        """At most MOST words that `word` may stand for, likeliest first."""
        if not SHORTEST <= len(word) <= LONGEST:
            return []
        near = {other for rest in _deletes(word) for other in self._deletes.get(rest, ())} - {word}
        slips = sorted(
            (other for other in near if _is_one_slip(word, other)), key=lambda other: self._slip(word, other)
        )
        return (slips + self._as_spoken(word))[:MOST] if word.isascii() else slips[:MOST]

    def _slip(self, word: str, other: str) -> tuple[bool, bool, int]:
        return word[0] != other[0], not _is_likely(word, other), -self.vocabulary.documents[other]

    def _as_spoken(self, word: str) -> list[str]:
        sound = _sound(_in_arabic(word))
        key = _consonants(sound)
        alike = self._spoken.get(key, []) if len(key) > 1 else []
        return sorted(alike, key=lambda other: (-_likeness(sound, _sound(other)), -self.vocabulary.documents[other]))


def _deletes(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_one_slip(word: str, other: str) -> bool:
    """One letter more, less, other, or two neighbours swapped."""
    if abs(len(word) - len(other)) == 1:
        shorter, longer = sorted((word, other), key=len)
        return any(shorter == longer[:place] + longer[place + 1 :] for place in range(len(longer)))
    wrong = [place for place in range(len(word)) if word[place] != other[place]] if len(word) == len(other) else [0] * 9
    return len(wrong) == 1 or _is_swap(word, other, wrong)


def _is_swap(word: str, other: str, wrong: list[int]) -> bool:
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    one, two = wrong
    return word[one] == other[two] and word[two] == other[one]


def _is_likely(word: str, other: str) -> bool:
    """Whether a finger slips so: swapped letters, a letter twice, or the key beside."""
    if len(word) != len(other):
        return len(set(word)) == len(set(other))
    wrong = [one + two for one, two in zip(word, other, strict=True) if one != two]
    return len(wrong) == 2 or wrong[0] in _BESIDE


def _in_arabic(word: str) -> str:
    for latin, letter in _SPOKEN:
        word = word.replace(latin, letter)
    return "".join(_LATIN.get(letter, letter) for letter in word)


def _sound(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word.translate(_ONE_SOUND))


def _consonants(sound: str) -> str:
    return sound[:1].replace("ا", "") + _VOWELS.sub("", sound[1:])


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
