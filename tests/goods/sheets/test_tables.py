"""The table in a file: its headings, wherever they stand, and the rows that say anything."""

import pytest

from storefront.goods.sheets import refusals
from storefront.goods.sheets.tables import MOST_ROWS, of_rows, unpacked
from storefront.kernel.refusals import NotValid
from tests.builders.files import as_json

HEAD = ["رقم المنتج", "الاسم بالعربية", "السعر", "ملاحظات"]


def test_headings_stand_below_what_is_told_people_and_remarks_are_not_read() -> None:
    rows = [
        ["منتجات أسرتنا"],
        ["# رقم المنتج: اتركوه"],
        [],
        HEAD,
        ["# مثال", "كيك", "5"],
        ["", " كعك ", "6", "x"],
        ["", ""],
    ]

    table = of_rows(rows)

    assert [column.slug for column in table.columns] == ["number", "name_ar", "price"]
    assert [(line.number, dict(line.cells)) for line in table.lines] == [(6, {"name_ar": "كعك", "price": "6"})]
    assert table.unknown == ["ملاحظات"]


def test_a_name_may_begin_as_a_remark_does() -> None:
    assert len(of_rows([HEAD, ["", "#1 كيك", "5"]]).lines) == 1


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([], refusals.HeadingsAreMissing),
        ([["الاسم بالعربية"], ["كيك"]], refusals.HeadingsAreMissing),
        ([["السعر", "ملاحظات"], ["5", ""]], refusals.HeadingsAreMissing),
        ([[*HEAD, "السعر بالريال"], ["", "كيك", "5", "", "6"]], refusals.HeadingIsTwice),
        ([HEAD], refusals.NoRows),
        ([HEAD, *([["", f"كيك {n}", "5"] for n in range(MOST_ROWS + 1)])], refusals.TooManyRows),
    ],
)
def test_what_holds_no_goods_says_why(rows: list[list[str]], kind: type[NotValid]) -> None:
    with pytest.raises(kind):
        of_rows(rows)


def test_a_table_is_kept_and_read_again() -> None:
    table = of_rows([HEAD, ["", "كيك\nبالتمر", "5"], ["7", "", "6"]])

    again = unpacked(table.packed())

    assert (as_json(again), again.columns, again.unknown) == (as_json(table), table.columns, table.unknown)


def test_why_a_row_was_not_taken_is_not_read_when_it_is_sent_again() -> None:
    table = of_rows([[*HEAD, "ما يلزم إصلاحه"], ["", "كيك", "5", "", "السعر"], ["", "", "", "", "لا شيء"]])

    assert [sorted(line.cells) for line in table.lines] == [["name_ar", "price", "why"]]
    assert "why" not in {column.slug for column in table.columns}
