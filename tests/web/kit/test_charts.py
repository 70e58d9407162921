"""Columns stand where their values say, on the side their reader begins, and on the sheet."""

from itertools import pairwise

import pytest

from storefront.web.kit.charts import FOOT, HIGH, TOP, WIDE, Point, columns


def points(*values: int) -> list[Point]:
    return [Point(str(place), value, f"{value} SAR") for place, value in enumerate(values)]


@pytest.mark.parametrize("from_right", [True, False])
def test_time_runs_the_way_its_reader_reads(from_right: bool) -> None:
    found = columns(points(1, 2, 3), from_right=from_right).columns

    middles = [one.middle for one in found]
    assert middles == sorted(middles, reverse=from_right)
    assert [one.is_last for one in found] == [False, False, True]


def test_the_highest_reaches_the_top_and_half_of_it_half_way() -> None:
    drawing = columns(points(50, 100, 0), from_right=False)

    half, whole, nothing = drawing.columns
    assert (whole.y, half.high * 2, nothing.high) == (TOP, whole.high, 2)
    assert {one.y + one.high for one in drawing.columns} == {drawing.base}
    assert [one.is_told for one in drawing.columns] == [False, True, False]


def test_what_is_below_nothing_hangs_from_the_line() -> None:
    drawing = columns(points(100, -100), from_right=False)

    up, down = drawing.columns
    assert (up.y + up.high, down.y, down.high) == (drawing.base, drawing.base, up.high)


def test_where_nothing_is_the_line_is_at_the_foot() -> None:
    assert columns(points(0, 0), from_right=False).base == HIGH - FOOT
    assert columns([], from_right=False).columns == []


@pytest.mark.parametrize("many", [1, 2, 12, 24])
@pytest.mark.parametrize("value", [0, -7, 10**9])
def test_everything_stays_on_the_sheet_and_names_do_not_meet(many: int, value: int) -> None:
    drawing = columns(points(*[value] * many), from_right=True)

    named = [one.middle for one in drawing.columns if one.is_named]
    assert all(one.x >= 0 and one.x + one.wide <= WIDE and 0 <= one.told_x <= WIDE for one in drawing.columns)
    assert all(one.y >= TOP - 3 and one.y + one.high <= drawing.high for one in drawing.columns)
    assert all(first - later >= 40 for first, later in pairwise(named))
