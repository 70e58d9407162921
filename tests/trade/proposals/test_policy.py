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
    assert policy.accept_by(NOW + timedelta(hours=left), [until]) == NOW + timedelta(hours=after)


def test_later_proposals_leave_it_a_moment_alone() -> None:
    answers = [NOW + timedelta(hours=hours) for hours in (24, 60, 84)]

    assert policy.accept_by(NOW, answers) == NOW + timedelta(hours=85)
    assert policy.accept_by(NOW, []) == NOW


@pytest.mark.parametrize(("had", "left", "after"), [(36, 5, 5), (36, 0, 1), (36, -9, 1), (0.5, -9, 0.5)])
def test_taking_a_proposal_back_leaves_what_there_was_or_a_moment(had: float, left: int, after: float) -> None:
    now_has, first = NOW + timedelta(hours=had), NOW + timedelta(hours=left)

    assert policy.accept_again_by(now_has, first, [], NOW) == NOW + timedelta(hours=after)
