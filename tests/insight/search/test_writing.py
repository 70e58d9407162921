"""Writing: what others see of it, one pen, a writer that is killed, an index made anew while people search."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Thread

import pytest
from whoosh.writing import SegmentWriter

from storefront.insight.search import Document, WhooshEngine, WriterIsBusy, documents
from tests.builders.insight import a_document, documents_named

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def reader(tmp_path: Path) -> WhooshEngine:
    """Another engine on the folder of `engine`, as another process would have one."""
    return WhooshEngine(tmp_path / "index")


def endless(first: int, told: Connection) -> Iterator[Document]:
    """Documents without end; says when the first hundred have been taken."""
    number = first
    while True:
        yield a_document(number, f"كليجا {number}")
        number += 1
        if number == first + 100:
            told.send("on my way")


def killed_while(work: str, folder: Path) -> None:
    """Lets another process begin some work on the index, and kills it in the middle."""
    here, there = FORK.Pipe()
    writer = FORK.Process(target=lambda: getattr(WhooshEngine(folder), work)(endless(1_000, there)))
    writer.start()
    assert here.poll(20)
    os.kill(writer.pid or 0, signal.SIGKILL)
    writer.join()


def commit_on_and_on(folder: Path, told: Connection) -> None:
    told.send("on my way")
    for number in range(1_000_000):
        WhooshEngine(folder).update([a_document(number % 7 + 100, f"تمر {number}")])


def test_an_update_is_seen_by_another_reader(engine: WhooshEngine, reader: WhooshEngine) -> None:
    engine.update(documents_named("كليجا"))
    assert reader.search("كليجا").ids == ("product:1",)

    engine.update([a_document(1, "معمول"), a_document(2, "معمولات")])

    assert reader.search("كليجا").ids == ()
    assert set(reader.search("معمول").ids) == {"product:1", "product:2"}


def test_what_is_gone_is_gone_for_another_reader(engine: WhooshEngine, reader: WhooshEngine) -> None:
    engine.update(documents_named("كليجا", "كليجا حائل"))
    assert reader.search("كليجا").total == 2

    engine.update([], gone=["product:1", "product:77"])

    assert reader.search("كليجا").ids == ("product:2",)
    assert [found.id for found in reader.suggest("كل")] == ["product:2"]


def test_of_two_versions_in_a_batch_the_last_counts(engine: WhooshEngine) -> None:
    engine.update([a_document(1, "كليجا"), a_document(1, "معمول")], gone=["product:1"])

    assert (engine.search("كليجا").total, engine.search("معمول").total) == (0, 1)


def test_the_same_update_twice_changes_nothing(engine: WhooshEngine) -> None:
    for _ in range(3):
        engine.update(documents_named("كليجا", "معمول"))

    assert engine.search("كليجا").ids == ("product:1",)


def test_many_small_updates_stay_one_index(engine: WhooshEngine, tmp_path: Path) -> None:
    for number in range(25):
        engine.update([a_document(number, f"كليجا {number}")], gone=[f"product:{number - 5}"])

    assert engine.search("كليجا").total == 5
    assert len(list((tmp_path / "index").rglob("*.seg"))) < 12


def test_a_rebuild_forgets_what_it_is_not_given(engine: WhooshEngine, reader: WhooshEngine) -> None:
    engine.update(documents_named("كليجا", "معمول"))

    assert engine.rebuild(documents_named("معمول")) == 1

    assert (reader.search("كليجا").total, reader.search("معمول").total) == (0, 1)


def test_a_writer_lets_go_of_what_it_kept_of_texts(engine: WhooshEngine) -> None:
    engine.rebuild([a_document(1, family=("بيت نورة",))])

    assert documents._field.cache_info().currsize == 0


def test_a_second_writer_is_refused_and_may_try_again(engine: WhooshEngine, reader: WhooshEngine) -> None:
    def goods() -> Iterator[Document]:
        with pytest.raises(WriterIsBusy):
            reader.update(documents_named("معمول"))
        with pytest.raises(WriterIsBusy):
            reader.rebuild([])
        yield a_document(1, "كليجا")

    engine.rebuild(goods())
    reader.update([a_document(2, "معمول")])

    assert engine.search("كليجا معمول").relaxed


@pytest.mark.parametrize("work", ["update", "rebuild"])
def test_work_that_fails_leaves_the_index_as_it_was(engine: WhooshEngine, work: str) -> None:
    def failing() -> Iterator[Document]:
        yield a_document(1, "معمول")
        raise ZeroDivisionError

    engine.update(documents_named("كليجا"))

    with pytest.raises(ZeroDivisionError):
        getattr(engine, work)(iter(failing()))

    assert (engine.search("كليجا").total, engine.search("معمول").total) == (1, 0)
    engine.update([a_document(2, "معمول")])
    assert engine.search("معمول").ids == ("product:2",)


def test_a_commit_that_fails_gives_the_pen_back(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    engine.update(documents_named("كليجا"))
    with monkeypatch.context() as broken, pytest.raises(OSError, match="no space left"):
        broken.setattr(SegmentWriter, "_commit_toc", full)
        engine.update([a_document(1, "معمول")])

    assert engine.search("كليجا").total == 1
    engine.update([a_document(1, "معمول")])
    assert engine.search("معمول").total == 1


def test_a_killed_rebuild_leaves_the_index_as_it_was(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.update(documents_named("كليجا"))

    killed_while("rebuild", tmp_path / "index")

    assert engine.search("كليجا").ids == ("product:1",)
    assert engine.rebuild(documents_named("معمول", "كليجا")) == 2
    assert engine.search("كليجا").ids == ("product:2",)


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_leaves_the_index_readable(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.update([a_document(number, "كليجا") for number in range(50)])
    for moment in range(6):
        here, there = FORK.Pipe()
        writer = FORK.Process(target=commit_on_and_on, args=(tmp_path / "index", there))
        writer.start()
        assert here.poll(20)
        time.sleep(0.1 + moment * 0.037)
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()

        assert engine.search("كليجا").total == 50
        engine.update([a_document(0, "كليجا")])
        assert engine.search("كليجا").total == 50


def test_people_search_while_the_index_is_made_anew(engine: WhooshEngine, reader: WhooshEngine) -> None:
    goods = [a_document(number, f"كليجا {number}") for number in range(60)]
    engine.rebuild(goods)
    totals: set[int] = set()
    stop = Event()

    def visit() -> None:
        while not stop.is_set():
            totals.add(reader.search("كليجا", limit=100).total)
            totals.add(len(reader.search("كليجا", limit=None).ids))

    visitors = [Thread(target=visit) for _ in range(3)]
    for visitor in visitors:
        visitor.start()
    for _ in range(6):
        engine.rebuild(goods)
        engine.update(goods[:3])
    stop.set()
    for visitor in visitors:
        visitor.join()

    assert totals == {60}
