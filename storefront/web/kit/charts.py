"""Charts as we draw them: columns of time, which runs the way its reader reads. Plain values in, places on a sheet out.

The sheet is as wide as a phone, so that its letters are as large there as the letters beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE, HIGH = 360, 190
TOP, FOOT, SIDE = 26, 26, 4  # room for a figure above the highest, for names below, at the ends
WIDEST = 34  # of a column
NAME_WIDE = 46  # room a name needs beside the next
TOLD_WIDE = 88  # room a sum needs


@dataclass(frozen=True)
class Point:
    """A value with the name under it, and itself in words."""

    name: str
    value: int
    words: str


@dataclass(frozen=True)
class Column:
    """Where a point stands: its column, the middle of it, and whether its name and its words are written out."""

    point: Point
    x: float
    y: float
    wide: float
    high: float
    middle: float
    is_named: bool
    is_told: bool
    is_last: bool

    @property
    def told_x(self) -> float:
        """The middle of its words, which stay on the sheet."""
        return min(max(self.middle, TOLD_WIDE / 2), WIDE - TOLD_WIDE / 2)

    @property
    def told_y(self) -> float:
        """The line they stand on."""
        return self.y - 7


@dataclass(frozen=True)
class Columns:
    """A drawing: its columns in the order of time, and the height of the line they stand on."""

    columns: Sequence[Column]
    base: float
    wide: int = WIDE
    high: int = HIGH

    @property
    def names_at(self) -> int:
        """The line the names stand on."""
        return self.high - 7


def columns(points: Sequence[Point], *, from_right: bool) -> Columns:
    """The drawing of points, the oldest first; time runs from the right where one reads from there. What is below nothing
    hangs from the line. The highest is told in figures."""
    values = [point.value for point in points]
    lowest = min([0, *values])
    highest = max([0, *values]) or (0 if lowest else 1)  # where there is nothing at all the line is at the foot
    scale = (HIGH - TOP - FOOT) / (highest - lowest)
    base = TOP + highest * scale
    step = (WIDE - 2 * SIDE) / max(len(points), 1)
    every, last = -(-NAME_WIDE // int(step)), len(points) - 1
    peak = values.index(highest) if highest in values else -1

    def column(place: int, point: Point) -> Column:
        middle = SIDE + step * (place + 0.5)
        middle, wide = WIDE - middle if from_right else middle, min(WIDEST, step * 0.66)
        high = max(2.0, abs(point.value) * scale)
        return Column(
            point,
            x=round(middle - wide / 2, 1),
            y=round(base - (high if point.value >= 0 else 0), 1),
            wide=round(wide, 1),
            high=round(high, 1),
            middle=round(middle, 1),
            is_named=(last - place) % every == 0,
            is_told=place == peak and point.value > 0,
            is_last=place == last,
        )

    return Columns([column(place, point) for place, point in enumerate(points)], round(base, 1))
