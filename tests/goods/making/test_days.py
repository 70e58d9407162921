"""Spreading pieces over the days that are free: never too many on one, none on a day off, and never later than need be."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.community.holidays import Holiday
from storefront.goods.making import Calendar, Want, days_to_make, earliest
from storefront.goods.making.days import FARTHEST, WEEK, from_mask, plan, spread, to_mask
from storefront.kernel import clock

SUNDAY = date(2026, 11, 29)
FRIDAY = 4
weekdays = st.frozensets(st.integers(0, 6), max_size=6)


def on(ahead: int) -> date:
    return SUNDAY + timedelta(days=ahead)


def a_calendar(pieces: int = 10, *, off: frozenset[int] = frozenset(), **booked: int) -> Calendar:
    """Days off by weekday; pieces booked by how many days after Sunday ("d0", "d1")."""
    return Calendar(pieces, off, {on(int(name[1:])): number for name, number in booked.items()})


def days_of(want: Want, calendar: Calendar) -> list[tuple[int, int]]:
    """The days after Sunday a wish is spread over, with its pieces."""
    return [((day - SUNDAY).days, pieces) for day, pieces in spread(want, calendar, on(FARTHEST))]


def test_the_eleventh_cake_is_offered_the_next_free_day() -> None:
    assert days_of(Want(1, 1, on(1)), a_calendar(d1=9)) == [(1, 1)]
    assert days_of(Want(1, 1, on(1)), a_calendar(d1=10)) == [(2, 1)]


def test_what_is_too_much_for_one_day_is_spread_over_the_next_free_ones() -> None:
    assert days_of(Want(1, 24, on(1)), a_calendar(d1=3, d2=10)) == [(1, 7), (3, 10), (4, 7)]


def test_nothing_is_made_on_a_day_off() -> None:
    week = a_calendar(2, off=frozenset({FRIDAY}))

    assert days_of(Want(1, 4, on(4)), week) == [(4, 2), (6, 2)]


def test_a_day_that_holds_more_than_it_may_takes_nothing() -> None:
    assert days_of(Want(1, 1, on(1)), a_calendar(5, d1=8)) == [(2, 1)]


def test_a_wish_no_year_can_hold_is_not_spread_at_all() -> None:
    assert days_of(Want(1, FARTHEST, on(1)), a_calendar(1)) != []
    assert days_of(Want(1, FARTHEST + 1, on(1)), a_calendar(1)) == []


def test_products_of_one_basket_share_the_days_and_the_quickest_comes_first() -> None:
    cake, tart = Want(8, 6, on(1)), Want(7, 6, on(2))

    planned = plan([tart, cake], a_calendar(), SUNDAY)

    assert planned == {8: [(on(1), 6)], 7: [(on(2), 6)]}
    assert plan([tart, cake._replace(earliest=on(2))], a_calendar(), SUNDAY)[8] == [(on(2), 4), (on(3), 2)]


@given(st.integers(1, 12), weekdays, st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9)), max_size=25))
def test_no_day_is_ever_over_and_nobody_waits_longer_than_need_be(
    pieces: int, off: frozenset[int], wishes: list[tuple[int, int]]
) -> None:
    booked: Counter[date] = Counter()
    for number, (many, ahead) in enumerate(wishes):
        want, before = Want(number, many, on(ahead)), Calendar(pieces, off, Counter(booked))
        shares = spread(want, before, on(FARTHEST))
        booked.update(dict(shares))

        last = (shares[-1].day - SUNDAY).days if shares else FARTHEST + 1
        between = [on(day) for day in range(ahead, last)]
        if not shares:
            assert sum(before.free(day) for day in between) < many
            continue
        assert sum(share.pieces for share in shares) == many
        assert all(before.free(day) == dict(shares).get(day, 0) for day in between)
    assert all(number <= pieces and day.weekday() not in off for day, number in booked.items())


@given(weekdays)
def test_days_of_the_week_are_kept_as_they_are(days: frozenset[int]) -> None:
    assert from_mask(to_mask(days)) == days
    assert 0 <= to_mask(days) <= 126


def test_the_week_begins_on_sunday() -> None:
    assert tuple(on(ahead).weekday() for ahead in range(7)) == WEEK


@pytest.mark.parametrize(
    ("mode", "lead", "days"), [("counted", 9, 0), ("made_to_order", 0, 1), ("made_to_order", 4, 4)]
)
def test_making_begins_today_or_after_the_holiday(mode: str, lead: int, days: int) -> None:
    product, back = SimpleNamespace(stock_mode=mode, lead_days=lead), clock.today() + timedelta(days=8)

    found = [
        earliest(product, SimpleNamespace(closed_from=None, closed_until=until))
        for until in (None, date(2020, 1, 1), back)
    ]

    assert days_to_make(product) == days
    assert found == [start + timedelta(days=days) for start in (clock.today(), clock.today(), back)]


def test_the_family_sees_what_each_day_is() -> None:
    strip = a_calendar(3, off=frozenset({FRIDAY}), d1=3, d2=1)
    strip = replace(strip, holiday=Holiday(None, on(1))).strip(SUNDAY, 6)

    assert [(day.kind, day.booked, day.free) for day in strip] == [
        ("holiday", 0, 0),
        ("full", 3, 0),
        ("free", 1, 2),
        ("free", 0, 3),
        ("free", 0, 3),
        ("off", 0, 0),
    ]


def test_nothing_is_ready_in_a_holiday_or_on_its_eve() -> None:
    calendar = replace(a_calendar(2), holiday=Holiday(on(3), on(6)))

    assert days_of(Want(1, 6, on(0)), calendar) == [(0, 2), (1, 2), (6, 2)]
    assert [one.kind for one in calendar.strip(on(1), 6)] == ["free", "off", "holiday", "holiday", "holiday", "free"]


@pytest.mark.parametrize(("lead", "days"), [(0, 0), (1, 1), (2, 6), (3, 6), (5, 8)])
def test_a_holiday_to_come_interrupts_what_is_made(lead: int, days: int) -> None:
    product = SimpleNamespace(stock_mode="made_to_order" if lead else "counted", lead_days=lead)
    family = SimpleNamespace(
        closed_from=clock.today() + timedelta(days=3), closed_until=clock.today() + timedelta(days=6)
    )

    assert earliest(product, family) == clock.today() + timedelta(days=days)
