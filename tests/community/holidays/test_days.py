"""What a holiday does to days of work, without a database."""

from datetime import date, timedelta

import pytest

from storefront.community.holidays import NONE, Holiday

SUNDAY = date(2026, 11, 29)


def on(ahead: int) -> date:
    return SUNDAY + timedelta(days=ahead)


WEEK = Holiday(on(3), on(6))


def test_its_days_and_its_eve() -> None:
    assert [ahead for ahead in range(9) if WEEK.covers(on(ahead))] == [3, 4, 5]
    assert [ahead for ahead in range(9) if WEEK.stops(on(ahead))] == [2, 3, 4, 5]
    assert WEEK.last == on(5)
    assert not NONE.stops(on(0))
    assert Holiday(None, on(2)).covers(on(-900))


@pytest.mark.parametrize(
    ("holiday", "begun", "ready", "after"),
    [
        (WEEK, 0, 1, 1),
        (WEEK, 0, 2, 6),  # ready on the eve: handed over when they are back
        (WEEK, 0, 5, 8),
        (WEEK, 6, 7, 7),  # begun when it is over
        (Holiday(None, on(6)), 6, 7, 7),
        (NONE, 0, 4, 4),
    ],
)
def test_what_it_interrupts_goes_on_after_it(holiday: Holiday, begun: int, ready: int, after: int) -> None:
    assert holiday.put_off(on(begun), on(ready)) == on(after)


def test_later_ones_count_too_and_work_goes_on_after_each() -> None:
    two = Holiday(on(3), on(6), ((on(7), on(9)),))

    assert [ahead for ahead in range(11) if two.covers(on(ahead))] == [3, 4, 5, 7, 8]
    assert two.back_from(on(4)) == on(6)
    assert Holiday(on(3), on(6), ((on(6), on(9)),)).back_from(on(4)) == on(9)
    assert two.put_off(on(0), on(1)) == on(1)
    assert two.put_off(on(0), on(4)) == on(9)  # three days, and as it is ready on an eve two more
    assert two.last == on(5)
