"""What stands in a cell: written in either language and read from both."""

import re
from typing import Any

import pytest

from storefront.goods import catalogue, stock, taxonomy
from storefront.goods.allergens import UnknownAllergen
from storefront.goods.attributes import ValueIsNotValid
from storefront.goods.sheets import refusals, values
from storefront.goods.sheets.columns import column_of
from storefront.kernel.refusals import Named, NotValid
from storefront.kernel.wording import TextIsTooLong
from tests.builders.goods import a_category


@pytest.mark.parametrize(
    ("slug", "cell", "value"),
    [
        ("price", "٨٥٫٥٠", 8550),
        ("price", "1,250 ر.س", 125000),
        ("price", "85.5", 8550),
        ("pieces", "12.0", 12),
        ("pieces", "١٬٢٠٠", 1200),
        ("days", "3", 3),
        ("mode", "Made to order", "made_to_order"),
        ("mode", "جاهز", "counted"),
        ("offered", "نعم", True),
        ("offered", "0", False),
        ("state", "في الأرشيف", "archived"),
        ("allergens", "الحليب، البيض / Sesame", ("egg", "milk", "sesame")),
        ("allergens", "الغلوتين", ("gluten",)),
        ("said:net-weight", "250", 250),
        ("said:vegetarian", "yes", True),
        ("said:vegetarian", "لا", None),
        ("said:storage", "في الثلاجة", "fridge"),
        ("said:kind-of-wood:ar", "سدر", "سدر"),
        ("about_ar", "سطر\r\n\r\n\r\n\r\nآخر ", "سطر\n\nآخر"),
        ("name_ar", "  كيك \u200f التمر ", "كيك التمر"),
    ],
)
def test_cells_are_read(slug: str, cell: str, value: Any) -> None:
    assert values.read(column_of(slug), cell) == value


@pytest.mark.parametrize(
    ("slug", "cell", "kind"),
    [
        ("price", "مجاناً", refusals.PriceIsNoSum),
        ("price", "0", catalogue.refusals.PriceIsNotValid),
        ("price", "1.005", refusals.PriceIsNoSum),
        ("pieces", "-1", refusals.NumberIsNotValid),
        ("pieces", "100001", stock.CountIsNotValid),
        ("days", "61", catalogue.refusals.DaysAreNotValid),
        ("mode", "ربما", refusals.WordIsUnknown),
        ("allergens", "الهواء", UnknownAllergen),
        ("said:net-weight", "1000001", ValueIsNotValid),
        ("said:storage", "تحت السرير", refusals.WordIsUnknown),
        ("name_ar", "ا" * 121, TextIsTooLong),
        ("about_ar", "ا" * 3001, TextIsTooLong),
        ("number", "12a", refusals.NumberIsNotValid),
    ],
)
def test_what_cannot_be_says_why(slug: str, cell: str, kind: type[NotValid]) -> None:
    with pytest.raises(kind):
        values.read(column_of(slug), cell)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_shown_is_read_as_it_was(lang: str) -> None:
    said: dict[str, Any] = {
        "price": 8550,
        "mode": "made_to_order",
        "state": "hidden",
        "offered": False,
        "allergens": ("egg", "gluten", "milk"),
        "said:storage": "freezer",
        "said:vegetarian": True,
        "pieces": 0,
    }

    assert {
        slug: values.read(column_of(slug), values.shown(column_of(slug), one, lang)) for slug, one in said.items()
    } == said


@pytest.mark.usefixtures("app")
def test_a_category_is_named_alone_or_behind_its_group() -> None:
    category = a_category()
    taxonomy.board(fresh=True)
    column = column_of("category")

    for cell in ("بخور", "Incense", "العطور والبخور › بخور", "bukhoor"):
        assert values.read(column, cell) == category.id
    assert values.shown(column, category.id, "en") == "Incense"
    with pytest.raises(refusals.CategoryIsMissing):
        values.read(column, "العطور والبخور")


@pytest.mark.parametrize(
    ("cell", "nearest"),
    [("بخور", "بخور ومعمول"), ("بخور ومعمل", "بخور ومعمول"), ("Oud chips", "عود ودهن عود"), ("سيارات", ""), ("›", "")],
)
@pytest.mark.usefixtures("app")
def test_an_unknown_category_is_answered_with_the_nearest(cell: str, nearest: str) -> None:
    taxonomy.add_all()
    taxonomy.board(fresh=True)

    with pytest.raises(refusals.CategoryIsMissing) as refused:
        values.read(column_of("category"), cell)

    assert refused.value.values.get("name", Named("")).ar == nearest


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.usefixtures("app")
def test_the_example_of_a_category_is_one(lang: str) -> None:
    taxonomy.add_all()
    taxonomy.board(fresh=True)
    column = column_of("category")

    example = re.split("مثل: |such as ", column.help(lang))[1].partition(".")[0]

    assert values.read(column, example)


@pytest.mark.usefixtures("app")
def test_of_two_categories_of_one_name_the_address_is_shown() -> None:
    one, other = a_category(slug="cakes"), a_category(slug="breads")
    taxonomy.board(fresh=True)

    assert [values.shown(column_of("category"), each.id, "ar") for each in (one, other)] == ["cakes", "breads"]


def test_what_is_not_said_is_an_empty_cell() -> None:
    assert [values.shown(column_of(slug), None, "ar") for slug in ("price", "pieces", "said:storage")] == ["", "", ""]
    assert values.shown(column_of("allergens"), None, "ar") == ""


@pytest.mark.parametrize("cell", ["لا شيء منها", "none of these", "None", "لا يوجد"])
def test_that_there_are_no_allergens_is_said_in_words(cell: str) -> None:
    column = column_of("allergens")

    assert values.read(column, cell) == ()
    assert [values.shown(column, (), lang) for lang in ("ar", "en")] == ["لا شيء منها", "none of these"]
    with pytest.raises(UnknownAllergen):
        values.read(column, f"{cell}، الحليب")
