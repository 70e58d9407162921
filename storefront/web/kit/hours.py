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
    names = calendars.WEEKDAYS[language()]
    listed = gettext("، ").join(names[day] for day in WEEK if day in told.days)
    days = gettext("كل يوم") if len(told.days) == len(WEEK) else listed
    return gettext("%(days)s من %(opens)s إلى %(closes)s", days=days, opens=at(told.opens), closes=at(told.closes))


def at(minute: int) -> str:
    """A minute of the day as clocks show it."""
    return clock_time(datetime(2026, 1, 1, tzinfo=UTC) - RIYADH_IS_AHEAD + timedelta(minutes=minute))
