"""Sheets of food labels: as many as were asked for, in letters that can be read, or refused."""

from dataclasses import replace

import pytest

from storefront.web.cards.label_sheets import GRIDS, LabelIsTooSmall, fitted, label_sheet, lines_of
from storefront.web.cards.labels import Row
from storefront.web.paper.sheet import Sheet
from tests.builders.printed import pages_of, says, squeezed, text_of
from tests.builders.printing import LABEL, a_sheet

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("count", GRIDS)
def test_a_sheet_holds_as_many_labels_as_were_asked_for(count: int) -> None:
    pdf = label_sheet(LABEL, count)

    assert len(pages_of(pdf)) == 1
    assert squeezed(text_of(pdf)).count(squeezed(LABEL.name)) == count
    for row in LABEL.rows:
        assert says(pdf, row.words), row.words


def test_allergens_stand_out_and_are_alone_on_their_line() -> None:
    sheet = a_sheet()

    lines = fitted(sheet, LABEL, 95, 60)
    sheet.close()

    strong = [line for line in lines[1:] if line.pieces[0].style.face == "strong"]
    assert [[piece.text for piece in line.pieces] for line in strong] == [["يحتوي على: الغلوتين (القمح)، الحليب"]]


INGREDIENTS = "دقيق قمح (E500)، Vanilla essence of Madagascar، قرفة، ملح، مكسرات (لوز)، سكر، سمن، زيت، حليب، بيض"


@pytest.mark.parametrize("room", [30, 35, 40, 45, 50, 60])
def test_every_line_of_the_ingredients_reads_as_the_whole_does(room: float) -> None:
    sheet = a_sheet()

    lines = lines_of(sheet, replace(LABEL, rows=[Row("المكونات", INGREDIENTS)]), room, 9)
    sheet.close()

    written = [piece for line in lines for piece in line.pieces]
    assert len(written) > 2
    assert {piece.rtl for piece in written} == {True}


def test_the_parts_of_a_number_keep_their_places() -> None:
    sheet = a_sheet()

    pieces = fitted(sheet, LABEL, 95, 60)[-1].pieces
    sheet.close()

    assert [(piece.text, piece.rtl) for piece in pieces[-2:]] == [("رقم التشغيلة:", None), ("44-1027", False)]


def test_a_number_is_written_from_the_left(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def write(_: Sheet, text: str, *__: object, rtl: bool | None = None) -> float:
        written.append((text, rtl))
        return 0.0

    monkeypatch.setattr(Sheet, "write", write)
    label_sheet(LABEL, 4)

    assert written.count(("44-1027", False)) == 4


def test_a_long_number_goes_below_its_caption() -> None:
    sheet, long = a_sheet(), Row("رقم التشغيلة", "8" * 40, is_number=True)

    lines = fitted(sheet, replace(LABEL, rows=[long]), 60, 60)
    sheet.close()

    assert [len(line.pieces) for line in lines] == [1] * len(lines)
    assert "".join(line.pieces[0].text for line in lines[2:]) == "8" * 40


def test_words_fill_a_label_of_a_quarter_sheet() -> None:
    sheet = a_sheet()

    lines = fitted(sheet, LABEL, 95, 132)
    sheet.close()

    assert 132 * 0.6 < sum(line.leading for line in lines) <= 132


def test_more_words_make_smaller_letters_until_nobody_could_read_them() -> None:
    wordy = replace(LABEL, rows=[Row("المكونات", "دقيق قمح كامل، " * 60)])

    assert says(label_sheet(wordy, 4), "دقيق قمح كامل،")
    with pytest.raises(LabelIsTooSmall):
        label_sheet(wordy, 21)
