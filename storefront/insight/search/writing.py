"""The one writer of the index: batches of changes, and the index made anew beside the old one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.index import create_in, open_dir
from whoosh.query import Term

from storefront.insight.language import Analyser
from storefront.insight.search.documents import Document, beginnings, forget, impacts, said, vocabulary
from storefront.insight.search.engine import Write
from storefront.insight.search.generations import Generations
from storefront.insight.search.snapshot import SCHEMA
from storefront.insight.segments import Codec, Pool


class Writer:
    """Writes generations. Every method raises WriterIsBusy while another process, or thread, writes."""

    def __init__(self, generations: Generations, analyser: Analyser) -> None:
        self._generations = generations
        self._analyser = analyser

    @contextmanager
    def writing(self) -> Iterator[Write]:
        """Holds the only pen; what is yielded writes with it."""
        with self._generations.writing():
            yield self._update

    def _update(self, changed: Iterable[Document], gone: Iterable[str]) -> None:
        """Replaces and takes out documents in one commit. Of several with one id, the last counts."""
        latest = {document.id: document for document in changed}
        path = self._generations.current()
        if path is None:
            path = self._begun()
            self._generations.switch(path)
        with _open_writer(path) as writer:
            _take_out(writer, {*latest, *gone})
            self._add(writer, latest.values())

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Fills a new generation and switches to it; how many documents it holds."""
        with self._generations.writing():
            path = self._begun()
            try:
                with _open_writer(path) as writer:
                    number = self._add(writer, documents)
            except BaseException:
                self._generations.discard(path)
                raise
            self._generations.switch(path)
        return number

    def _begun(self) -> Path:
        path = self._generations.fresh()
        create_in(str(path), SCHEMA)
        return path

    def _add(self, writer: Any, documents: Iterable[Document]) -> int:
        number = 0
        try:
            for number, document in enumerate(documents, start=1):  # noqa: B007 - the last number is the count
                self._add_one(writer, document)
        finally:
            forget()
        return number

    def _add_one(self, writer: Any, document: Document) -> None:
        put, place = writer.pool.put, writer.docnum
        put("terms", place, impacts(document, self._analyser))
        put("vocabulary", place, dict.fromkeys(vocabulary(document), 1.0))
        put("beginnings", place, dict.fromkeys(beginnings(document, self._analyser), 1.0))
        writer.add_document(
            id=document.id,
            kind=document.kind,
            said=said(document).encode(),
            name_ar=document.name_ar,
            name_en=document.name_en,
        )


def _take_out(writer: Any, ids: Iterable[str]) -> None:
    with writer.searcher() as shared:  # one for all: Whoosh would open one for each document
        for each in sorted(ids):
            writer.delete_by_query(Term("id", each), searcher=shared)


@contextmanager
def _open_writer(path: Path) -> Iterator[Any]:
    """A Whoosh writer that commits at the end; of one that fails nothing is kept, its lock neither."""
    writer = open_dir(str(path), schema=SCHEMA).writer(codec=Codec())
    writer.pool = Pool(writer.temp_storage())
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    try:
        writer.commit()
    finally:
        if not writer.is_closed:  # Whoosh would hold the lock of a failed commit for as long as this process lives
            writer.writelock.release()
