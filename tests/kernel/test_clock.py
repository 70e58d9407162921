"""The one clock: aware, in UTC, with the days of Riyadh."""

from datetime import UTC, date, datetime

import time_machine

from storefront.kernel import clock


def test_the_day_changes_at_midnight_in_riyadh() -> None:
    with time_machine.travel(datetime(2026, 11, 23, 20, 59, tzinfo=UTC), tick=False):
        before = clock.today()
    with time_machine.travel(datetime(2026, 11, 23, 21, 1, tzinfo=UTC), tick=False):
        after = clock.today()

    assert (before, after) == (date(2026, 11, 23), date(2026, 11, 24))


def test_a_told_moment_holds_inside_its_block_alone() -> None:
    told = datetime(2026, 1, 1, 12, tzinfo=clock.RIYADH)

    with clock.set_to(told):
        inside = clock.now()

    assert inside == told
    assert inside.tzinfo is UTC
    assert clock.now() > told
