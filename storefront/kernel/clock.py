"""The one clock. Everything asks here, so that tests can stop it. Times are aware UTC, days are those of Riyadh."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

RIYADH = ZoneInfo("Asia/Riyadh")
_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _told.get() or datetime.now(UTC)


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Inside the block it is `moment` (aware); how the demo market tells its past year."""
    before = _told.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(before)


def today() -> date:
    """The day it is in Riyadh (UTC+3, no summer time)."""
    return now().astimezone(RIYADH).date()


def riyadh(moment: datetime) -> datetime:
    """The same moment as the clocks of Riyadh show it."""
    return moment.astimezone(RIYADH)


def end_of_day(day: date) -> datetime:
    """The moment a day ends in Riyadh, as UTC."""
    return datetime.combine(day + timedelta(days=1), time(), RIYADH).astimezone(UTC)
