"""Tables on paper: figures under figures, rows as high as their words, the head again on the next page."""

import pytest

from storefront.web.paper.sheet import BODY, INSIDE, MARGIN, SMALL, WIDE
from storefront.web.paper.tables import BOTTOM, Column, Table, Words, figure, paragraph, plain
from storefront.web.paper.words import Both
from tests.builders.printed import drawn, pages_of, text_of
from tests.builders.sheets import a_sheet

NAME, SUM = Both("المنتج", "Product"), Both("المبلغ", "Amount")


def columns() -> list[Column]:
    return [Column(NAME, INSIDE - 30), Column(SUM, 30, "1,000.00")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_figures_stand_under_each_other_digit_under_digit(language: str) -> None:
    ends = set()
    for text in ("5.00", "1,000.00"):
        sheet = a_sheet(language)
        figure(sheet, text, MARGIN + INSIDE, 50, BODY, widest="1,000.00")
        page = drawn(sheet.finished()).convert("L").point(lambda grey: 255 if grey < 140 else 0)
        ends.add(round(page.getbbox()[2] / 6))

    assert len(ends) == 1


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    sheet = a_sheet()
    table = Table(sheet, columns(), 30, top=18)
    heights = []
    for name in ("ورد", "بخور معمول الورد الطائفي " * 15):
        before = table.y
        table.row([[Words(name, BODY), Words("Rose", SMALL)], plain("5.00", BODY)])
        heights.append(table.y - before)
    sheet.close()

    assert heights[1] > heights[0] + 2 * BODY.leading


def test_a_row_that_does_not_fit_begins_the_next_page_under_the_head() -> None:
    sheet = a_sheet("en")
    table = Table(sheet, columns(), BOTTOM - 25, top=18)
    for number in range(3):
        table.row([plain(f"row{number}", BODY), plain("5.00", BODY)])

    first, second = pages_of(sheet.finished())

    assert "row0" in first
    assert "row2" in second
    assert "Product" in first
    assert "Product" in second


def test_an_empty_cell_is_left_empty() -> None:
    sheet = a_sheet("en")
    table = Table(sheet, columns(), 30, top=18)
    table.row([[], plain("5.00", BODY)])

    assert text_of(sheet.finished()).count("5.00") == 1


def test_a_paragraph_ends_where_its_last_line_does() -> None:
    sheet = a_sheet()

    one, many = (paragraph(sheet, words, 30, style=BODY) for words in ("ورد", "ورد طائفي " * 60))
    sheet.close()

    assert one == 30 + BODY.leading
    assert many > one + BODY.leading


@pytest.mark.parametrize(
    ("language", "text", "begins_left"),
    [("ar", "Amounts in riyals.", True), ("en", "المبالغ بالريال.", False), ("ar", "المبالغ بالريال.", False)],
)
def test_a_paragraph_begins_at_the_side_of_its_own_language(language: str, text: str, begins_left: bool) -> None:
    sheet = a_sheet(language)
    paragraph(sheet, text, 50, style=BODY)
    page = drawn(sheet.finished()).convert("L").point(lambda grey: 255 if grey < 140 else 0)

    left, _, right, _ = page.getbbox()

    place = left if begins_left else page.width - right
    assert abs(place * WIDE / page.width - MARGIN) < 1


def test_every_line_of_a_cell_reads_as_the_whole_does() -> None:
    sheet = a_sheet()
    table = Table(sheet, columns(), 30, top=18)

    laid = table.laid(plain("بخور معمول Rose essence of Taif " * 9, BODY), columns()[0])
    sheet.close()

    assert len(laid) > 2
    assert {words.rtl for words in laid} == {True}
