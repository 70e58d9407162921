"""When a fee is asked for, until when, and what goes back of it: the rules as they are told."""

from datetime import date, timedelta

import pytest

from storefront.fairs.fees.endings import Asked, due_on, ending_of, lines_for

TODAY = date(2026, 11, 29)
FIRST = TODAY + timedelta(days=40)


def asked(moment: str, *, fee_due_on: date | None = None, fee: int = 300, deposit: int = 100) -> Asked:
    return Asked(fee, moment, fee_due_on, deposit)


@pytest.mark.parametrize(
    ("moment", "state", "lines"),
    [
        ("applying", "submitted", {"fee": 300}),
        ("applying", "waitlisted", {"fee": 300}),
        ("applying", "confirmed", {"fee": 300, "deposit": 100}),
        ("applying", "declined", {}),
        ("acceptance", "submitted", {}),
        ("acceptance", "offered", {}),
        ("acceptance", "confirmed", {"fee": 300, "deposit": 100}),
        ("later", "confirmed", {"deposit": 100}),
    ],
)
def test_what_is_asked_follows_the_moment_of_the_call(moment: str, state: str, lines: dict[str, int]) -> None:
    terms = asked(moment, fee_due_on=TODAY + timedelta(days=15))

    assert lines_for(terms, state, TODAY) == lines


def test_a_later_fee_is_asked_for_two_weeks_before_its_day() -> None:
    terms = asked("later", fee_due_on=TODAY + timedelta(days=14))

    assert lines_for(terms, "confirmed", TODAY) == {"fee": 300, "deposit": 100}


def test_nothing_is_asked_where_nothing_is_to_be_paid() -> None:
    assert lines_for(asked("acceptance", fee=0, deposit=0), "confirmed", TODAY) == {}


@pytest.mark.parametrize(
    ("terms", "first", "day"),
    [
        (asked("acceptance"), FIRST, TODAY + timedelta(days=7)),
        (asked("acceptance"), TODAY + timedelta(days=3), TODAY + timedelta(days=2)),
        (asked("acceptance"), TODAY, TODAY),
        (asked("later", fee_due_on=TODAY + timedelta(days=12)), FIRST, TODAY + timedelta(days=12)),
        (asked("later", fee_due_on=TODAY - timedelta(days=1)), FIRST, TODAY),
        (asked("acceptance"), None, TODAY + timedelta(days=7)),
    ],
)
def test_it_is_to_be_paid_in_a_week_and_before_the_first_day(terms: Asked, first: date | None, day: date) -> None:
    assert due_on(terms, TODAY, first) == day


@pytest.mark.parametrize(
    ("state", "had_place", "days", "ending"),
    [
        ("withdrawn", True, 14, "whole"),
        ("withdrawn", True, 13, "fee_stays"),
        ("taken_away", True, 14, "whole"),
        ("taken_away", True, 13, "fee_stays"),
        ("withdrawn", False, 1, "whole"),
        ("declined", False, 1, "whole"),
        ("offer_expired", False, 1, "whole"),
        ("called_off", True, 1, "whole"),
    ],
)
def test_who_turns_a_place_down_late_leaves_the_fee(state: str, had_place: bool, days: int, ending: str) -> None:
    first = TODAY + timedelta(days=days)

    assert ending_of(state, had_place=had_place, today=TODAY, first_day=first) == ending
