"""A sheet counts from the side the reader begins at, writes each line where it belongs, and lets go of its files."""

from pathlib import Path

import pytest
from PIL import Image

from storefront.web.paper.sheet import BODY, FACES, FONTS, INSIDE, MARGIN, STRONG, WIDE
from tests.builders.printed import drawn, shapes_of, text_of
from tests.builders.sheets import a_sheet


def inked(page: Image.Image) -> tuple[float, float]:
    """Where ink begins and ends on a page, in millimetres from the left."""
    box = page.convert("L").point(lambda grey: 255 if grey < 140 else 0).getbbox()
    assert box is not None
    return box[0] * WIDE / page.width, box[2] * WIDE / page.width


@pytest.mark.parametrize(("language", "side"), [("ar", "right"), ("en", "left")])
@pytest.mark.parametrize("text", ["معمول ورد", "Rose incense", "055 123 4567"])
def test_a_line_begins_at_the_readers_side_whatever_it_says(language: str, side: str, text: str) -> None:
    sheet = a_sheet(language)
    wide = sheet.write(text, MARGIN, 50)

    first, last = inked(drawn(sheet.finished()))

    place = last if side == "right" else first
    assert abs(place - (WIDE - MARGIN if side == "right" else MARGIN)) < 1
    assert abs((last - first) - wide) < 1.5


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_line_ends_where_it_is_told_to(language: str) -> None:
    sheet = a_sheet(language)
    sheet.write("1,234.50", MARGIN + INSIDE, 50, STRONG, to_end=True, rtl=False)

    first, last = inked(drawn(sheet.finished()))

    place = first if language == "ar" else last
    assert abs(place - (MARGIN if language == "ar" else WIDE - MARGIN)) < 1


def test_text_is_copied_as_it_was_written() -> None:
    sheet = a_sheet()
    sheet.write("كليجا القصيم بالتمر", MARGIN, 50)
    sheet.write("Taif rose", MARGIN, 60)

    assert text_of(sheet.finished()).split("\n") == ["كليجا القصيم بالتمر", "Taif rose"]


@pytest.mark.parametrize(("word", "letter", "shapes"), [("ععع ع", "ع", 4), ("ببب ب", "ب", 4), ("بد د", "د", 2)])
def test_a_letter_takes_the_shape_of_its_place(word: str, letter: str, shapes: int) -> None:
    sheet = a_sheet()
    sheet.write(word, MARGIN, 50)

    assert shapes_of(letter, sheet.finished()) == shapes


def test_a_full_stop_stands_at_the_end_of_what_was_said() -> None:
    sheet = a_sheet()
    sheet.write("أأأأ.", MARGIN, 50, STRONG)
    page = drawn(sheet.finished()).convert("L").point(lambda grey: 255 if grey < 140 else 0)

    left, top, _, bottom = page.getbbox()

    first = page.crop((left, top, left + 5, bottom)).getbbox()
    assert first[3] - first[1] < (bottom - top) / 3  # the dot, low and small; not the first letter


def test_what_our_letters_lack_is_not_written_and_takes_no_room() -> None:
    sheet = a_sheet()

    assert sheet.words("ورد 🌹", BODY) == "ورد"
    assert sheet.width_of("ورد 🌹", BODY) == sheet.width_of("ورد", BODY)
    sheet.close()


def test_a_text_is_broken_to_its_width() -> None:
    sheet = a_sheet()

    lines = sheet.lines_of("بخور معمول الورد الطائفي " * 5, BODY, 40)

    assert len(lines) > 3
    assert all(sheet.width_of(line, BODY) <= 40 for line in lines)
    sheet.close()


def test_boxes_and_rules_are_counted_from_the_readers_side() -> None:
    sheet = a_sheet()
    sheet.box(MARGIN, 20, 30, 10, (0, 0, 0))
    sheet.rule(MARGIN, 40, 20, colour=(0, 0, 0), thick=1)

    first, last = inked(drawn(sheet.finished()))

    assert (round(first), round(last)) == (round(WIDE - MARGIN - 30), round(WIDE - MARGIN))


def test_the_letters_are_ours_and_their_licence_lies_beside_them() -> None:
    assert {path.name for path in Path(FONTS).glob("*.ttf")} == set(FACES.values())
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL-text.txt").read_text()
