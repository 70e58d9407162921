"""The columns of a file of goods, found by their headings in either language."""

import pytest

from storefront.goods import attributes
from storefront.goods.sheets.columns import COLUMNS, NAME, PRICE, called, column_of, every, of_attributes, plain


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_heading_leads_to_its_column_and_to_no_other(lang: str) -> None:
    assert [one.slug for one in every().values() if called(one.heading(lang)) is not one] == []
    assert len({plain(one.heading(lang)) for one in every().values()}) == len(every())


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("السعر بالريال", "price"),
        ("السعر", "price"),
        ("PRICE IN RIYALS", "price"),
        ("الإسم بالعربيه", "name_ar"),
        ("الوزن الصافي (بالغرام)", "said:net-weight"),
        ("Net weight", "said:net-weight"),
        ("نوع الخشب بالإنجليزية", "said:kind-of-wood:en"),
        ("name_ar", "name_ar"),
    ],
)
def test_headings_are_understood_however_they_are_spelt(heading: str, slug: str) -> None:
    assert called(heading) is column_of(slug)


def test_what_is_no_heading_leads_nowhere() -> None:
    assert (called("ملاحظات"), called(""), called("85")) == (None, None, None)


def test_every_column_says_what_to_write_where_that_is_not_plain() -> None:
    told = [NAME, PRICE, *(one for one in COLUMNS if one.kind in ("key", "mode", "pieces", "days", "yes", "state"))]

    assert [one.slug for one in told if not (one.help("ar") and one.help("en"))] == []


def test_tables_of_sizes_do_not_fit_into_a_cell() -> None:
    kinds = {one.attribute.kind for one in of_attributes(attributes.ALL.values()) if one.attribute}

    assert kinds == {"choice", "yes", "amount", "text"}
