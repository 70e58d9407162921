"""When a season comes: a pure rule, computed anew each year, with the office's correction of a day or two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row

from storefront.goods.seasons.models import Season
from storefront.kernel import calendars

LONGEST_HIJRI_MONTH = 30
HALF_A_YEAR = timedelta(days=177)


@dataclass(frozen=True)
class Turn:
    """One coming of a season: its first and last day."""

    season: Season | Row[Any]
    first: date
    last: date

    def is_on(self, today: date) -> bool:
        return self.first <= today <= self.last


def next_turn(season: Season | Row[Any], today: date) -> Turn:
    """The turn that is on today, or else the next one."""
    shift = timedelta(days=season.shift_days)
    begun = today - timedelta(days=season.days - 1) - shift
    turn = turn_from(season, begun, shift)
    return turn if turn.last >= today else turn_from(season, turn.first - shift + timedelta(days=1), shift)


def nearest_turn(season: Season | Row[Any], day: date) -> Turn:
    """The turn whose first day is nearest to a day."""
    shift = timedelta(days=season.shift_days)
    return turn_from(season, day - HALF_A_YEAR - shift, shift)


def turn_from(season: Season | Row[Any], after: date, shift: timedelta) -> Turn:
    """The first turn that begins on or after a day, before the office's correction of `shift`."""
    first = calendars.next_yearly(season.calendar, season.month, season.day, after=after)
    return Turn(season, first + shift, last_day(season, first) + shift)


def last_day(season: Season | Row[Any], first: date) -> date:
    """Days are counted in the season's own calendar: what lasts to the 30th of a month of 29 days ends on the 29th."""
    last_of_month = season.day + season.days - 1
    if season.calendar == "hijri" and last_of_month <= LONGEST_HIJRI_MONTH:
        return calendars.from_hijri(calendars.to_hijri(first)[0], season.month, last_of_month)
    return first + timedelta(days=season.days - 1)


def coming(seasons: Iterable[Season | Row[Any]], today: date) -> list[Turn]:
    """The next turn of every season, the soonest first."""
    return sorted((next_turn(season, today) for season in seasons), key=lambda turn: (turn.first, turn.season.id))
