"""Lines are laid out as Unicode says, broken where words end, and nothing in a text can turn its neighbours round."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.web.paper.lettering import clean, reads_rtl, runs_of, visual_order, wrapped, writable

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy

LETTERS = {ord(letter) for letter in "abcdefghijklmnopqrstuvwxyzمعمولوردكبيرا «»0123456789"}


def as_drawn(line: str, *, rtl: bool) -> list[str]:
    """The runs of a line from the left of the paper."""
    return [run.text.strip() for run in sorted(runs_of(line, rtl=rtl), key=lambda run: run.place)]


@pytest.mark.parametrize(
    ("line", "rtl", "drawn"),
    [
        ("معمول 12 قطعة", True, ["قطعة", "12", "معمول"]),
        ("Rose بخور 12 غرام (box)", False, ["Rose", "غرام", "12", "بخور", "(box)"]),
        ("السعر: 85.50 ر.س", True, ["ر.س", "85.50", "السعر:"]),
        ("055 123 4567", False, ["055 123 4567"]),
        ("بيع K7P04XQ4", True, ["K7P04XQ4", "بيع"]),
        ("", True, []),
    ],
)
def test_a_line_is_laid_out_from_the_side_it_is_read_from(line: str, rtl: bool, drawn: list[str]) -> None:
    assert as_drawn(line, rtl=rtl) == drawn


def test_runs_keep_the_order_in_which_they_are_read() -> None:
    assert (
        "".join(run.text for run in runs_of("معمول (كبير) 12 قطعة Rose 5", rtl=True)) == "معمول (كبير) 12 قطعة Rose 5"
    )


@PATIENT
@given(st.lists(st.integers(min_value=0, max_value=4), max_size=12))
def test_every_run_has_one_place(levels: list[int]) -> None:
    assert sorted(visual_order(levels)) == list(range(len(levels)))


def test_nested_runs_are_turned_from_the_inside_out() -> None:
    assert visual_order([1, 2, 3, 2, 1]) == [4, 1, 2, 3, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]


@pytest.mark.parametrize(
    ("text", "rtl"), [("معمول Rose", True), ("Rose معمول", False), ("«Rose»", False), ("12-3", True), ("", True)]
)
def test_a_text_reads_as_its_first_letter_does(text: str, rtl: bool) -> None:
    assert reads_rtl(text, otherwise=True) is rtl


@pytest.mark.parametrize("trick", ["\u202e", "\u202d", "\u2067", "\u2066", "\u200f", "\u200b", "\n", "\x00"])
def test_nothing_unseen_comes_onto_paper(trick: str) -> None:
    assert clean(f"إلى{trick} أمي") == "إلى أمي"


@pytest.mark.parametrize(
    ("text", "written"),
    [("ورد 🌹 كبير", "ورد كبير"), ("šťa", "sta"), ("字 ab", "? ab"), ("ﷺ", "?"), ("🌹", ""), ("Ω", "?")],
)
def test_what_our_letters_lack_is_taken_apart_left_out_or_questioned(text: str, written: str) -> None:
    assert writable(text, LETTERS) == written


@PATIENT
@given(st.text(alphabet="ab ", max_size=60), st.integers(min_value=1, max_value=12))
def test_no_line_is_wider_than_told_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, lambda line: float(len(line)))

    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_broken_between_words_where_there_is_a_between() -> None:
    assert wrapped("معمول ورد كبير", 9, lambda line: float(len(line))) == ["معمول ورد", "كبير"]


def test_a_letter_wider_than_the_column_stands_alone() -> None:
    assert wrapped("ab", 0.5, lambda line: float(len(line))) == ["a", "b"]
