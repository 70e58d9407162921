"""Price cards: read back, scanned, counted."""

import pytest
from flask import Flask

from storefront.web.cards.price_cards import MOST_LINES, balanced, price_cards, riyals
from storefront.web.kit.locale import read_in
from storefront.web.paper.sheet import Style
from tests.builders.printed import drawn, pages_of, says, scanned, shapes_of
from tests.builders.printing import GOODS, a_sheet, goods

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("size", ["a6", "a4"])
def test_a_card_is_read_in_logical_order_and_its_code_leads_to_the_goods(size: str) -> None:
    with read_in("ar"):
        pdf = price_cards([GOODS], size)

    for words in (GOODS.name, "85.50", "ر.س", GOODS.family, GOODS.place, "يحتوي على: الغلوتين (القمح)، الحليب"):
        assert says(pdf, words), words
    assert scanned(drawn(pdf)) == [GOODS.address]
    assert shapes_of("ب", pdf) > 1


def test_four_small_cards_share_a_sheet_and_large_ones_have_their_own() -> None:
    five = [goods(address=f"https://dakkah.example/p/{number}") for number in range(5)]

    small, large = price_cards(five, "a6"), price_cards(five, "a4")

    assert (len(pages_of(small)), len(pages_of(large))) == (2, 5)
    assert sorted(scanned(drawn(small))) == [one.address for one in five[:4]]
    assert scanned(drawn(small, page=1)) == [five[4].address]


def test_few_choices_are_listed_with_their_prices_and_many_begin_somewhere() -> None:
    few = price_cards([goods(prices=[("علبة صغيرة", 2500), ("علبة كبيرة", 120000)])], "a6")
    many = price_cards([goods(prices=[(f"خيار {number}", 100 * number) for number in range(25, 32)])], "a6")

    for words in ("علبة صغيرة", "25", "علبة كبيرة", "1,200"):
        assert says(few, words)
    assert says(many, "الأسعار من")
    assert not says(many, "خيار 25")


def test_in_english_the_currency_stands_first() -> None:
    with read_in("en"):
        pdf = price_cards([goods(name="Kleija", family="Bayt Noura", allergens="milk")], "a6")

    assert says(pdf, "SAR85.50")
    assert says(pdf, "Contains: milk")
    assert says(pdf, "Scan to see it on Dakkah and to order.")


def test_a_name_is_broken_into_lines_of_like_length() -> None:
    sheet, style = a_sheet(), Style("strong", 25)

    lines = balanced(sheet, "أقراص الضيوف، 30 قرصاً", style, 87)
    sheet.close()

    assert lines == ["أقراص الضيوف،", "30 قرصاً"]


def test_the_longest_name_stays_on_its_card(app: Flask) -> None:
    pdf = price_cards([goods(name="كلمة " * 40)], "a6")

    assert pages_of(pdf)[0].count("كلمة") <= MOST_LINES * 12
    assert scanned(drawn(pdf)) == [GOODS.address]


@pytest.mark.parametrize(
    ("minor", "words"), [(8500, "85"), (8550, "85.50"), (145000, "1,450"), (100_000_005, "1,000,000.05")]
)
def test_a_price_is_said_without_halalas_where_there_are_none(minor: int, words: str) -> None:
    assert riyals(minor) == words


@pytest.mark.parametrize(("kilos", "words"), [([80000, 80000], "الكيلو بسعر 800"), ([90000, 80000], "الكيلو من 800")])
def test_what_is_sold_by_weight_says_what_a_kilogram_costs(kilos: list[int], words: str) -> None:
    pdf = price_cards([goods(prices=[("50 غرام", 4000), ("250 غرام", 20000)], kilos=kilos)], "a6")

    assert says(pdf, words)
    assert says(pdf, "50 غرام")
