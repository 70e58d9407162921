"""The files a family takes along: its goods, a template, and rows to put right."""

from decimal import Decimal

import pytest

from storefront.goods import attributes, sheets, taxonomy
from storefront.goods.sheets import files
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.files import a_new_cake, a_table
from tests.builders.goods import a_category, a_product, variants_of

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("lang", "price", "shown"), [("ar", "السعر بالريال", "معروض"), ("en", "Price in riyals", "Shown")]
)
def test_each_choice_is_a_row_and_what_is_about_the_product_stands_once(lang: str, price: str, shown: str) -> None:
    product = a_product(price=[8550, 6000])
    product.about_ar = "وصف"
    db.session.flush()

    head, first, second = files.of_goods(product.family_id, lang, archived=False).rows

    assert [row[head.index(price)] for row in (first, second)] == [Decimal("85.50"), Decimal("60.00")]
    assert [row[1] for row in (first, second)] == [one.id for one in variants_of(product)]
    assert [row[0] for row in (first, second)] == [product.id, product.id]
    assert (shown in first, shown in second, "وصف" in first, "وصف" in second) == (True, False, True, False)


def test_the_archive_comes_along_where_it_is_asked_for() -> None:
    family = a_family()
    a_product(of=family).status = "archived"
    a_product(of=family).status = "draft"
    db.session.flush()

    assert [len(files.of_goods(family.id, "ar", archived=one).rows) for one in (False, True)] == [2, 3]


def test_a_template_explains_itself_and_its_example_is_not_read() -> None:
    a_category()
    taxonomy.board(fresh=True)
    made = files.template([attributes.ALL["net-weight"]], "ar")

    goods, meaning, categories = made
    table = sheets.table_of([*files.in_lines(made), a_new_cake()])  # type: ignore[list-item]

    assert [line.number for line in table.lines] == [len(files.in_lines(made)) + 1]
    assert len(goods.rows) == 2
    assert [row[0] for row in meaning.rows[1:-1]] == list(goods.rows[0])
    assert ["بخور", "العطور والبخور"] in categories.rows


def test_a_template_says_what_an_empty_cell_means() -> None:
    a_category()
    taxonomy.board(fresh=True)

    made = files.template([], "en")

    meaning = {str(row[0]): row[2] for row in made[1].rows}
    assert meaning["Column"] == "Left empty"
    assert [meaning[name] for name in ("Product number", "Price in riyals", "Allergens", "A column left out")] == [
        "something new is added",
        "what was there stays",
        "what was there is removed",
        "what was there stays",
    ]
    assert ["# Name in English: (Left empty: what was there is removed)"] in files.in_lines(made)


def test_rows_to_put_right_come_as_they_were_sent_with_why() -> None:
    table = a_table([a_new_cake(price="مجاناً"), a_new_cake("كعك")])

    sheet = files.of_lines(table.lines[:1], table.columns, {2: "اكتبوا السعر"}, "ar")

    assert (sheet.rows[0][-1], sheet.rows[1][-1], "مجاناً" in sheet.rows[1]) == ("ما يلزم إصلاحه", "اكتبوا السعر", True)
