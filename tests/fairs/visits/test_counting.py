"""Figures of gates and hours."""

from datetime import date

from storefront.fairs.visits import DayCount, Entered, day_counts, grid

FIRST, SECOND = date(2031, 5, 1), date(2031, 5, 2)
CAME = [
    Entered(FIRST, "أ", 22, True, 4),
    Entered(FIRST, "أ", 0, False, 2),
    Entered(FIRST, "ب", 22, False, 3),
    Entered(SECOND, "أ", 17, False, 7),
]


def test_every_day_has_its_figures_and_one_that_fell_away_too() -> None:
    counts = day_counts([SECOND], {SECOND: 9}, CAME)

    assert counts == [DayCount(FIRST, 0, 4, 5), DayCount(SECOND, 9, 0, 7)]
    assert [one.inside for one in counts] == [9, 7]


def test_an_hour_after_midnight_is_the_last_of_its_evening() -> None:
    found = grid(CAME, FIRST)

    assert found.gates == ["أ", "ب"]
    assert found.rows == [(22, [4, 3]), (0, [2, 0])]
    assert found.totals == [6, 3]
