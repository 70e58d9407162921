"""The one analyser of indexing and asking: what a text holds, as weighted tokens. Which text matters more is not here.

Arabic: fold, take off article and particle, one strict suffix, singulars that a plural's shape allows, synonyms.
English: what english.py leaves. Both go through the same list, so a text may mix them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from storefront.insight.language import english
from storefront.insight.language import lexicon as thesaurus
from storefront.insight.language.lexicon import Entry, Lexicon
from storefront.insight.language.plurals import singulars
from storefront.kernel import arabic

EXACT, STEM, PLURAL, CONCEPT = "exact", "stem", "plural", "concept"
ALL_KINDS = (EXACT, STEM, PLURAL, CONCEPT)
WEIGHTS = {EXACT: 1.0, STEM: 0.85, CONCEPT: 0.8, PLURAL: 0.4}
WIDER = 0.75  # of a concept, for the groups it belongs to
INSIDE = 0.5  # of a word that stands in a known phrase: the cream of ice cream
LONGEST_WORD = 40  # characters
KEPT_WORDS = 50_000

_WORD = re.compile(r"[\u0621-\u064a]+|[^\W_\u0600-\u06ff]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")
# Article, alone or after a particle, and how many letters must stay: الرز but not بالون.
_ARTICLES = (("وبال", 3), ("وال", 3), ("بال", 3), ("كال", 3), ("فال", 3), ("ولل", 3), ("لل", 3), ("ال", 2))
_PARTICLES = "وبل"  # only before a known word: without that, فطيرة would become طيرة
_INFLECTIONS = (("يات", 3), ("ات", 3), ("ها", 3), ("ون", 4), ("ين", 4), ("ان", 4))
_DERIVATIONS = (("يه", 3), ("ه", 3), ("ي", 3), ("ا", 4))
_STOP_AR = "في من مع الى عن او و يا هذا هذه ذات ذو كل اي لا تم هو هي"
_STOP_EN = "a an and are as at by for from in into is it its of on or that the their this to with your"
STOP_WORDS = frozenset(f"{_STOP_AR} {_STOP_EN}".split())


class Token(NamedTuple):
    """A term of a text: its kind, how much it says (1 is the word itself), and the place of its word in the text."""

    text: str
    kind: str
    weight: float
    place: int = 0


class Unit(NamedTuple):
    """One word, or one phrase of the lexicon, with everything it may be found by."""

    text: str
    tokens: tuple[Token, ...]


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return list(_words(text))


@lru_cache(maxsize=64)  # whoever indexes a document asks for the words of its name several times over
def _words(text: str) -> tuple[str, ...]:
    folded = arabic.fold(_POSSESSIVE.sub("", text))
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(folded))


def _form(text: str) -> list[str]:
    """A form of the lexicon as texts are looked up in it: phrases without articles."""
    listed = words(text)
    return listed if len(listed) == 1 else [word.removeprefix("ال") for word in listed]


class Analyser:
    """Cuts texts into tokens with the help of a lexicon. Keeps what it worked out about a word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.lexicon = Lexicon(entries, _form)
        self._kept: dict[str, tuple[Token, ...]] = {}
        self._bare = lru_cache(maxsize=KEPT_WORDS)(self._without_article)

    def tokens(self, text: str) -> list[Token]:
        """Every token of a text, for indexing: wider concepts too, and the words inside a phrase."""
        return list(self._for_indexing(words(text)))

    def units(self, text: str) -> list[Unit]:
        """What a question asks for, a unit for each word or phrase; words that say nothing are left out."""
        asked = words(text)
        found = []
        for start, length, group in self._spans(asked):
            text = " ".join(asked[start : start + length])
            if group:
                found.append(Unit(text, (Token(group, CONCEPT, 1.0),)))
            elif text not in STOP_WORDS:
                found.append(Unit(text, self._of_word(text)))
        return found

    def literal(self, listed: Iterable[str]) -> list[Unit]:
        """Folded words that must stand as they are: a unit for each, found by its stem, for the text itself to confirm."""
        return [
            Unit(word, (Token(self.stem(self.bare(word)), STEM, 1.0),)) for word in listed if word not in STOP_WORDS
        ]

    def bare(self, word: str) -> str:
        """A folded word without article and particle."""
        return self._bare(word)

    def _without_article(self, word: str) -> str:
        if self.lexicon.group(word):
            return word
        for article, least in _ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= least:
                return word[len(article) :]
        known = word[0] in _PARTICLES and len(word) > 3 and self.lexicon.group(word[1:])
        return word[1:] if known else word

    def stem(self, word: str) -> str:
        """A bare word without its ending; of Arabic ones one suffix, unless another word is left: عودة is not عود."""
        if not _ARABIC_LETTER.match(word):
            return english.stem(word)
        for suffix, least in _INFLECTIONS:
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                return word[: -len(suffix)]
        for suffix, least in _DERIVATIONS:
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                rest = word[: -len(suffix)]
                group = self.lexicon.group(rest)
                return rest if group is None or group == self.lexicon.group(word) else word
        return word

    def _spans(self, listed: list[str]) -> Iterator[tuple[int, int, str | None]]:
        bare = [self.bare(word) for word in listed]
        start = 0
        while start < len(listed):
            phrase = self.lexicon.phrase(bare[start : start + thesaurus.LONGEST_PHRASE])
            length, group = phrase or (1, None)
            yield start, length, group
            start += length

    def _for_indexing(self, listed: list[str]) -> Iterator[Token]:
        for start, length, group in self._spans(listed):
            if group:
                yield from self._concepts(group, start)
            for place in range(start, start + length):
                if listed[place] in STOP_WORDS:
                    continue
                for text, kind, weight, _ in self._of_word(listed[place]):
                    if group is None and kind == CONCEPT:
                        yield from self._concepts(text, place)
                    elif group is None:
                        yield Token(text, kind, weight, place)
                    elif kind != CONCEPT:
                        yield Token(text, kind, weight * INSIDE, place)

    def _concepts(self, group: str, place: int) -> Iterator[Token]:
        yield Token(group, CONCEPT, WEIGHTS[CONCEPT], place)
        for wide in self.lexicon.wider(group):
            yield Token(wide, CONCEPT, WEIGHTS[CONCEPT] * WIDER, place)

    def _of_word(self, word: str) -> tuple[Token, ...]:
        known = self._kept.get(word)
        if known is None:
            if len(self._kept) >= KEPT_WORDS:
                self._kept.clear()
            self._kept[word] = known = tuple(self._worked_out(word))
        return known

    def _worked_out(self, word: str) -> Iterator[Token]:
        bare = self.bare(word)
        stem = self.stem(bare)
        yield Token(word, EXACT, WEIGHTS[EXACT])
        yield Token(stem, STEM, WEIGHTS[STEM])
        guesses = {self.stem(single) for form in {word, bare} for single in singulars(form)}
        for guess in sorted(guesses - {stem}):
            yield Token(guess, PLURAL, WEIGHTS[PLURAL])
        group = self.lexicon.group(bare)
        if group:
            yield Token(group, CONCEPT, WEIGHTS[CONCEPT])


@cache
def standard() -> Analyser:
    """The analyser with the lexicon that comes with the market."""
    return Analyser(thesaurus.standard())


def tokens(text: str) -> list[Token]:
    """Every token of a text, by the standard analyser."""
    return standard().tokens(text)
