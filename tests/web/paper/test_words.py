"""Labels stand on paper in both languages, the reader's first; a day reads the same for ever."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from storefront.web.kit.locale import read_in
from storefront.web.paper.words import Both, both, day_of, of_both, other


@dataclass
class Row:
    name_ar: str
    name_en: str


@pytest.mark.parametrize(("language", "pair"), [("ar", ("رقم 7", "No. 7")), ("en", ("No. 7", "رقم 7"))])
def test_the_readers_language_comes_first(language: str, pair: tuple[str, str]) -> None:
    with read_in(language):
        assert both("رقم %(number)s", number=7) == Both(*pair)
        assert both("المجموع").line.count(" · ") == 1
        assert other() != language


@pytest.mark.parametrize(
    ("language", "row", "pair"),
    [
        ("ar", Row("ورد", "Rose"), ("ورد", "Rose")),
        ("en", Row("ورد", "Rose"), ("Rose", "ورد")),
        ("en", Row("ورد", ""), ("ورد", "")),
        ("ar", Row("", "Rose"), ("Rose", "")),
        ("ar", Row("Dakkah", "Dakkah"), ("Dakkah", "")),
        ("en", Row("", ""), ("", "")),
    ],
)
def test_what_is_missing_is_taken_from_the_other_and_said_once(language: str, row: Row, pair: tuple[str, str]) -> None:
    with read_in(language):
        assert of_both(row, "name") == Both(*pair)


@pytest.mark.parametrize(("language", "words"), [("ar", "1 ديسمبر 2026"), ("en", "1 December 2026")])
def test_a_day_is_that_of_riyadh_and_has_its_year(language: str, words: str) -> None:
    with read_in(language):
        assert day_of(datetime(2026, 11, 30, 21, 30, tzinfo=UTC)) == words
