"""When goods can be collected, in the reader's words."""

from datetime import UTC, datetime, timedelta

from storefront.kernel import calendars
from storefront.trade import delivery
from storefront.trade.delivery import CollectionPoint, Hours, Spot
from storefront.web.kit.formats import clock_time
from storefront.web.kit.locale import gettext, language

WEEK = (6, 0, 1, 2, 3, 4, 5)  # as it begins here: on a Sunday (date.weekday() of each)
RIYADH_IS_AHEAD = timedelta(hours=3)


def hours_of(point: CollectionPoint | Spot | None) -> str:
    """The days and hours of a point; nothing where none are told: then the two agree on them."""
    told = delivery.hours.of(point) if point else Hours()
    if not told.days:
        return ""
    opens, closes = at(told.opens), at(told.closes)
    return gettext("%(days)s من %(opens)s إلى %(closes)s", days=days_of(told.days), opens=opens, closes=closes)


def days_of(days: frozenset[int]) -> str:
    """The days on which a point is open, or the one on which it is not."""
    names = calendars.WEEKDAYS[language()]
    closed = [names[day] for day in WEEK if day not in days]
    if len(closed) <= 1:
        return gettext("كل يوم عدا %(day)s", day=closed[0]) if closed else gettext("كل يوم")
    *first, last = [names[day] for day in WEEK if day in days]
    if language() == "en":
        return f"{', '.join(first)} and {last}" if first else last
    return " و".join([*first, last])


def at(minute: int) -> str:
    """A minute of the day as clocks show it."""
    return clock_time(datetime(2026, 1, 1, tzinfo=UTC) - RIYADH_IS_AHEAD + timedelta(minutes=minute))
