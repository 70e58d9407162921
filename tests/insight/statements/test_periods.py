"""Months lie where the clocks of Riyadh say."""

from datetime import UTC, datetime

import pytest

from storefront.insight.statements.periods import Month, back_to


def test_a_month_begins_at_midnight_in_riyadh() -> None:
    november = Month(2026, 11)

    assert november.begins == datetime(2026, 10, 31, 21, tzinfo=UTC)
    assert november.ends == Month(2026, 12).begins == datetime(2026, 11, 30, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 10, 31, 20, 59, 59, tzinfo=UTC), "2026-10"),
        (datetime(2026, 10, 31, 21, tzinfo=UTC), "2026-11"),
        (datetime(2026, 12, 31, 21, tzinfo=UTC), "2027-01"),
    ],
)
def test_the_last_hours_of_a_day_belong_to_the_next_in_riyadh(moment: datetime, month: str) -> None:
    assert str(Month.of(moment)) == month


def test_december_is_followed_by_january() -> None:
    assert Month(2026, 12).next == Month(2027, 1)


def test_months_are_listed_from_the_newest() -> None:
    assert back_to(Month(2026, 11), Month(2027, 1)) == [Month(2027, 1), Month(2026, 12), Month(2026, 11)]


@pytest.mark.parametrize("number", [0, 13])
def test_there_is_no_other_month(number: int) -> None:
    with pytest.raises(ValueError):
        Month(2026, number)
