"""What the market asks of a search engine, and what it answers with. Which engine answers is in whoosh_engine.py."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from storefront.insight.search.documents import Document

PAGE = 24
MOST_SUGGESTIONS = 8
Write = Callable[[Iterable[Document], Iterable[str]], None]  # of what changed, and of the ids that are gone


class WriterIsBusy(RuntimeError):
    """Another process is writing the index. Nothing was changed; what waits to be written can be tried again."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a question; scores compare within one answer only."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, best first, and how many there are in all.

    `corrected` is what was looked for instead, when what was typed stands nowhere; `relaxed` says that no document has
    all the words, so that some of them had to do. Whether a visitor may see a hit is for the database to say.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: str | None = None
    relaxed: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids alone, best first."""
        return tuple(hit.id for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document whose name goes on as the visitor has begun, with that name."""

    id: str
    kind: str
    text: str


class SearchEngine(Protocol):
    """An index that many processes ask and one at a time writes."""

    def search(self, text: str, *, kind: str | None = None, limit: int | None = PAGE, offset: int = 0) -> Found:
        """Answers any text at all; without `limit`, with every hit."""
        ...

    def suggest(self, prefix: str, *, limit: int = MOST_SUGGESTIONS) -> list[Suggestion]:
        """Names that go on as `prefix` begins: categories, then families, then products."""
        ...

    def is_there(self) -> bool:
        """Whether there is an index to ask."""
        ...

    def ids(self) -> frozenset[str] | None:
        """The ids of every document; None while there is no index."""
        ...

    def writing(self) -> AbstractContextManager["Write"]:
        """Holds the only pen: nobody else writes until the block ends. Raises WriterIsBusy."""
        ...

    def update(self, changed: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Puts these documents in place of their former selves and takes the ids in `gone` out. Raises WriterIsBusy."""
        ...

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Makes the index anew beside the old one, which answers until then; how many documents. Raises WriterIsBusy."""
        ...
