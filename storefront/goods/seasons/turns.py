"""When a season comes: a pure rule, computed anew each year, with the office's correction of a day or two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from storefront.goods.seasons.models import Season
from storefront.kernel import calendars


@dataclass(frozen=True)
class Turn:
    """One coming of a season: its first and last day."""

    season: Season
    first: date
    last: date

    def is_on(self, today: date) -> bool:
        return self.first <= today <= self.last


def next_turn(season: Season, today: date) -> Turn:
    """The turn that is on today, or else the next one."""
    shift = timedelta(days=season.shift_days)
    length = timedelta(days=season.days - 1)
    first = calendars.next_yearly(season.calendar, season.month, season.day, after=today - length - shift) + shift
    return Turn(season, first, first + length)


def coming(seasons: Iterable[Season], today: date) -> list[Turn]:
    """The next turn of every season, the soonest first."""
    return sorted((next_turn(season, today) for season in seasons), key=lambda turn: (turn.first, turn.season.id))
