"""What goes into a segment comes out of it as Whoosh's own writer would have had it, whatever was laid aside meanwhile."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import create_in, open_dir

from storefront.insight.search.snapshot import SCHEMA, Snapshot
from storefront.insight.segments.postings import BLOCK, FEW, Codec, Pool

Holdings = dict[tuple[str, str], dict[int, float]]

MANY = 3 * BLOCK + 5
IN_SO_MANY = (1, 2, FEW - 1, FEW, FEW + 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, MANY)
FIELDS = ("beginnings", "terms", "vocabulary")


def weights_of(number: int) -> dict[str, float]:
    """What document `number` says: terms of one and of many documents; weights that are one, alike, and all different."""
    said = {f"only {number}": 1.0, f"alone {number}": 2.5 + number}
    for many in IN_SO_MANY:
        if number < many:
            said |= {
                f"one {many}": 1.0,
                f"alike {many}": 2.3,
                f"سدو {many}": 1 + number / 7,
                f"two {many}": 1 + number % 2,
            }
    return said


def filled(folder: Path, *, pool: Pool | None = None, codec: W3Codec | None = None) -> Snapshot:
    """A segment of MANY documents, made by Whoosh alone unless something of ours is given."""
    folder.mkdir()
    writer = create_in(str(folder), SCHEMA).writer(codec=codec)
    writer.pool = pool or writer.pool
    for number in range(MANY):
        for field in FIELDS:
            for text, weight in weights_of(number).items():
                writer.pool.add((field, text.encode(), number, weight, b""))
        writer.add_document(id=f"product:{number}", kind="product", said=b"")
    writer.commit()
    return Snapshot(folder)


def aside(folder: Path, megabytes: float = 64) -> Pool:
    """A pool that lays aside, in a folder of its own, what takes more than `megabytes`."""
    folder.mkdir()
    return Pool(FileStorage(str(folder)), megabytes)


def held(snapshot: Snapshot) -> Holdings:
    """Everything a segment holds, in its order."""
    return {(field, text.decode()): dict(snapshot.postings(text.decode(), field)) for field, text in terms(snapshot)}


def terms(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    yield from snapshot._reader.all_terms()


def what_whoosh_writes(folder: Path) -> Holdings:
    codec = W3Codec()
    codec.length_stats = False
    return held(filled(folder, codec=codec))


@pytest.mark.parametrize("megabytes", [64, 0.05])
def test_what_is_written_is_what_whoosh_writes(tmp_path: Path, megabytes: float) -> None:
    expected = what_whoosh_writes(tmp_path / "whoosh")

    found = held(filled(tmp_path / "ours", pool=aside(tmp_path / "aside", megabytes), codec=Codec()))

    assert list(found) == list(expected)
    assert found == expected


def test_whoosh_reads_it_without_us(tmp_path: Path) -> None:
    filled(tmp_path / "ours", pool=aside(tmp_path / "aside"), codec=Codec())

    [segment] = open_dir(str(tmp_path / "ours"))._segments()

    assert type(segment.codec()) is W3Codec
    with open_dir(str(tmp_path / "ours")).searcher() as searcher:
        info = searcher.reader().term_info("terms", f"سدو {MANY}")
    assert (info.doc_frequency(), info.min_id(), info.max_id()) == (MANY, 0, MANY - 1)
    assert info.max_weight() == pytest.approx(1 + (MANY - 1) / 7)


def test_whoosh_skips_through_it_without_us(tmp_path: Path) -> None:
    snapshot = filled(tmp_path / "ours", pool=aside(tmp_path / "aside"), codec=Codec())
    matcher: Any = snapshot._reader.postings("terms", f"سدو {MANY}")

    matcher.skip_to(2 * BLOCK + 3)

    assert (matcher.id(), matcher.weight()) == (2 * BLOCK + 3, pytest.approx(1 + (2 * BLOCK + 3) / 7))


def test_little_memory_means_that_much_is_laid_aside_and_taken_away_at_the_end(tmp_path: Path) -> None:
    pool = aside(tmp_path / "aside", 0.01)
    for number in range(MANY):
        pool.put("terms", number, weights_of(number))

    laid = list((tmp_path / "aside").iterdir())
    found = {text: posted for _, text, posted in pool.iter_postings()}
    pool.cleanup()

    assert len(laid) > 5
    assert list(array("I", found[f"one {MANY}"])[::2]) == list(range(MANY))
    assert list((tmp_path / "aside").iterdir()) == []


def test_what_cannot_be_laid_aside_is_no_trouble_later(tmp_path: Path) -> None:
    pool = aside(tmp_path / "gone", 0)
    (tmp_path / "gone").rmdir()

    with pytest.raises(FileNotFoundError):
        pool.put("terms", 1, weights_of(1))

    pool.cleanup()


def test_what_was_laid_aside_and_cut_short_is_noticed(tmp_path: Path) -> None:
    pool = aside(tmp_path / "aside", 0)
    pool.put("terms", 1, weights_of(1))
    [file] = (tmp_path / "aside").iterdir()

    file.write_bytes(file.read_bytes()[:-5])

    with pytest.raises(EOFError):
        list(pool.iter_postings())


def test_terms_come_in_the_order_of_their_bytes(tmp_path: Path) -> None:
    texts = ["ي", "z", "é", "\U0001f382", "\uffff", "ا", "a b", "a"]
    pool = aside(tmp_path / "aside")
    for number, text in enumerate(texts):
        pool.put("terms", number, {text: 1.0})

    assert [text for _, text, _ in pool.iter_postings()] == sorted(texts, key=str.encode)
