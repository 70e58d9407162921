"""One state of the index: what it knows of words, what it keeps in memory, and that it lets go of its files."""

import gc
import os
from pathlib import Path

import pytest

from storefront.insight.search import Document, WhooshEngine
from storefront.insight.search import snapshot as reading
from storefront.insight.search.generations import Generations
from storefront.insight.search.snapshot import Snapshot
from tests.builders.insight import a_document, documents_named


def opened(folder: Path, documents: list[Document]) -> Snapshot:
    WhooshEngine(folder).rebuild(documents)
    return Snapshot(Generations(folder).current() or folder)


def open_files(folder: Path) -> list[str]:
    held = (os.readlink(each) for each in Path("/proc/self/fd").iterdir() if each.is_symlink())
    return [path for path in held if path.startswith(str(folder))]


def test_it_stays_as_it_was_when_the_index_goes_on(tmp_path: Path) -> None:
    snapshot = opened(tmp_path, documents_named("كليجا"))

    WhooshEngine(tmp_path).update(documents_named("معمول"))

    assert not snapshot.is_latest()
    assert len(snapshot.postings("=كليجا")) == 1
    assert snapshot.id(0) == "product:1"


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    snapshot = opened(tmp_path, [a_document(1, "كليجا", story=("تمر",)), a_document(2, "تمر")])

    weights = snapshot.postings("تمر")

    assert weights[0] == pytest.approx(0.85)
    assert weights[1] == pytest.approx(8.0 * 1.5 * 0.85)


def test_long_postings_are_read_whole(tmp_path: Path) -> None:
    snapshot = opened(tmp_path, [a_document(number, "كليجا") for number in range(700)])

    assert list(snapshot.postings("=كليجا")) == list(range(700))


def test_documents_that_are_gone_are_in_no_postings(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).update([a_document(number, "كليجا") for number in range(20)])
    WhooshEngine(tmp_path).update([a_document(20, "كليجا")], gone=[f"product:{number}" for number in range(0, 20, 2)])

    snapshot = Snapshot(Generations(tmp_path).current() or tmp_path)

    assert sorted(int(snapshot.id(number).split(":")[1]) for number in snapshot.postings("=كليجا")) == [
        *range(1, 20, 2),
        20,
    ]


def test_what_it_keeps_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "KEPT_POSTINGS", 100)
    snapshot = opened(tmp_path, [a_document(number, "كليجا معمول تمر") for number in range(60)])

    for _ in range(2):
        assert [len(snapshot.postings(term)) for term in ("=كليجا", "=معمول", "=تمر")] == [60, 60, 60]

    assert len(snapshot._postings) == 1


def test_it_knows_how_words_are_spelt_and_sound(tmp_path: Path) -> None:
    snapshot = opened(tmp_path, documents_named("كليجة", "كليجة", "كليجه", "بخور", "بخاري"))

    assert snapshot.spelt("كليجه") == "كليجة"
    assert snapshot.standing("كليجه") == 3
    assert snapshot.standing("معمول") == 0
    assert snapshot.sounding("بخر") == ["بخاري", "بخور"]
    assert snapshot.spelt("unheard") == "unheard"


def test_there_is_no_snapshot_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Snapshot(tmp_path / "nowhere")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh lets go of files it cannot read
@pytest.mark.parametrize("left", [0, 7, 40])
def test_one_that_cannot_be_read_counts_as_none_until_it_is_made_anew(tmp_path: Path, left: int) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([a_document(1, "معمول")])
    for file in tmp_path.glob("shape-*/*.seg"):
        file.write_bytes(file.read_bytes()[:left])
    damaged = WhooshEngine(tmp_path)

    found = damaged.search("معمول").ids, damaged.suggest("مع"), damaged.ids(), damaged.is_there()
    damaged.rebuild([a_document(1, "معمول")])

    assert found == ((), [], None, False)
    assert damaged.search("معمول").ids == ("product:1",)


def test_files_are_closed_when_nobody_looks_any_more(tmp_path: Path) -> None:
    snapshot = opened(tmp_path, documents_named("كليجا"))
    snapshot.id(0)
    assert open_files(tmp_path)

    del snapshot
    gc.collect()

    assert open_files(tmp_path) == []
