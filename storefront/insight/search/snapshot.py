"""The index as one commit left it, read-only: postings, ids, names that begin so, the vocabulary.

Postings that were read stay in memory as long as the snapshot does, the latest used first. Asking and ranking are not
here. The index is made of pickles: its folder is never filled from an upload or from a stranger's backup.
"""

import time
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.index import EmptyIndexError, FileIndex, open_dir
from whoosh.matching import FilterMatcher

from storefront.insight.language import EXACT
from storefront.insight.search.documents import spelling, term
from storefront.insight.search.engine import Suggestion

MOST_TERMS = 40  # looked at that begin alike
KEPT_POSTINGS = 400_000  # about 40 MB
TRIES, PAUSE_SECONDS = 5, 0.01  # another process may be replacing the very files that are being opened

NO_POSTINGS: Mapping[int, float] = {}


class Weighted(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field of terms with their weights, which are put into the pool of the writer (insight/segments) and not analysed."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)


SCHEMA = fields.Schema(
    id=fields.ID(unique=True, stored=True, sortable=True),
    kind=fields.ID(stored=True),
    terms=Weighted(),
    vocabulary=Weighted(),
    beginnings=Weighted(),
    said=fields.COLUMN(columns.VarBytesColumn()),
    name_ar=fields.STORED(),
    name_en=fields.STORED(),
)


class Snapshot:
    """One state of the index. Safe for threads; closes its files when nobody holds it any more."""

    def __init__(self, path: Path) -> None:
        """Raises FileNotFoundError when there is no index at `path`, or it is being taken away, and IndexIsDamaged."""
        self.path = path
        self._index, self.generation, self._reader = _opened(path)
        self._offsets = list(self._reader.leaf_readers())
        self._postings: OrderedDict[tuple[str, str], Mapping[int, float]] = OrderedDict()
        self._kept = 0
        self._columns: dict[str, Any] = {}
        self._lock = RLock()
        weakref.finalize(self, self._reader.close)

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return int(self._reader.doc_count())

    def is_latest(self) -> bool:
        """Whether nothing was committed since."""
        return bool(self._index.latest_generation() == self.generation)

    def postings(self, term: str, field: str = "terms") -> Mapping[int, float]:
        """The documents of a term, with weights; empty when it stands nowhere."""
        key = (field, term)
        with self._lock:
            if key in self._postings:
                self._postings.move_to_end(key)
                return self._postings[key]
            found = dict(self._read(field, term))
            self._keep(key, found)
            return found

    def id(self, number: int) -> str:
        """The id of a document."""
        return str(self._of_column("id", number))

    def ids(self) -> frozenset[str]:
        """The ids of every document."""
        with self._lock:
            numbers = list(self._reader.all_doc_ids()) if self.documents else []
        return frozenset(self.id(number) for number in numbers)

    def says(self, number: int, phrase: str) -> bool:
        """Whether a document says a phrase (documents.py)."""
        return phrase.encode() in self._of_column("said", number)

    def named(self, prefix: str, stored_name: str) -> list[Suggestion]:
        """Documents by the beginnings of their names (documents.py), each with its `stored_name`."""
        found = []
        for each in self._beginning("beginnings", prefix):
            for number in islice(self.postings(each, "beginnings"), 1):
                stored = self._stored(number)
                found.append(Suggestion(stored["id"], stored["kind"], stored[stored_name]))
        return found

    def standing(self, word: str) -> int:
        """In how many names a folded word stands."""
        with self._lock:
            return int(self._reader.doc_frequency("terms", term(EXACT, word)))

    def sounding(self, consonants: str) -> list[str]:
        """The folded words that sound so."""
        return sorted({each.split(" ")[1] for each in self._beginning("vocabulary", f"{consonants} ")})

    def spelt(self, word: str) -> str:
        """A folded word of a name as it is mostly spelt."""
        spellings = self._beginning("vocabulary", spelling(word))
        most = max(spellings, key=lambda each: (len(self.postings(each, "vocabulary")), each), default=word)
        return most.rpartition(" ")[2]

    def _of_column(self, name: str, number: int) -> Any:
        with self._lock:
            if name not in self._columns:
                self._columns[name] = self._reader.column_reader(name)
            return self._columns[name][number]

    def _stored(self, number: int) -> Any:
        with self._lock:
            return self._reader.stored_fields(number)

    def _beginning(self, field: str, prefix: str) -> list[str]:
        with self._lock:
            terms = self._reader.expand_prefix(field, prefix) if self.documents else ()
            return [each.decode() for each in islice(terms, MOST_TERMS)]

    def _keep(self, key: tuple[str, str], found: Mapping[int, float]) -> None:
        self._postings[key] = found
        self._kept += len(found)
        while self._kept > KEPT_POSTINGS and len(self._postings) > 1:
            _, dropped = self._postings.popitem(last=False)
            self._kept -= len(dropped)

    def _read(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        for leaf, offset in self._offsets:
            if (field, term) not in leaf:
                continue
            for number, weight in _posted(leaf.postings(field, term)):
                if not leaf.is_deleted(number):
                    yield number + offset, weight


class IndexIsDamaged(Exception):
    """What lies in the folder of the index cannot be read, as after a loss of power."""


def _opened(path: Path) -> tuple[FileIndex, int, Any]:
    for _ in range(TRIES):
        try:
            index = open_dir(str(path), schema=SCHEMA)
            generation = index.latest_generation()
            reader = index.reader()
            return index, reader.generation() or generation, reader
        except (FileNotFoundError, EmptyIndexError):
            time.sleep(PAUSE_SECONDS)
        except Exception as trouble:  # whatever Whoosh makes of bytes that mean nothing
            raise IndexIsDamaged(path) from trouble
    raise FileNotFoundError(path)


def _posted(matcher: Any) -> Iterator[tuple[int, float]]:
    """Documents and weights of a matcher. Block by block where Whoosh allows: one by one takes six times as long."""
    if isinstance(matcher, FilterMatcher):
        matcher = matcher.child
    if not isinstance(matcher, W3LeafMatcher):
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()
        return
    while matcher.is_active():
        matcher.id(), matcher.weight()  # makes it read the block
        yield from zip(matcher._ids, matcher._weights, strict=True)
        matcher._next_block()
