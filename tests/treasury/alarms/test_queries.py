"""Reading alarms: what is open, the oldest first; what is closed, the latest first, page by page."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.paging import PAGE_SIZE
from storefront.treasury import alarms

pytestmark = pytest.mark.usefixtures("app")


def raised(number: int) -> alarms.Alarm:
    alarms.raise_alarm("paid-twice", f"attempt:{number}")
    return alarms.open_alarms()[-1]


def closed(number: int) -> alarms.Alarm:
    alarm = raised(number)
    with clock.set_to(clock.now() + timedelta(minutes=number)):
        alarms.close(alarm, Actor(), note="تم")
    return alarm


def test_the_oldest_that_is_open_comes_first() -> None:
    first, done, second = raised(1), closed(2), raised(3)

    assert [alarm.id for alarm in alarms.open_alarms()] == [first.id, second.id]
    assert (alarms.count_open(), done.id in {alarm.id for alarm in alarms.open_alarms()}) == (2, False)


def test_what_was_closed_last_comes_first_and_the_rest_on_further_pages() -> None:
    made = [closed(number).id for number in range(PAGE_SIZE + 1)]

    first, second = alarms.closed(), alarms.closed(number=2)

    assert [alarm.id for alarm in first.rows] == made[:0:-1]
    assert ([alarm.id for alarm in second.rows], second.total) == (made[:1], PAGE_SIZE + 1)


def test_an_alarm_is_found_by_its_number() -> None:
    alarm = raised(1)

    assert alarms.get(alarm.id) is alarm
