"""Which days can be proposed, and how long everybody has."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storefront.trade.proposals import policy

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(("way", "days"), [("own", 1), ("collect", 1), ("courier", 3)])
def test_the_first_day_is_when_goods_ready_today_would_arrive(way: str, days: int) -> None:
    assert policy.days_open(way, TODAY) == (TODAY + timedelta(days=days), TODAY + timedelta(days=60))


@pytest.mark.parametrize(("left", "after"), [(1, 36), (40, 40)])
def test_a_family_has_twelve_hours_after_the_shoppers_day(left: int, after: int) -> None:
    until = policy.answer_by(NOW)

    assert until == NOW + timedelta(hours=24)
    assert policy.accept_by(NOW + timedelta(hours=left), until) == NOW + timedelta(hours=after)
