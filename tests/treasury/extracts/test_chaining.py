"""What lay on the account after each row proves the sums between, whichever row stands first."""

from datetime import date

import pytest

from storefront.treasury.extracts.chaining import Step, unfit

FITS = [(500, 10_500), (-300, 10_200), (700, 10_900)]


def steps(rows: list[tuple[int | None, int | None]], days: list[int]) -> list[Step]:
    return [
        Step(number, date(2026, 11, day), net, balance)
        for number, ((net, balance), day) in enumerate(zip(rows, days, strict=True), start=2)
    ]


@pytest.mark.parametrize("days", [[26, 27, 28], [26, 26, 26], [26, 26, 27]])
def test_rows_that_lead_from_one_to_the_next_fit(days: list[int]) -> None:
    assert unfit(steps(list(FITS), days)) == set()
    assert unfit(steps(list(reversed(FITS)), days[::-1])) == set()


def test_a_sum_that_is_read_wrong_stands_out_in_either_order() -> None:
    rows: list[tuple[int | None, int | None]] = [FITS[0], (-3, 10_200), FITS[2]]

    assert unfit(steps(list(rows), [26, 27, 28])) == {3}
    assert unfit(steps(list(reversed(rows)), [28, 27, 26])) == {3}


def test_the_better_of_two_orders_is_meant_where_all_is_of_one_day() -> None:
    rows: list[tuple[int | None, int | None]] = [FITS[0], FITS[1], (7, 10_900), (100, 11_000)]

    assert unfit(steps(rows, [26] * 4)) == {4}


def test_where_nothing_says_the_order_both_are_looked_into() -> None:
    assert unfit(steps([(500, 10_500), (1, 11_200)], [26, 26])) == {2, 3}


def test_rows_without_a_balance_are_summed_up() -> None:
    fits: list[tuple[int | None, int | None]] = [FITS[0], (-300, None), (700, 10_900)]

    assert unfit(steps(fits, [26, 27, 28])) == set()
    assert unfit(steps([FITS[0], (-300, None), (7, 10_900)], [26, 27, 28])) == {3, 4}


def test_after_a_row_nobody_can_read_nothing_is_proved_until_the_next_balance() -> None:
    assert unfit(steps([FITS[0], (None, None), (700, 99_900)], [26, 27, 28])) == set()
    assert unfit(steps([(500, None), (1, None), (2, None)], [26, 27, 28])) == set()
