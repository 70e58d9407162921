"""What days of a month cost, when rent is due, when a lease ends. Pure."""

from datetime import date

import pytest

from storefront.fairs.leases import terms


@pytest.mark.parametrize("length", [28, 29, 30, 31])
@pytest.mark.parametrize("rent", [1, 30, 31_000, 31_007, 99_999])
def test_the_days_of_two_families_always_add_up_to_the_month(rent: int, length: int) -> None:
    for last in range(1, length):
        before, after = terms.days_cost(rent, length, 1, last), terms.days_cost(rent, length, last + 1, length)
        assert before + after == rent
        assert abs(before - rent * last / length) < length

    days = [terms.days_cost(rent, length, one, one) for one in range(1, length + 1)]
    assert max(days) - min(days) <= 1
    assert days == sorted(days, reverse=True)


def test_a_month_costs_the_days_on_which_the_lease_runs() -> None:
    january, starts = date(2027, 1, 1), date(2027, 1, 17)

    assert terms.rent_of(january, 31_000, date(2026, 5, 1), None) == 31_000
    assert terms.rent_of(january, 31_000, starts, None) == 15_000
    assert terms.rent_of(january, 31_000, starts, date(2027, 1, 20)) == 4_000
    assert terms.rent_of(date(2027, 2, 1), 28_000, starts, date(2027, 2, 7)) == 7_000
    assert terms.rent_of(date(2026, 12, 1), 31_000, starts, None) == 0
    assert terms.rent_of(date(2027, 3, 1), 31_000, starts, date(2027, 2, 7)) == 0


def test_rent_is_due_on_its_day_and_never_in_less_than_three() -> None:
    assert terms.due_on(date(2027, 1, 1), 5, date(2027, 1, 1)) == date(2027, 1, 5)
    assert terms.due_on(date(2027, 1, 1), 5, date(2027, 1, 17)) == date(2027, 1, 20)


def test_notice_ends_with_the_month_in_which_its_time_is_over() -> None:
    today = date(2027, 1, 10)

    assert terms.last_day_of_notice(today, 30, None) == date(2027, 2, 28)
    assert terms.last_day_of_notice(today, 0, None) == date(2027, 1, 31)
    assert terms.last_day_of_notice(today, 30, date(2027, 1, 15)) == date(2027, 1, 15)


def test_months_follow_each_other() -> None:
    assert terms.month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert terms.first_of(date(2027, 2, 28)) == date(2027, 2, 1)
    assert terms.end_of(date(2028, 2, 1)) == date(2028, 2, 29)
