"""A mark is set over its own letter, and no letter is moved or changed by it; measured by the ink another program draws."""

import pytest
from PIL import Image, ImageChops, ImageFilter

from storefront.web.paper.sheet import BODY, MARGIN, STRONG, Style
from tests.builders.printed import drawn, text_of
from tests.builders.sheets import a_sheet

MARKED = [("نقدا", "نقداً"), ("ألغي", "أُلغي"), ("حول", "حُوّل"), ("دكة", "دكّة"), ("مدفوع", "مدفوعٌ")]
HARDLY = 20  # dots, where edges are drawn a little otherwise


def ink_of(word: str, style: Style) -> Image.Image:
    """The ink of one word, white on black."""
    sheet = a_sheet()
    sheet.write(word, MARGIN, 50, style)
    return drawn(sheet.finished()).convert("L").point(lambda grey: 255 if grey < 140 else 0)


def dots(ink: Image.Image) -> int:
    return ink.histogram()[255]


@pytest.mark.parametrize(("bare", "marked"), MARKED)
@pytest.mark.parametrize("style", [BODY, STRONG])
def test_a_mark_stands_clear_above_its_letter(bare: str, marked: str, style: Style) -> None:
    letters, whole = (ink_of(word, style._replace(size=60)) for word in (bare, marked))

    marks = ImageChops.subtract(whole, letters)

    assert dots(ImageChops.subtract(letters, whole)) < HARDLY
    assert dots(marks) > 10 * HARDLY
    assert dots(ImageChops.multiply(marks.filter(ImageFilter.MaxFilter(5)), letters)) < HARDLY
    assert marks.getbbox()[1] < letters.getbbox()[1] + HARDLY


@pytest.mark.parametrize(("bare", "marked"), MARKED)
def test_a_mark_takes_no_room(bare: str, marked: str) -> None:
    sheet = a_sheet()

    assert sheet.width_of(marked, STRONG) == pytest.approx(sheet.width_of(bare, STRONG))
    sheet.close()


@pytest.mark.parametrize("text", ["نقداً", "حُوّل إليكم", "أُلغي", "سُئِل", "أُعدّ", "شيئاً"])
def test_a_mark_is_copied_with_its_word(text: str) -> None:
    sheet = a_sheet()
    sheet.write(text, MARGIN, 50)

    assert sorted(text_of(sheet.finished()).strip()) == sorted(text)


def test_an_empty_run_is_nothing() -> None:
    sheet = a_sheet()

    assert sheet.width_of("", BODY) == 0
    sheet.close()
