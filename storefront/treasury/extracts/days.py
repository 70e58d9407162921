"""How a file writes its days: with the year, the day or the month first, of our years or of Hijri ones. One way for a whole
file: a day read the other way round is another day, and a sum of it is booked twice. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from storefront.kernel import calendars
from storefront.treasury.extracts.sums import DIGITS, folded

PARTS = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})(?:هـ?|م|AH|AD)?", re.IGNORECASE)
NAMED = re.compile(r"([0-9]{1,2})[-/. ]?([^\W\d_]{3,9})[-/., ]*([0-9]{4}|[0-9]{2})(?![0-9])")
MONTH_NAMED = re.compile(r"([^\W\d_]{3,9})[-/. ]?([0-9]{1,2})[-/., ]+([0-9]{4}|[0-9]{2})(?![0-9])")
MONTHS = (  # as they begin in English, and in Arabic
    ("jan", "يناير"), ("feb", "فبراير"), ("mar", "مارس"), ("apr", "ابريل"), ("may", "مايو"), ("jun", "يونيو"),
    ("jul", "يوليو"), ("aug", "اغسطس"), ("sep", "سبتمبر"), ("oct", "اكتوبر"), ("nov", "نوفمبر"), ("dec", "ديسمبر"),
)  # fmt: skip
CENTURY = 2000  # of a year with two figures
GREGORIAN, HIJRI = range(2000, 2100), range(1343, 1501)  # the years that are meant


class First(Enum):
    """What stands first in the days of a file; EITHER where that may be the day or the month, MIXED where its days
    contradict each other."""

    YEAR = "year"
    DAY = "day"
    MONTH = "month"
    EITHER = "either"
    MIXED = "mixed"


@dataclass(frozen=True)
class Written:
    """The figures of a day as they stand there."""

    year: int
    others: tuple[int, int]  # in their order: the month and the day, or the other way round
    is_year_first: bool

    @property
    def is_hijri(self) -> bool:
        return self.year in HIJRI


@dataclass(frozen=True)
class Manner:
    """How a file writes its days; where it can be read both ways, the first of them that can, as it is written."""

    first: First = First.YEAR
    is_hijri: bool = False
    unclear: str = ""


def manner_of(cells: Iterable[str], *, asked: First | None = None) -> Manner:
    """How a file writes its days. `asked`: what a person says stands first, where the file does not say it itself."""
    found = [(text, one) for text in cells if (one := _written(text)) and (_days_first(one) or _months_first(one))]
    if len({(one.is_year_first, one.is_hijri) for _, one in found}) > 1:
        return Manner(First.MIXED)
    if not found or found[0][1].is_year_first:
        return Manner(First.YEAR, bool(found) and found[0][1].is_hijri)
    is_hijri = found[0][1].is_hijri
    no_days, no_months = (any(read(one) is None for _, one in found) for read in (_days_first, _months_first))
    if no_days and no_months:
        return Manner(First.MIXED)
    if no_days or no_months:
        return Manner(First.MONTH if no_days else First.DAY, is_hijri)
    unclear = next((text for text, one in found if one.others[0] != one.others[1]), "")
    if unclear and asked not in (First.DAY, First.MONTH):
        return Manner(First.EITHER, is_hijri, unclear)
    return Manner(asked if unclear and asked else First.DAY, is_hijri)


def read(text: str, manner: Manner) -> date | None:
    """A day in a file of this manner; None for what is none."""
    one = _written(text)
    if one is None or one.is_year_first != (manner.first is First.YEAR) or one.is_hijri != manner.is_hijri:
        return None
    if manner.first in (First.DAY, First.EITHER):
        return _days_first(one)
    return _months_first(one) if manner.first in (First.YEAR, First.MONTH) else None


def both_of(manner: Manner) -> Sequence[tuple[First, date | None]]:
    """The two days that the unclear one may be, by what would stand first."""
    return [(first, read(manner.unclear, Manner(first, manner.is_hijri))) for first in (First.DAY, First.MONTH)]


def _written(text: str) -> Written | None:
    """The figures of a day, with or without an hour behind it."""
    plain = text.translate(DIGITS).strip()
    if named := _with_month_named(plain):
        return named
    parts = PARTS.fullmatch(plain.replace("T", " ").split(" ")[0])
    if not parts:
        return None
    first, middle, last = (parts[place] for place in (1, 3, 4))
    if len(first) == 4 and len(last) <= 2:
        return Written(int(first), (int(middle), int(last)), is_year_first=True)
    if len(last) in (2, 4) and len(first) <= 2:
        return Written(_year(last), (int(first), int(middle)), is_year_first=False)
    return None


def _year(figures: str) -> int:
    return int(figures) + (CENTURY if len(figures) == 2 else 0)


def _with_month_named(plain: str) -> Written | None:
    """The figures of a day whose month has its name. Nothing of it changes places, as if the year stood first."""
    if found := NAMED.match(plain):
        day, name, year = found.groups()
    elif found := MONTH_NAMED.match(plain):
        name, day, year = found.groups()
    else:
        return None
    said = folded(name)
    months = [
        number for number, (begins, arabic) in enumerate(MONTHS, start=1) if said.startswith(begins) or said == arabic
    ]
    return Written(_year(year), (months[0], int(day)), is_year_first=True) if months else None


def _months_first(one: Written) -> date | None:
    month, day = one.others
    return _made(one, month, day)


def _days_first(one: Written) -> date | None:
    day, month = one.others
    return None if one.is_year_first else _made(one, month, day)


def _made(one: Written, month: int, day: int) -> date | None:
    try:
        if one.is_hijri:
            found = calendars.from_hijri(one.year, month, day)
            return found if calendars.to_hijri(found) == (one.year, month, day) else None
        return date(one.year, month, day) if one.year in GREGORIAN else None
    except (ValueError, OverflowError):
        return None
