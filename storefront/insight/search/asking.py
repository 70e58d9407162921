"""From a question to scored documents: its units, the ways to find each, and what is tried when nothing is found.

First every unit must be there; then words that stand nowhere are put right; then most of the units have to do.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Protocol

from storefront.insight.language import Analyser, Unit, Words, proposals, words
from storefront.insight.search import ranking
from storefront.insight.search.documents import phrase, term
from storefront.insight.search.query import Asked
from storefront.insight.search.ranking import Bounds, Postings, Way

MOST_UNKNOWN = 4  # words that are put right
MOST_TRIES = 9  # corrections

Scored = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Document numbers with scores, best first; see engine.Found for the rest."""

    scored: Scored
    corrected: str | None = None
    relaxed: bool = False


class Shelf(Words, Protocol):
    """What a question is put to: an index as it is at one moment."""

    @property
    def documents(self) -> int:
        """How many documents there are."""
        ...

    def postings(self, term: str) -> Postings:
        """The documents of a term, with weights."""
        ...

    def says(self, number: int, phrase: str) -> bool:
        """Whether a document says a phrase (documents.py)."""
        ...

    def spelt(self, word: str) -> str:
        """A folded word as it is mostly spelt."""
        ...


class Question:
    """A question put to an index."""

    def __init__(self, asked: Asked, analyser: Analyser, shelf: Shelf, *, only: Collection[int] | None = None) -> None:
        """`only`: document numbers that alone may answer."""
        self._asked, self._analyser, self._shelf = asked, analyser, shelf
        self._spoken = [unit for phrase in asked.phrases for unit in analyser.literal(phrase)]
        self._bounds = Bounds(shelf.documents, () if only is None else (only,), tuple(self._banned()))

    def answer(self) -> Answer:
        """What is found, and how."""
        units = self._units(self._asked.text)
        scores = self._with_all(units)
        if scores:
            return Answer(ranking.in_order(scores, 0.0 if self._asked.phrases else ranking.CUT))
        for corrected, others in self._corrections(units):
            scores = self._with_all(others)
            if scores:
                return Answer(ranking.in_order(scores), corrected)
        scores = self._as_said(ranking.with_most([self._ways(unit) for unit in units], self._bounds))
        return Answer(ranking.in_order(scores, ranking.CUT_RELAXED), relaxed=bool(scores))

    def _units(self, text: str) -> list[Unit]:
        return self._analyser.units(text) + self._spoken

    def _with_all(self, units: Sequence[Unit]) -> dict[int, float]:
        return self._as_said(ranking.with_all([self._ways(unit) for unit in units], self._bounds))

    def _as_said(self, scores: dict[int, float]) -> dict[int, float]:
        says = self._shelf.says
        for wanted in map(phrase, self._asked.phrases):
            scores = {number: score for number, score in scores.items() if says(number, wanted)}
        for banned in map(phrase, self._asked.without_phrases):
            scores = {number: score for number, score in scores.items() if not says(number, banned)}
        return scores

    def _ways(self, unit: Unit) -> list[Way]:
        found = ((self._shelf.postings(term(token.kind, token.text)), token.weight) for token in unit.tokens)
        return [Way(postings, worth) for postings, worth in found if postings]

    def _banned(self) -> Iterator[Postings]:
        for unit in self._analyser.units(" ".join(self._asked.without)):
            yield from (way.postings for way in self._ways(unit))

    def _corrections(self, units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
        """Questions that this one may have been meant to be, as they would be typed, with their units."""
        nowhere = [unit.text for unit in units if unit not in self._spoken and not self._ways(unit)]
        meant = {word: proposals(word, self._shelf) for word in nowhere[:MOST_UNKNOWN]}
        listed = words(self._asked.text)
        typed = {word: piece for piece in self._asked.typed for word in words(piece)}
        for choice in islice(product(*(meant.get(word) or [word] for word in listed)), MOST_TRIES):
            if list(choice) != listed:
                pairs = zip(listed, choice, strict=True)
                shown = (typed.get(old, old) if old == new else self._shelf.spelt(new) for old, new in pairs)
                yield " ".join(shown), self._units(" ".join(choice))
