"""A family's holiday as shoppers read it: that it is away, or from when on it will be."""

from datetime import timedelta
from typing import Any, NamedTuple

from flask_babel import gettext

from storefront.community import holidays
from storefront.community.families import is_closed
from storefront.kernel import clock
from storefront.web.kit.formats import day
from storefront.web.kit.locale import in_language, language_of

SOON = timedelta(days=30)  # what is farther off helps nobody who buys today


class Leave(NamedTuple):
    """What is said of it, and the family's own words with their language."""

    title: str
    note: str
    lang: str


def leave_of(family: Any) -> Leave | None:
    """What to say of the holiday of a family's row; None when it is not away and will not be soon."""
    holiday, today = holidays.of(family), clock.today()
    first, last = holiday.closed_from, holiday.last
    if last is not None and is_closed(family):
        title = gettext("الدكّة في إجازة حتى %(day)s.", day=day(last))
        return Leave(str(title), in_language(family, "closed_note"), language_of(family, "closed_note"))
    if first is None or last is None or not today < first <= today + SOON:
        return None
    title = gettext(
        "الدكّة في إجازة من %(first)s إلى %(last)s، والمواعيد محسوبة حولها.", first=day(first), last=day(last)
    )
    return Leave(str(title), in_language(family, "closed_note"), language_of(family, "closed_note"))
