"""From a row to a card: addresses, pictures, the one label that helps most, words in the reader's language."""

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import shelves
from storefront.insight import indexing
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import read_in
from storefront.web.shop import cards
from tests.builders.community import a_family
from tests.builders.goods import a_product, a_weighed_product
from tests.builders.reading import page
from tests.builders.whole import whole_product


def a_row(**other: Any) -> Any:
    usual = {"is_ready": True, "is_resting": False, "pieces_left": 9, "is_heritage": False}
    usual |= {"stock_mode": "counted", "lead_days": 0}
    return SimpleNamespace(**{**usual, **other})


@pytest.mark.parametrize(
    ("row", "arabic", "english"),
    [
        (a_row(), "جاهز الآن", "Ready now"),
        (a_row(is_ready=False, pieces_left=0), "نفد", "Sold out"),
        (a_row(is_ready=False, pieces_left=3), "في إجازة", "On holiday"),
        (a_row(is_ready=False, is_resting=True, pieces_left=0), "نفد", "Sold out"),
        (a_row(is_ready=False, is_resting=True, stock_mode="made_to_order"), "في إجازة", "On holiday"),
        (a_row(is_ready=False, stock_mode="made_to_order", lead_days=0), "يُصنع خلال يوم واحد", "Made within 1 day"),
        (a_row(is_ready=False, stock_mode="made_to_order", lead_days=2), "يُصنع خلال يومين", "Made within 2 days"),
        (a_row(is_ready=False, stock_mode="made_to_order", lead_days=5), "يُصنع خلال 5 أيام", "Made within 5 days"),
    ],
)
def test_a_card_says_when_the_goods_can_be_had(row: Any, arabic: str, english: str) -> None:
    assert cards.lead_words(row) == arabic
    with read_in("en"):
        assert cards.lead_words(row) == english


@pytest.mark.parametrize(
    ("row", "flag"),
    [
        (a_row(), None),
        (a_row(is_heritage=True), ("paper", "حرفة متوارثة")),
        (a_row(pieces_left=3), ("warn", "بقيت 3 قطع")),
        (a_row(pieces_left=1, is_heritage=True), ("warn", "بقيت قطعة واحدة")),
        (a_row(pieces_left=1, is_ready=False), None),
    ],
)
def test_one_label_stands_on_the_picture(row: Any, flag: tuple[str, str] | None) -> None:
    assert cards.flag_of(row) == flag


def test_a_card_of_goods_by_weight_says_what_a_kilogram_costs() -> None:
    weighed, counted = a_row(price_minor=1250, price_grams=50), a_row(price_minor=1250, price_grams=None)

    assert (cards.kilo_words(weighed), cards.kilo_words(counted)) == ("الكيلو 250 ر.س", "")
    with read_in("en"):
        assert cards.kilo_words(weighed) == "SAR 250 a kilogram"


@pytest.mark.parametrize("path", ["/c/bukhoor", "/search?q=عود", "/f/{family}"])
def test_cards_of_goods_by_weight_say_what_a_kilogram_costs(app: Flask, client: FlaskClient, path: str) -> None:
    with unit_of_work():
        family = a_family()
        a_weighed_product(250, 50, of=family, kilo=30000, name=("دهن عود", "Oud oil"))
        a_product(of=family, name=("عود معمول", "Oud"))
    indexing.rebuild(app.extensions["search"])

    answer = client.get(path.format(family=family.slug))

    told = {card.one("bdi").words: card.one("p", class_="meta").words for card in page(answer).all("li", class_="card")}
    assert "الكيلو 300 ر.س" in told["دهن عود"]
    assert "الكيلو" not in told["عود معمول"]


def test_pictures_of_cards_are_small_and_of_pages_whole() -> None:
    small, whole = cards.small_sources("aa11", 1280), cards.sources("aa11", 1280)

    assert small[0] == "/media/aa/aa11/320.webp, /media/aa/aa11/480.webp 2x"
    assert "1280.webp 1280w" in whole[0]
    assert "1280.jpg 1280w" in whole[1]
    assert small[2].endswith(".jpg")


def test_a_narrow_picture_is_shown_as_wide_as_it_is() -> None:
    assert cards.sources("aa11", 300)[0] == "/media/aa/aa11/300.webp 300w"
    assert cards.small_sources("aa11", 300)[0] == "/media/aa/aa11/300.webp"


def test_the_words_of_a_picture_say_what_its_title_does_not() -> None:
    assert cards.added("معمول ورد: علبة مفتوحة", "معمول ورد") == "علبة مفتوحة"
    assert cards.added("معمول ورد", "معمول ورد") == ""
    assert cards.added("علبة مفتوحة", "معمول ورد") == "علبة مفتوحة"


def test_without_a_picture_there_is_none() -> None:
    assert cards.sources("", 0) == cards.small_sources("", 0) == ("", "", "")


def test_the_words_of_an_address_are_for_people() -> None:
    assert cards.product_path(5, "بخور", "ar") == "/p/5-بخور"
    assert cards.product_path(5, "بخور", "en") == "/en/p/5-بخور"
    assert cards.product_path(5, "", "ar") == "/p/5"


def test_a_card_is_of_its_language_and_falls_back_to_arabic(app: Flask) -> None:
    with unit_of_work():
        product = a_product(name=("معمول", ""))
    row = shelves.card(product.id)

    with read_in("en"):
        english = cards.cards([row])[0]

    assert (english.name, english.name_lang, english.city) == ("معمول", "ar", "Riyadh")
    assert english.href.startswith("/en/p/")


def test_the_same_row_is_the_same_card(app: Flask) -> None:
    with unit_of_work():
        whole_product(a_family())
    rows = shelves.first(shelves.WHOLE_MARKET, shelves.Filter(), size=9)

    first, again = cards.cards(rows), cards.cards(rows)

    assert all(one is other for one, other in zip(first, again, strict=True))
    assert cards.cards(rows, frozenset({rows[0].product_id}))[0].favourite


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("بيت نورة", "ن"), ("دار الطين", "ط"), ("أم فيصل", "ف"), ("الزهراء", "ز"), ("آل", "آ"), ("بيت", "ب"), ("", "؟"),
        ("Bayt Noura", "N"), ("The Oven", "O"), ("ال ال", "ا"),
    ],
)  # fmt: skip
def test_a_family_is_known_by_a_letter(name: str, letter: str) -> None:
    assert cards.initial_of(name) == letter
