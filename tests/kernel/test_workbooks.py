"""Tables as Excel's own files: ours read by other hands, others' read by ours."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storefront.kernel import workbooks
from storefront.kernel.workbooks import Sheet
from tests.builders.bombs import CELLS, a_workbook

CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20)


def written(*rows: tuple[object, ...], is_rtl: bool = True) -> bytes:
    return workbooks.write([Sheet("المنتجات", rows, [12, 30], [(1, ["نعم", "لا"])])], is_rtl=is_rtl)  # type: ignore[arg-type]


def test_texts_are_texts_and_numbers_numbers() -> None:
    book = openpyxl.load_workbook(BytesIO(written(("رقم", "اسم"), (7, "=1+1"), (Decimal("85.50"), "-5"))))
    page = book.active

    assert [[cell.value for cell in row] for row in page.iter_rows()] == [["رقم", "اسم"], [7, "'=1+1"], [85.5, "'-5"]]
    assert [page["B2"].data_type, page["A2"].data_type, page["B2"].number_format] == ["s", "n", "@"]


def test_sums_of_money_have_two_places_and_what_is_counted_has_none() -> None:
    page = openpyxl.load_workbook(BytesIO(written(("ثمن", "عدد"), (Decimal("95"), 7)))).active

    assert [page[place].number_format for place in ("A2", "B2")] == ["#,##0.00", "0"]


def test_sentences_over_the_head_wrap_over_several_columns_and_move_what_is_below() -> None:
    words, sheets = "كلام طويل " * 30, []
    for above in ([], ["عنوان", words.strip()]):
        sheet = Sheet("a", [("رقم", "اسم"), (7, "ب")], [30, 30, 60, 30], [(1, ["نعم"])], above)
        sheets.append(openpyxl.load_workbook(BytesIO(workbooks.write([sheet], is_rtl=True))).active)
    plain, told = sheets

    assert [[cell.value for cell in row][:2] for row in told.iter_rows(min_row=3)] == [["رقم", "اسم"], [7, "ب"]]
    assert [sheet.freeze_panes for sheet in sheets] == ["A2", "A4"]
    assert [str(sheet.data_validations.dataValidation[0].sqref).split(":")[0] for sheet in sheets] == ["B2", "B4"]
    assert (str(plain.merged_cells), str(told.merged_cells)) == ("", "A1:C1 A2:C2")
    assert (told["A1"].font.bold, told["A2"].alignment.wrap_text, told.row_dimensions[2].height) == (True, True, 48)


@pytest.mark.parametrize("is_rtl", [True, False])
def test_the_sheet_reads_as_its_language_and_its_head_stands_still(is_rtl: bool) -> None:
    page = openpyxl.load_workbook(BytesIO(written(("رقم", "اسم"), is_rtl=is_rtl))).active

    assert (page.sheet_view.rightToLeft, page.freeze_panes, page.title) == (is_rtl, "A2", "المنتجات")
    assert (page["A1"].font.bold, page.column_dimensions["B"].width) == (True, 30)
    assert page.data_validations.dataValidation[0].formula1 == '"نعم,لا"'


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5))
@settings(deadline=None, max_examples=60)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    read = workbooks.read(workbooks.write([Sheet("a", rows)], is_rtl=False), most_rows=10)

    expected = [[cell if cell.strip() else "" for cell in row] for row in rows]
    while expected and not any(expected[-1]):
        expected.pop()
    trimmed = [row[: max((place for place, cell in enumerate(row, 1) if cell), default=0)] for row in expected]
    assert read == trimmed


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c t="n"><v>85.499999999999997</v></c>', "85.5"),
        ("<c><v>12.0</v></c>", "12"),
        ("<c><v>1E+3</v></c>", "1000"),
        ("<c><v>0</v></c>", "0"),
        ("<c><v>1E+400</v></c>", "1E+400"),
        ('<c t="str"><f>A1*2</f><v>كيك</v></c>', "كيك"),
        ('<c t="inlineStr"><is><r><t>كيك </t></r><r><t>تمر</t></r></is></c>', "كيك تمر"),
        ('<c t="inlineStr"><is><t>سطر_x000D_</t></is></c>', "سطر"),
        ('<c t="b"><v>1</v></c>', "1"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ("<c t='s'><v>0</v></c>", "東京"),
    ],
)
def test_cells_are_read_as_they_are_shown(cell: str, shown: str) -> None:
    strings = "<sst><si><t>東京</t><rPh><t>トウキョウ</t></rPh></si></sst>"

    assert workbooks.read(a_workbook(CELLS.format(cell), strings), most_rows=5) == [[shown]]


def test_cells_stand_where_they_say_and_far_away_ones_are_not_read() -> None:
    rows = '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row r="900000"><c r="A900000"><v>3</v></c></row>'
    sheet = f"<x:worksheet xmlns:x='x'><x:sheetData>{rows}</x:sheetData></x:worksheet>"

    assert workbooks.read(a_workbook(sheet), most_rows=10) == [[], ["", "", "1", "2"]]
