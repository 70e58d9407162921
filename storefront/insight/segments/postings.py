"""Postings on their way into a segment: gathered term by term in memory, laid aside on disk, written in Whoosh's format.

Whoosh by itself makes a tuple, a pickle and a comparison of every posting; of a large market that was most of its time.
Here a term goes with all its postings. What is written is Whoosh's own format, and read by Whoosh.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter, sub
from pickle import HIGHEST_PROTOCOL, dump, dumps, load
from struct import Struct
from typing import Any
from zlib import compress

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.system import pack_int, pack_ushort
from whoosh.util import random_name

MEGABYTES = 64  # of postings in memory, before they go to disk
TERM_BYTES, POSTING_BYTES = 250, 9  # of memory: most terms stand in one document only
TOGETHER = 100  # terms, laid aside and read back at once
BLOCK = 128  # postings
COMPRESSION = 3  # of 9, Whoosh's own choice
FEW = 16  # postings: to compress so few takes longer than all the rest, and saves nothing

Posted = bytes | bytearray  # the number of a document and the weight there, again and again; numbers rise
Named = tuple[str, str, Posted]  # a field, a term of it, its postings

_packed = Struct("=If").pack  # as two arrays hold them


class Pool:
    """The postings of a segment. Has the names by which Whoosh's writer calls its own pool, in whose place this one is."""

    def __init__(self, storage: Any, megabytes: float = MEGABYTES) -> None:
        """`storage` is Whoosh's, for what is laid aside whenever it takes more than `megabytes`."""
        self._storage = storage
        self._most = megabytes * 1024 * 1024
        self._size = 0
        self._fields: dict[str, dict[str, bytearray]] = {}
        self._aside: list[str] = []

    def put(self, field: str, number: int, weights: Mapping[str, float]) -> None:
        """Adds what stands in a field of a document. The numbers of the documents of a term must rise."""
        terms = self._fields.setdefault(field, {})
        known = len(terms)
        for term, weight in weights.items():
            posted = terms.get(term)
            if posted is None:
                posted = terms[term] = bytearray()
            posted += _packed(number, weight)
        self._size += POSTING_BYTES * len(weights) + TERM_BYTES * (len(terms) - known)
        if self._size > self._most:
            self._lay_aside()

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Adds a single posting, as Whoosh does those of its own fields and of the segments it merges."""
        field, term, number, weight, _ = posting
        self.put(field, number, {term.decode(): weight})

    def iter_postings(self) -> Iterator[Named]:
        """Every term with all its postings, in the order of their bytes."""
        parts = [*map(self._read, self._aside), self._in_order()]
        for (field, term), same in groupby(merge(*parts, key=_name), key=_name):
            yield field, term, b"".join([posted for _, _, posted in same])

    def cleanup(self) -> None:
        """Takes away what was laid aside."""
        for name in self._aside:
            self._storage.delete_file(name)
        self._aside = []

    def _in_order(self) -> Iterator[Named]:
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield field, term, terms[term]

    def _lay_aside(self) -> None:
        name = f"{random_name()}.run"
        terms = self._in_order()
        with self._storage.create_file(name).raw_file() as file:
            self._aside.append(name)  # not before: what was never made cannot be taken away
            while some := list(islice(terms, TOGETHER)):
                dump(some, file, HIGHEST_PROTOCOL)
            dump([], file, HIGHEST_PROTOCOL)  # the end: of a run that was cut short the reading fails
        self._fields, self._size = {}, 0

    def _read(self, name: str) -> Iterator[Named]:
        with self._storage.open_file(name).raw_file() as file:
            while some := load(file):  # noqa: S301 - it was written a moment ago, by _lay_aside
                yield from some


def _name(named: Named) -> tuple[str, str]:
    return named[:2]


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Writes what a Pool holds, for Whoosh's own codec to read. Without the lengths of fields: our weights have them in."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "TermsWriter":
        """What writes the terms of a segment."""
        return TermsWriter(self, storage, segment)

    def new_segment(self, _storage: Any, indexname: str) -> W3Segment:
        """A segment that knows nothing of this class, which an index must outlive."""
        return W3Segment(W3Codec(), indexname)


class TermsWriter(W3FieldWriter):  # type: ignore[misc]
    """Whoosh's writer of terms, which is handed whole terms."""

    def add_postings(self, schema: Any, _lengths: None, terms: Iterable[Named]) -> None:
        """Writes the terms of a Pool."""
        written = self._postfile.tell()
        for field, of_field in groupby(terms, key=itemgetter(0)):
            self.start_field(field, schema[field])
            begun = pack_ushort(self._fieldid)
            for _, term, posted in of_field:
                numbers, weights = array("I", posted)[::2], array("f", posted)[1::2]
                blocks = b"".join(_blocks(numbers, weights))
                told = W3TermInfo(
                    sum(weights), len(numbers), maxweight=max(weights), minid=numbers[0], maxid=numbers[-1]
                )
                told.set_extent(written, len(blocks))
                self._postfile.write(blocks)
                self._tindex.add(begun + term.encode(), told.to_bytes())
                written += len(blocks)
            self.finish_field()


def _blocks(numbers: "array[int]", weights: "array[float]") -> Iterator[bytes]:
    """The postings of a term as W3LeafMatcher reads them: numbers by their distances, weights once when they are alike."""
    yield WHOOSH3_HEADER_MAGIC
    compression = COMPRESSION if len(numbers) > FEW else 0
    for start in range(0, len(numbers), BLOCK):
        some, their_weights = numbers[start : start + BLOCK], weights[start : start + BLOCK]
        first, most = their_weights[0], max(their_weights)
        alike = their_weights.count(first) == len(some)
        distances = (some[0], *map(sub, some[1:], some))
        data = dumps((distances, (None if first == 1 else first) if alike else tuple(their_weights), None), 2)
        if compression:
            data = compress(data, compression)
        told = dumps((len(some), some[-1], most, compression, 0, 0), 2)
        length = len(told) + len(data)
        yield pack_int(length if start + BLOCK < len(numbers) else -length) + told + data  # less than nothing: the last
