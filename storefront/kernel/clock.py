"""The one clock. Everything asks here, so that tests can stop it. Times are aware UTC, days are those of Riyadh."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

RIYADH = ZoneInfo("Asia/Riyadh")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in Riyadh (UTC+3, no summer time)."""
    return now().astimezone(RIYADH).date()


def riyadh(moment: datetime) -> datetime:
    """The same moment as the clocks of Riyadh show it."""
    return moment.astimezone(RIYADH)
