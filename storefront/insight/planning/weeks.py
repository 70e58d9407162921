"""The weeks around a season, counted from its first day, so that those of two years stand beside each other whichever calendar
the season follows. Pure: days of Riyadh, no database."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row

from storefront.goods import seasons
from storefront.goods.seasons import Season, Turn

BEFORE = 4  # weeks before its first day: what is bought for it is bought then
WEEK = timedelta(days=7)
ABOUT_A_YEAR = timedelta(days=360)  # between a Hijri year and a Gregorian one


@dataclass(frozen=True)
class Week:
    """Seven days, or fewer at the end of a season. `number` counts the weeks from 1, and those before it down from -1."""

    number: int
    first: date
    last: date


def last_turn(season: Season | Row[Any], today: date) -> Turn:
    """The turn before the one that is on or comes next."""
    return seasons.nearest_turn(season, seasons.next_turn(season, today).first - ABOUT_A_YEAR)


def weeks_of(turn: Turn) -> list[Week]:
    """The weeks before a turn and those of it, the earliest first."""
    day = timedelta(days=1)
    before = [
        Week(-back, turn.first - WEEK * back, turn.first - WEEK * (back - 1) - day) for back in range(BEFORE, 0, -1)
    ]
    number = -(-((turn.last - turn.first).days + 1) // WEEK.days)
    within = [
        Week(one + 1, turn.first + WEEK * one, min(turn.first + WEEK * (one + 1) - day, turn.last))
        for one in range(number)
    ]
    return [*before, *within]
