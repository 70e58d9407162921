"""The folder: its pointer, its generations, its pen."""

from pathlib import Path

import pytest

from storefront.insight.search import WriterIsBusy
from storefront.insight.search.generations import KEPT, Generations


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    (tmp_path / "index").mkdir()
    return Generations(tmp_path / "index")


def names(generations: Generations) -> list[str]:
    return sorted(path.name for path in generations._folder.glob("shape-*"))


def test_there_is_none_before_the_first(tmp_path: Path) -> None:
    assert Generations(tmp_path / "nowhere").current() is None


def test_the_pointer_names_the_one_in_use(generations: Generations) -> None:
    first, second = generations.fresh(), generations.fresh()

    generations.switch(first)

    assert generations.current() == first != second


def test_old_ones_go_and_the_last_two_stay(generations: Generations) -> None:
    for _ in range(4):
        generations.switch(generations.fresh())

    assert len(names(generations)) == KEPT
    assert str(generations.current()).endswith(names(generations)[-1])


def test_one_left_behind_by_a_crash_is_never_written_again(generations: Generations) -> None:
    half_done = generations.fresh()

    assert generations.fresh() != half_done


@pytest.mark.parametrize("pointer", ["", "shape-0-00000001", "../../elsewhere", "shape-1-x", "shape-999-00000001"])
def test_a_pointer_to_another_shape_or_place_counts_for_nothing(generations: Generations, pointer: str) -> None:
    (generations._folder / "current").write_text(pointer)

    assert generations.current() is None


def test_a_pointer_of_bytes_that_are_no_words_counts_for_nothing(generations: Generations) -> None:
    (generations._folder / "current").write_bytes(b"\xff\xfe shape")

    assert generations.current() is None


def test_there_is_one_pen(generations: Generations) -> None:
    with generations.writing(), pytest.raises(WriterIsBusy), generations.writing():
        pass


def test_the_pen_comes_back_when_writing_fails(generations: Generations) -> None:
    with pytest.raises(ZeroDivisionError), generations.writing():
        raise ZeroDivisionError

    with generations.writing():
        generations.fresh()


def test_one_that_was_not_finished_can_be_taken_away(generations: Generations) -> None:
    half_done = generations.fresh()

    generations.discard(half_done)

    assert names(generations) == []
