"""People at the gates in figures. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entered:
    """So many people went in on a day at a gate in an hour, with a ticket or only counted."""

    day: date
    gate: str
    hour: int
    has_ticket: bool
    people: int


@dataclass(frozen=True)
class DayCount:
    """A day in figures: people who said that they come, who came with a ticket and without one."""

    day: date
    registered: int
    with_ticket: int
    counted: int

    @property
    def inside(self) -> int:
        return self.with_ticket + self.counted


@dataclass(frozen=True)
class Grid:
    """A day by gate and hour: the gates, a row of figures for each hour in which anybody came, the sum of each gate."""

    gates: Sequence[str]
    rows: Sequence[tuple[int, Sequence[int]]]
    totals: Sequence[int]


def day_counts(days: Iterable[date], taken: Mapping[date, int], entered: Sequence[Entered]) -> list[DayCount]:
    """Every day of an exhibition, and those that were one when somebody came or wanted to."""
    every = sorted({*days, *taken, *(one.day for one in entered)})
    return [
        DayCount(day, taken.get(day, 0), people(entered, day, has_ticket=True), people(entered, day, has_ticket=False))
        for day in every
    ]


def people(entered: Sequence[Entered], day: date, *, has_ticket: bool) -> int:
    return sum(one.people for one in entered if one.day == day and one.has_ticket == has_ticket)


def grid(entered: Sequence[Entered], day: date) -> Grid:
    """One day; an hour after midnight stands at the end, for it is of the evening before."""
    here = [one for one in entered if one.day == day]
    gates = sorted({one.gate for one in here})
    hours = sorted({one.hour for one in here}, key=lambda hour: (hour < MORNING, hour))
    rows = [(hour, [figure(here, gate, hour) for gate in gates]) for hour in hours]
    return Grid(gates, rows, [sum(figures[place] for _, figures in rows) for place in range(len(gates))])


def figure(entered: Sequence[Entered], gate: str, hour: int) -> int:
    return sum(one.people for one in entered if (one.gate, one.hour) == (gate, hour))


MORNING = 7  # before it an hour belongs to the evening of the day before
