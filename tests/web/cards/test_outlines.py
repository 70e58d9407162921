"""Words as outlines: letters joined, runs in their places, nothing left to the machine's own faces."""

import re
from collections.abc import Iterator

import pytest

from storefront.web.cards.outlines import line, path_of, style_of
from storefront.web.paper.lettering import Run
from storefront.web.paper.sheet import Sheet
from tests.builders.printing import a_sheet

PLACE = re.compile(r"translate\(([\d.]+) ")


@pytest.fixture
def sheet() -> Iterator[Sheet]:
    made = a_sheet()
    yield made
    made.close()


def test_a_letter_joined_looks_unlike_itself_alone(sheet: Sheet) -> None:
    alone, twice = (path_of(sheet, Run(text, True, 0), style_of("text", 40)) for text in ("ه", "هه"))

    assert alone.count("M") >= 1
    assert alone not in twice


def test_runs_stand_where_their_reader_expects_them(sheet: Sheet) -> None:
    drawn = line(sheet, "علبة (12 حبة)", 100, 50, "strong", 40)

    places = [float(place) for place in PLACE.findall(drawn)]
    assert places == sorted(places, reverse=True)
    assert min(places) == 100
    assert "<text" not in drawn


def test_lines_are_as_wide_as_they_are_measured(sheet: Sheet) -> None:
    style = style_of("strong", 50)
    path = path_of(sheet, Run("Dakkah", False, 0), style)
    numbers = [float(x) for x in re.findall(r"[ML Q](-?[\d.]+) -?[\d.]+", path)]

    assert max(numbers) * 50 / 1000 == pytest.approx(sheet.width_of("Dakkah", style), rel=0.05)
