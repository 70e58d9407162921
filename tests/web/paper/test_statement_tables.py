"""A month as a table: the workbook holds what the CSV file holds, with its sums as numbers and nothing that calculates."""

import csv
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from storefront.insight.statements import Owed, Statement
from storefront.kernel import workbooks
from storefront.web.kit.locale import read_in
from storefront.web.paper import statement_csv, statement_xlsx
from storefront.web.paper.statement_tables import HEADS, WORDS
from tests.builders.movements import a_payout, a_sale, a_statement, taken_back


def a_month() -> Statement:
    return a_statement(
        a_sale(10_000, courier_minor=2_500, off_minor=1_500), taken_back(2_550), a_payout(3_000), opening=5
    )


def sheet_of(statement: Statement, language: str = "ar") -> Any:
    """The only sheet of the workbook, as another program reads it."""
    with read_in(language):
        return openpyxl.load_workbook(BytesIO(statement_xlsx(statement))).active


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_workbook_says_what_the_file_of_commas_says(language: str) -> None:
    statement = a_month()
    with read_in(language):
        plain = list(csv.reader(StringIO(statement_csv(statement).decode("utf-8-sig"))))
        rows = workbooks.read(statement_xlsx(statement), most_rows=100)

    figures = [[*row[:WORDS], *(f"{float(one):.2f}" if one else "" for one in row[WORDS:])] for row in rows[3:]]
    assert rows[:3] == [[" · ".join(plain[0])], plain[1], plain[2]]
    assert [[*row, *[""] * (len(HEADS) - len(row))] for row in figures] == plain[3:]


@pytest.mark.parametrize(("language", "name"), [("ar", "name_ar"), ("en", "name_en")])
def test_it_says_whose_it_is_and_what_its_sums_mean_and_both_are_read_at_once(language: str, name: str) -> None:
    movements = [a_sale(price) for price in (10_000, 123_456)]
    statement = a_statement(*movements, owed=Owed(coming_minor=123_456, on_the_way_minor=5_000))
    sheet = sheet_of(statement, language)

    assert getattr(statement, name) in sheet["A1"].value
    assert str(statement.month) in sheet["A1"].value
    assert (sheet["A1"].font.bold, sheet["A2"].alignment.wrap_text, sheet.freeze_panes) == (True, True, "A4")
    (title, meaning) = sorted(str(area) for area in sheet.merged_cells.ranges)
    assert (title[:4], meaning[:4]) == ("A1:I", "A2:I")
    assert sheet.row_dimensions[2].height >= 16 * len(sheet["A2"].value) / 120


def test_its_sums_are_numbers_and_it_is_read_from_the_right_in_arabic() -> None:
    arabic, english = sheet_of(a_month()), sheet_of(a_month(), "en")

    kinds = {cell.data_type for row in arabic.iter_rows(min_row=5, max_row=7, min_col=WORDS + 1) for cell in row}
    assert (kinds, arabic.title) == ({"n"}, "2026-11")
    numbers = [cell for row in arabic.iter_rows(min_row=4) for cell in row if isinstance(cell.value, int | float)]
    assert {cell.number_format for cell in numbers} == {"#,##0.00"}
    assert (arabic.sheet_view.rightToLeft, english.sheet_view.rightToLeft) == (True, False)


def test_no_cell_of_it_begins_a_formula() -> None:
    cells = [cell for row in sheet_of(a_statement(a_sale(reference="=1+1"))).iter_rows() for cell in row]

    assert [cell.value for cell in cells if cell.data_type == "f"] == []
