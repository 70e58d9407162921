"""What a word that stands nowhere was meant to be: one slip of the finger, or Arabic in Latin letters ("bkhoor").

Which words there are is asked of whoever knows (`Words`), a word at a time, so that nothing has to be read in advance.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Protocol

SHORTEST = 3  # letters; shorter words have too many neighbours
LONGEST = 24
MOST = 3  # proposals
LEAST_LIKENESS = 0.7  # of what a word sounds like to what is there; further apart it was hardly meant

_KEYBOARD = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ذءورليهوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {pair for row in _KEYBOARD for one, other in pairwise(row) for pair in (one + other, other + one)}
_LETTERS_AR, _LETTERS_EN = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abcdefghijklmnopqrstuvwxyz"

# Two letters before one, and the figures that stand for letters Latin has not.
_SPOKEN = (
    ("kh", "خ"), ("gh", "غ"), ("sh", "ش"), ("ch", "ش"), ("th", "ث"), ("dh", "ذ"), ("ph", "ف"),
    ("oo", "و"), ("ou", "و"), ("ee", "ي"), ("ei", "ي"), ("aa", "ا"), ("ck", "ك"),
    ("2", ""), ("3", "ع"), ("5", "خ"), ("6", "ط"), ("7", "ح"), ("8", "ق"), ("9", "ص"),
)  # fmt: skip
_LATIN = dict(zip(_LETTERS_EN, "ابكديفقهيجكلمنوبقرستوفوكيز", strict=True))
_ONE_SOUND = str.maketrans("ثذضظصطقح", "تددزستكه")  # Latin letters do not tell these apart
_VOWELS = re.compile("[اويع]|ه$")
_DOUBLED = re.compile(r"(.)\1+")


class Words(Protocol):
    """Whoever knows the words of an index, folded."""

    def standing(self, word: str) -> int:
        """In how many documents a word stands."""
        ...

    def sounding(self, consonants: str) -> list[str]:
        """The Arabic words of which that is what `consonants()` leaves."""
        ...


def proposals(word: str, known: Words) -> list[str]:
    """At most MOST words that a folded word may stand for, likeliest first."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    slips = {other: number for other in set(_one_slip_away(word)) - {word} if (number := known.standing(other))}
    likeliest = sorted(
        slips, key=lambda other: (word[0] != other[0], not _is_likely(word, other), -slips[other], other)
    )
    return (likeliest + (_as_spoken(word, known) if word.isascii() else []))[:MOST]


def consonants(word: str) -> str:
    """What is left of an Arabic word when only the sounds count that Latin letters tell apart; of other words nothing."""
    return "" if word.isascii() else _without_vowels(_sound(word))


def _one_slip_away(word: str) -> Iterator[str]:
    """A letter less, two neighbours swapped, a letter other, a letter more."""
    letters = _LETTERS_EN if word.isascii() else _LETTERS_AR
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in letters:
            yield before + letter + after[1:]
            yield before + letter + after


def _is_likely(word: str, other: str) -> bool:
    """Whether a finger slips so: swapped letters, a letter twice, or the key beside."""
    if len(word) != len(other):
        return len(set(word)) == len(set(other))
    wrong = [one + two for one, two in zip(word, other, strict=True) if one != two]
    return len(wrong) == 2 or wrong[0] in _BESIDE


def _as_spoken(word: str, known: Words) -> list[str]:
    sound = _sound(_in_arabic(word))
    key = _without_vowels(sound)
    alike = known.sounding(key) if len(key) > 1 and _is_speech(word) else []
    alike = [other for other in alike if _likeness(_as_written(sound), _as_written(_sound(other))) >= LEAST_LIKENESS]
    return sorted(alike, key=lambda other: (-_likeness(sound, _sound(other)), -known.standing(other)))


def _is_speech(word: str) -> bool:
    """Whether somebody may say a word so; of one like "xxyyzz" half of the letters only repeat those before them."""
    return 2 * len(_DOUBLED.sub(r"\1", word)) > len(word)


def _as_written(sound: str) -> str:
    """A sound without its "a", which Latin writes and Arabic mostly does not."""
    return sound.replace("ا", "")


def _in_arabic(word: str) -> str:
    for latin, letter in _SPOKEN:
        word = word.replace(latin, letter)
    return "".join(_LATIN.get(letter, letter) for letter in word)


def _sound(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.translate(_ONE_SOUND))


def _without_vowels(sound: str) -> str:
    return sound[:1].replace("ا", "") + _VOWELS.sub("", sound[1:])


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
