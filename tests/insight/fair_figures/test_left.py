"""What an exhibition left, reckoned on plain values."""

from datetime import date, timedelta

import pytest

from storefront.fairs.exhibitions import OpenDay
from storefront.fairs.tills import Taken
from storefront.insight.fair_figures import Fair, Left, Paid, TakenDay, Time, time_at
from storefront.insight.fair_figures.left import shared

FIRST = date(2027, 2, 1)
FAIR = Fair(1, "معرض", "Fair", "live", FIRST, FIRST + timedelta(days=2))
DAYS = [OpenDay(FIRST + timedelta(days=more), 960, 1380 + 60 * more) for more in range(3)]
TAKEN = {"cash": Taken(3, 45_000), "terminal": Taken(1, 5_050)}


def test_what_is_left_is_what_was_taken_less_what_the_place_cost() -> None:
    paid = Paid(fee_minor=20_000, owed_minor=10_000, sponsored_minor=7_000, held_minor=9_000, kept_minor=1_000)

    left = Left(FAIR, TAKEN, paid=paid, time=Time(2, 870))

    assert (left.sales, left.taken_minor, left.paid.cost_minor) == (4, 50_050, 31_000)
    assert left.left_minor == 50_050 - 20_000 - 10_000 - 1_000
    assert (left.per_day_minor, left.per_hour_minor) == (9_525, 1_314)


def test_a_place_can_cost_more_than_was_sold() -> None:
    left = Left(FAIR, {}, paid=Paid(fee_minor=30_001), time=Time(2, 120))

    assert (left.left_minor, left.per_day_minor, left.per_hour_minor) == (-30_001, -15_000, -15_000)


def test_without_a_day_nothing_is_said_of_days_and_hours() -> None:
    left = Left(FAIR, TAKEN)

    assert (left.per_day_minor, left.per_hour_minor) == (None, None)


@pytest.mark.parametrize(("total", "parts", "each"), [(10, 3, 3), (11, 2, 6), (-11, 2, -5), (1, 3, 0), (5, 0, None)])
def test_shares_are_rounded_half_up(total: int, parts: int, each: int | None) -> None:
    assert shared(total, parts) == each


def test_the_days_are_those_of_the_stall_up_to_today() -> None:
    own = {FIRST, FIRST + timedelta(days=2)}

    assert time_at(DAYS, own, FIRST + timedelta(days=9)) == Time(2, 420 + 540)
    assert time_at(DAYS, own, FIRST + timedelta(days=1)) == Time(1, 420)
    assert time_at(DAYS, (), FIRST + timedelta(days=1)) == Time(2, 420 + 480)


def test_a_day_is_divided_by_the_hours_it_was_open() -> None:
    assert TakenDay(FIRST, 2, 4_200, 420).per_hour_minor == 600
