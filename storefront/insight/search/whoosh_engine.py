"""The search engine of the market on Whoosh: how it is asked. Whoosh's own query language is never used.

A question becomes units, a unit becomes postings of terms, and ranking.py says the rest. Writing is in writing.py.
"""

import logging
from collections.abc import Iterable
from contextlib import AbstractContextManager
from itertools import product
from pathlib import Path
from threading import Lock

from storefront.insight.language import Analyser, standard, words
from storefront.insight.search import query
from storefront.insight.search.asking import Question
from storefront.insight.search.documents import KINDS, Document, beginning
from storefront.insight.search.engine import MOST_SUGGESTIONS, PAGE, Found, Hit, Suggestion, Write
from storefront.insight.search.generations import Generations
from storefront.insight.search.snapshot import IndexIsDamaged, Snapshot
from storefront.insight.search.writing import Writer
from storefront.kernel.memory import Memory

log = logging.getLogger("dakkah.search")
TRIES = 5
KEPT_ANSWERS = 128  # to what was asked lately, as long as the index stands still


class WhooshEngine:
    """Asks and writes the index below one folder. One for each process; safe for threads."""

    def __init__(self, folder: Path, analyser: Analyser | None = None) -> None:
        """`folder` is the index's own; `analyser` is the standard one unless another is given."""
        analyser = analyser or standard()
        self._analyser = analyser
        self._generations = Generations(folder)
        self._writer = Writer(self._generations, analyser)
        self._lock = Lock()
        self._latest: Snapshot | None = None
        self._answers: Memory[Found] = Memory(most=KEPT_ANSWERS)

    def search(self, text: str, *, kind: str | None = None, limit: int | None = PAGE, offset: int = 0) -> Found:
        """Answers any text at all; without `limit`, with every hit. Nothing typed or no index: nothing found."""
        snapshot = self._snapshot()
        if snapshot is None:
            return Found()
        name = (snapshot.path, snapshot.generation, text, kind, limit, offset)
        return self._answers.get(name, lambda: self._answer(snapshot, text, kind, slice_of(limit, offset)))

    def _answer(self, snapshot: Snapshot, text: str, kind: str | None, part: slice) -> Found:
        asked = query.parse(text)
        if not (asked.text or asked.phrases):
            return Found()
        only = snapshot.postings(kind, "kind") if kind else None
        answer = Question(asked, self._analyser, snapshot, only=only).answer()
        hits = tuple(Hit(snapshot.id(number), score) for number, score in answer.scored[part])
        return Found(hits, len(answer.scored), answer.corrected, answer.relaxed)

    def suggest(self, prefix: str, *, limit: int = MOST_SUGGESTIONS) -> list[Suggestion]:
        """Names that go on as `prefix` begins: categories, then families, then products; short ones first."""
        snapshot = self._snapshot()
        begun = " ".join(words(prefix[: query.LONGEST_QUERY]))
        if snapshot is None or not begun:
            return []
        return (_beginning(snapshot, begun) or _beginning(snapshot, self._analyser.bare(begun)))[: max(limit, 0)]

    def is_there(self) -> bool:
        """Whether there is an index to ask: one was built, in the shape this code reads, and it can be read."""
        return self._snapshot() is not None

    def ids(self) -> frozenset[str] | None:
        """The ids of every document; None while there is no index."""
        snapshot = self._snapshot()
        return None if snapshot is None else snapshot.ids()

    def update(self, changed: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Puts these documents in place of their former selves, takes `gone` out; the last wins. Raises WriterIsBusy."""
        with self.writing() as write:
            write(changed, gone)

    def writing(self) -> AbstractContextManager[Write]:
        """Holds the only pen: nobody else writes until the block ends. Raises WriterIsBusy."""
        return self._writer.writing()

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Makes the index anew beside the old one, which answers until then; how many documents. Raises WriterIsBusy."""
        return self._writer.rebuild(documents)

    def _snapshot(self) -> Snapshot | None:
        for _ in range(TRIES):
            path = self._generations.current()
            if path is None:
                return None
            with self._lock:
                if not (self._latest and self._latest.path == path and self._latest.is_latest()):
                    try:
                        self._latest = Snapshot(path)
                    except FileNotFoundError:
                        continue  # a rebuild has just taken it away: the pointer names another by now
                    except IndexIsDamaged:
                        log.warning("the search index cannot be read and counts as missing: %s", path.name)
                        return None
                return self._latest
        return None


def slice_of(limit: int | None, offset: int) -> slice:
    """The part of a list that begins at `offset` and has `limit` members at most."""
    start = max(offset, 0)
    return slice(start, None if limit is None else start + max(limit, 0))


def _beginning(snapshot: Snapshot, begun: str) -> list[Suggestion]:
    """Suggestions, one for each name: names that begin so before names that go on so."""
    found: dict[str, Suggestion] = {}
    for inside, kind in product((False, True), KINDS):
        names: list[Suggestion] = []
        for language in ("ar", "en"):
            prefix = beginning(kind, language, begun, inside=inside)
            names += snapshot.named(prefix, f"name_{language}")
        for name in sorted(names, key=lambda name: (len(name.text), name.text)):
            found.setdefault(name.text, name)
    return list(found.values())
