"""Hours as a form asks for them: days of the week, from when to when; strings in, hours out."""

from datetime import time
from typing import Any

from flask_babel import lazy_gettext
from wtforms import TimeField
from wtforms.validators import Optional

from storefront.goods.making import WEEK
from storefront.kernel import calendars
from storefront.trade import delivery
from storefront.trade.delivery import CollectionPoint, Hours
from storefront.web.family.forms import ticks
from storefront.web.kit.locale import language

SIXTY = 60
NO_HOUR = -1  # where only the other one was typed


def hours_fields() -> tuple[Any, Any, Any]:
    """Fresh fields of a form: `days`, `opens`, `closes`."""
    return (
        ticks(lazy_gettext("أيام الاستلام")),
        TimeField(lazy_gettext("من الساعة"), [Optional()]),
        TimeField(
            lazy_gettext("إلى الساعة"),
            [Optional()],
            description=lazy_gettext("إن كانت أبكر من الأولى فهي من اليوم التالي."),
        ),
    )


def offer_days(form: Any) -> None:
    """The days of the week to choose from."""
    names = calendars.WEEKDAYS[language()]
    form.days.choices = [(weekday, names[weekday]) for weekday in WEEK]


def hours_typed(form: Any) -> Hours:
    """What was typed, of a form that was found valid; whether there can be such hours is for the command to say."""
    clocks = form.opens.data, form.closes.data
    none = 0 if clocks == (None, None) else NO_HOUR
    opens, closes = (none if one is None else one.hour * SIXTY + one.minute for one in clocks)
    return Hours(frozenset(form.days.data or ()), opens, closes)


def hours_told(point: CollectionPoint | None) -> dict[str, Any]:
    """The fields as a point has them; empty without one, or without hours."""
    told = delivery.hours.of(point) if point else Hours()
    if not told.days:
        return {"days": [], "opens": None, "closes": None}
    clocks = {name: time(at // SIXTY, at % SIXTY) for name, at in (("opens", told.opens), ("closes", told.closes))}
    return {"days": sorted(told.days), **clocks}
