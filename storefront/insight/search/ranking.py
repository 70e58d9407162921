"""Which documents answer a question, and in what order. Pure: it sees postings, never an index.

The score is BM25's: rare words count more, and a word says less and less the more of it there is. What BM25 takes from
field lengths and frequencies is already in the weights of the postings (documents.py).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

SATURATION = 3.0  # the weight that is worth half of all a word can be worth
CUT = 0.4  # of the best score: mere mentions go when there is something that is really meant
CUT_RELAXED = 0.6

Postings = Mapping[int, float]  # document number -> weight


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find a word: the postings of a term, and how much finding it so is worth."""

    postings: Postings
    worth: float


Ways = Sequence[Way]  # every way to find one word or phrase


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many documents there are; those that alone may answer (None: all), and those that must not."""

    documents: int
    only: tuple[Collection[int], ...] = ()
    never: tuple[Collection[int], ...] = ()

    def admit(self, candidates: dict[int, float]) -> dict[int, float]:
        """The candidates that may answer."""
        for allowed in self.only:
            candidates = {number: score for number, score in candidates.items() if number in allowed}
        for banned in self.never:
            candidates = {number: score for number, score in candidates.items() if number not in banned}
        return candidates


def with_all(units: Sequence[Ways], bounds: Bounds) -> dict[int, float]:
    """The scores of the documents that have every unit."""
    by_rarity = sorted(units, key=_spread)
    if not by_rarity or not all(map(_spread, by_rarity)):
        return {}
    scores = bounds.admit(_scores(by_rarity[0], bounds.documents))
    for ways in by_rarity[1:]:
        rarity, found = _rarity(ways, bounds.documents), {}
        for number, score in scores.items():
            best = max(way.postings.get(number, 0.0) * way.worth for way in ways)
            if best:
                found[number] = score + rarity * best / (best + SATURATION)
        scores = found
    return scores


def with_most(units: Sequence[Ways], bounds: Bounds) -> dict[int, float]:
    """The scores of the documents that have at least half of the units."""
    scores: dict[int, float] = {}
    had: dict[int, int] = {}
    for ways in units:
        for number, score in _scores(ways, bounds.documents).items():
            scores[number] = scores.get(number, 0.0) + score
            had[number] = had.get(number, 0) + 1
    return bounds.admit({number: score for number, score in scores.items() if 2 * had[number] >= len(units)})


def in_order(scores: Mapping[int, float], cut: float = CUT) -> list[tuple[int, float]]:
    """Document numbers and scores, best first, without those that fall too far behind the best."""
    if not scores:
        return []
    least = cut * max(scores.values())
    return sorted(((number, score) for number, score in scores.items() if score >= least), key=_best_first)


def _best_first(scored: tuple[int, float]) -> tuple[float, int]:
    number, score = scored
    return -score, number


def _scores(ways: Ways, documents: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for way in ways:
        for number, weight in way.postings.items():
            value = weight * way.worth
            if value > best.get(number, 0.0):
                best[number] = value
    rarity = _rarity(ways, documents)
    return {number: rarity * value / (value + SATURATION) for number, value in best.items()}


def _spread(ways: Ways) -> int:
    return max((len(way.postings) for way in ways), default=0)


def _rarity(ways: Ways, documents: int) -> float:
    return log(1 + documents / (1 + _spread(ways)))
