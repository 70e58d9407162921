"""What a file of goods would do, in words."""

import pytest
from flask import Flask

from storefront.goods import imports, sheets
from storefront.web.family.file_words import LONGEST, card_of, reasons, short
from storefront.web.kit.locale import read_in
from tests.builders.community import a_family, desk
from tests.builders.files import HEAD, a_new_cake, a_table, sent
from tests.builders.goods import a_category, a_product


def plan_of(rows: list[tuple[object, ...]], head: tuple[str, ...] = HEAD) -> imports.Plan:
    family, _ = a_family(), a_category()
    return sent(family, a_table(rows, head), desk(family))[1]


@pytest.mark.parametrize(
    ("lang", "heading", "price"), [("ar", "السعر بالريال", "85.50"), ("en", "Price in riyals", "85.50")]
)
def test_a_new_product_says_what_it_is(app: Flask, lang: str, heading: str, price: str) -> None:
    with read_in(lang):
        card = card_of(plan_of([a_new_cake()]).of("new")[0])

    assert ((heading, price) in card["facts"], card["name"], card["lines"], card["id"]) == (
        True,
        "كيك التمر",
        [2],
        None,
    )


def test_a_choice_is_named_beside_its_price(app: Flask) -> None:
    rows: list[tuple[object, ...]] = [(*a_new_cake(), "كبير"), (*a_new_cake(), "صغير")]

    card = card_of(plan_of(rows, (*HEAD, "الخيار بالعربية")).of("new")[0])

    assert ("السعر بالريال · صغير", "85.50") in card["facts"]


def test_why_each_row_is_not_taken_and_which_holds_the_others_up(app: Flask) -> None:
    head = (*HEAD, "الخيار بالعربية")
    plan = plan_of([(*a_new_cake(price="مجاناً"), "كبير"), (*a_new_cake(), "صغير")], head)

    why = reasons(plan.of("bad"))

    assert why[2].startswith("السعر بالريال: اكتبوا السعر بالأرقام")
    assert why[3] == "لا يُحفظ هذا المنتج حتى يُصلح السطر 2."


def test_long_words_are_cut_on_a_card(app: Flask) -> None:
    assert (len(short("ا" * 500)), short("كيك")) == (LONGEST + 1, "كيك")
    assert sheets.shown(sheets.PRICE, a_product().id * 100, "ar").endswith(".00")
