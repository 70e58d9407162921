"""Numbers, dates and counted things as they are written for a reader of each language."""

import re
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from markupsafe import Markup

from storefront.kernel import clock
from storefront.web.kit import formats
from storefront.web.kit.locale import read_in
from tests.architecture.house import ROOT

AFTERNOON = datetime(2026, 11, 26, 13, 10, tzinfo=UTC)  # ten past four in Riyadh


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 قطعة"), (1, "قطعة واحدة"), (2, "قطعتان"), (3, "3 قطع"), (10, "10 قطع"), (11, "11 قطعة"), (99, "99 قطعة"),
        (100, "100 قطعة"), (102, "102 قطعة"), (103, "103 قطع"), (111, "111 قطعة"), (1_000, "1,000 قطعة"), (1_005, "1,005 قطع"),
    ],
)  # fmt: skip
def test_arabic_counts_in_six_ways(number: int, words: str) -> None:
    assert formats.counted("piece", number, "ar") == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_200, "1,200 days")])
def test_english_counts_in_two(number: int, words: str) -> None:
    assert formats.counted("day", number, "en") == words


@pytest.mark.parametrize(
    ("kind", "oblique", "words"),
    [
        ("product", False, ["منتج واحد", "منتجان", "3 منتجات", "10 منتجات", "11 منتجاً", "99 منتجاً", "100 منتج", "101 منتج"]),
        ("product", True, ["منتج واحد", "منتجين", "3 منتجات", "10 منتجات", "11 منتجاً", "99 منتجاً", "100 منتج", "101 منتج"]),
        ("family", False, ["أسرة واحدة", "أسرتان", "3 أسر", "10 أسر", "11 أسرة", "99 أسرة", "100 أسرة", "101 أسرة"]),
        ("year", True, ["سنة واحدة", "سنتين", "3 سنوات", "10 سنوات", "11 سنة", "99 سنة", "100 سنة", "101 سنة"]),
    ],
)  # fmt: skip
def test_a_count_stands_by_itself_and_after_a_preposition(kind: str, oblique: bool, words: list[str]) -> None:
    numbers = (1, 2, 3, 10, 11, 99, 100, 101)

    assert [formats.counted(kind, number, "ar", oblique=oblique) for number in numbers] == words


@pytest.mark.parametrize("kind", formats.NOUNS)
def test_one_is_said_in_both_languages(kind: str) -> None:
    assert formats.counted(kind, 1, "ar").split()[1] in ("واحد", "واحدة")
    assert formats.counted(kind, 1, "en").startswith("1 ")


def test_two_of_something_follow_a_preposition() -> None:
    assert formats.counted("day", 2, "ar", oblique=True) == "يومين"
    assert formats.counted("family", 2, "ar", oblique=True) == "أسرتين"
    assert formats.counted("day", 3, "ar", oblique=True) == "3 أيام"


@pytest.mark.parametrize("kind", formats.NOUNS)
def test_every_noun_has_all_its_forms(kind: str) -> None:
    arabic = {formats.counted(kind, number, "ar") for number in (1, 2, 3, 11)}

    assert len(arabic) == 4
    assert formats.counted(kind, 1, "en") != formats.counted(kind, 5, "en")


def test_the_reader_decides_the_language(app: Flask) -> None:
    assert formats.count_of("order", 3) == "3 طلبات"
    with read_in("en"):
        assert formats.count_of("order", 3) == "3 orders"


def test_a_day_is_written_out_with_its_year_when_it_is_another(app: Flask) -> None:
    with clock.set_to(AFTERNOON):
        assert formats.day(date(2026, 11, 26)) == "الخميس 26 نوفمبر"
        assert formats.day(AFTERNOON) == "الخميس 26 نوفمبر"
        assert formats.day(date(2027, 1, 1)).endswith("2027")
        with read_in("en"):
            assert formats.day(date(2026, 11, 26)) == "Thursday 26 November"


def test_late_in_the_evening_it_is_tomorrow_in_riyadh(app: Flask) -> None:
    with clock.set_to(AFTERNOON):
        assert formats.day(datetime(2026, 11, 26, 21, 30, tzinfo=UTC)) == "الجمعة 27 نوفمبر"


def test_the_hijri_day_is_beside_it(app: Flask) -> None:
    assert formats.hijri(AFTERNOON) == "16 جمادى الآخرة 1448"
    with read_in("en"):
        assert formats.hijri(date(2026, 11, 26)) == "16 Jumada al-Akhirah 1448"


@pytest.mark.parametrize(
    ("hour", "arabic", "english"),
    [
        (21, "12:05 صباحاً", "12:05 am"),
        (9, "12:05 مساءً", "12:05 pm"),
        (13, "4:05 مساءً", "4:05 pm"),
        (20, "11:05 مساءً", "11:05 pm"),
    ],
)
def test_the_clocks_are_those_of_riyadh(app: Flask, hour: int, arabic: str, english: str) -> None:
    moment = datetime(2026, 11, 26, hour, 5, tzinfo=UTC)

    assert formats.clock_time(moment) == arabic
    with read_in("en"):
        assert formats.clock_time(moment) == english


@pytest.mark.parametrize(
    ("lang", "minor", "words"),
    [
        ("en", 3300, "SAR 33"),
        ("en", -3300, "−SAR 33"),
        ("en", -124_050, "−SAR 1,240.50"),
        ("ar", 3300, "33 ر.س"),
        ("ar", -3300, "−33 ر.س"),
    ],
)
def test_the_sign_of_a_sum_below_nothing_stands_before_whatever_comes_first(
    app: Flask, lang: str, minor: int, words: str
) -> None:
    with app.test_request_context(), read_in(lang):
        printed = app.jinja_env.get_template("components/money.html").make_module().amount(minor)

    assert Markup(printed).striptags() == words


def test_figures_are_set_from_left_to_right_with_their_sign(app: Flask) -> None:
    with app.test_request_context(), read_in("ar"):
        printed = app.jinja_env.get_template("components/money.html").make_module().amount(-3300)

    assert '<bdi dir="ltr">−33</bdi>' in printed


@pytest.mark.parametrize(("lang", "words"), [("ar", "مجاناً"), ("en", "Free")])
def test_what_costs_nothing_is_called_free(app: Flask, lang: str, words: str) -> None:
    with app.test_request_context(), read_in(lang):
        module = app.jinja_env.get_template("components/money.html").make_module()

        assert (module.charge(0).strip(), "15" in module.charge(1500)) == (words, True)


def test_nothing_happens_in_a_day_of_the_week() -> None:
    """Arabic says «يوم الأحد», and never «في الأحد»."""
    files = [*(ROOT / "storefront").rglob("*.py"), *(ROOT / "templates").rglob("*.*")]
    wrong = re.compile(r"في (%\((day|when|until|last|first)\)s|(ال)(أحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)\b)")

    assert [file.name for file in files if wrong.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("words", "printed"), [("tree nuts, milk", "Tree nuts, milk"), ("في الثلاجة", "في الثلاجة"), ("", "")]
)
def test_english_words_alone_on_a_line_begin_with_a_capital(words: str, printed: str) -> None:
    assert formats.at_head(words) == printed
