"""The calendar of payouts: Sundays of Riyadh."""

from datetime import UTC, date, datetime

import pytest

from storefront.treasury.payouts import weeks


@pytest.mark.parametrize(
    ("day", "paid_of", "then"),
    [
        (date(2026, 11, 28), date(2026, 11, 22), date(2026, 11, 29)),  # a Saturday
        (date(2026, 11, 29), date(2026, 11, 29), date(2026, 12, 6)),  # a Sunday
        (date(2026, 11, 30), date(2026, 11, 29), date(2026, 12, 6)),
    ],
)
def test_payouts_are_made_of_the_last_sunday_and_come_with_the_next(day: date, paid_of: date, then: date) -> None:
    assert (weeks.period_of(day), weeks.next_payday(day)) == (paid_of, then)


def test_a_sunday_begins_in_riyadh() -> None:
    assert weeks.cut(date(2026, 11, 29)) == datetime(2026, 11, 28, 21, tzinfo=UTC)
