"""What goods say of themselves reads well in both languages: measures, counted units, values, tables."""

from typing import Any

import pytest

from storefront.goods.attributes import ALL, Said
from storefront.web.kit.attributes import amount_in_words, chart_of, value_in_words
from storefront.web.kit.locale import read_in


@pytest.mark.parametrize(
    ("value", "unit", "arabic", "english"),
    [
        (250, "g", "250 غ", "250 g"),
        (1000, "g", "1 كغ", "1 kg"),
        (1250, "g", "1.25 كغ", "1.25 kg"),
        (12, "ml", "12 مل", "12 ml"),
        (22_000, "ml", "22 لتر", "22 l"),
        (45, "cm", "45 سم", "45 cm"),
        (30, "hour", "30 ساعة", "30 hours"),
        (3, "day", "3 أيام", "3 days"),
        (30, "day", "30 يوماً", "30 days"),
        (180, "day", "6 أشهر", "6 months"),
        (18, "month", "18 شهراً", "18 months"),
        (36, "month", "3 سنوات", "3 years"),
        (2, "person", "شخصان", "2 people"),
    ],
)
def test_amounts_are_written_as_people_say_them(value: int, unit: str, arabic: str, english: str) -> None:
    with read_in("ar"):
        assert amount_in_words(value, unit) == arabic
    with read_in("en"):
        assert amount_in_words(value, unit) == english


@pytest.mark.parametrize(
    ("slug", "value", "arabic", "english"),
    [
        ("serves", 2, "شخصين", "2 people"),
        ("age-from", 24, "سنتين", "2 years"),
        ("intensity", "light", "هادئة", "light"),
        ("food-safe", True, "نعم", "Yes"),
        ("kind-of-wood", {"ar": "طلح", "en": ""}, "طلح", "طلح"),
        ("kind-of-wood", {"ar": "طلح", "en": "acacia"}, "طلح", "acacia"),
    ],
)
def test_values_are_said_in_the_readers_language(slug: str, value: Any, arabic: str, english: str) -> None:
    with read_in("ar"):
        assert value_in_words(Said(ALL[slug], value)) == arabic
    with read_in("en"):
        assert value_in_words(Said(ALL[slug], value)) == english


def test_a_table_of_sizes_has_no_empty_columns() -> None:
    said = Said(ALL["size-chart"], [{"size": "52", "length": 132}, {"size": "54", "length": 137, "sleeve": 68}])

    with read_in("en"):
        chart = chart_of(said)

    assert chart.columns == ["Size", "Length", "Sleeve"]
    assert chart.rows == [["52", "132", ""], ["54", "137", "68"]]
