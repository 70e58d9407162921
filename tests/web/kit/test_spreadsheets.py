"""Tables for Excel: text stays text, figures of ours stay figures."""

import pytest

from storefront.web.kit.spreadsheets import file_of, guarded, number


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "＝1", "\t=1", "\u200f=1", "  =1"])
def test_what_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["بيت نورة", "K7P=4", "2026-11-01", "ر.س", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_a_figure_of_ours_may_be_negative() -> None:
    assert file_of([[number("-85.00"), "-85.00"]]) == b"\xef\xbb\xbf-85.00,'-85.00\r\n"


def test_only_figures_are_figures() -> None:
    with pytest.raises(ValueError):
        number("=1")


def test_commas_quotes_and_lines_stay_inside_their_cell() -> None:
    assert file_of([['a,"b"', "c\nd"]]).decode("utf-8-sig") == '"a,""b""",c d\r\n'
