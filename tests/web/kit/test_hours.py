"""Hours of collecting in the reader's words."""

import pytest

from storefront.trade.delivery import Hours, Spot
from storefront.web.kit.hours import hours_of
from storefront.web.kit.locale import read_in


def a_spot(hours: Hours) -> Spot:
    return Spot(1, "outlet", "منفذ", "", 1, "سوق", hours.mask, hours.opens, hours.closes)


@pytest.mark.parametrize(
    ("hours", "arabic", "english"),
    [
        (Hours(), "", ""),
        (Hours(frozenset({6, 0}), 0, 750), "الأحد والاثنين من 12:00 صباحاً إلى 12:30 مساءً",
         "Sunday and Monday from 12:00 am to 12:30 pm"),
        (Hours(frozenset({4}), 960, 1320), "الجمعة من 4:00 مساءً إلى 10:00 مساءً", "Friday from 4:00 pm to 10:00 pm"),
        (Hours(frozenset({0, 2, 5}), 960, 1320), "الاثنين والأربعاء والسبت من 4:00 مساءً إلى 10:00 مساءً",
         "Monday, Wednesday and Saturday from 4:00 pm to 10:00 pm"),
        (Hours(frozenset(range(7)) - {4}, 960, 1320), "كل يوم عدا الجمعة من 4:00 مساءً إلى 10:00 مساءً",
         "Every day but Friday from 4:00 pm to 10:00 pm"),
        (Hours(frozenset(range(7)), 960, 1439), "كل يوم من 4:00 مساءً إلى 11:59 مساءً", "Every day from 4:00 pm to 11:59 pm"),
    ],
)  # fmt: skip
def test_days_are_named_as_the_week_begins_here(hours: Hours, arabic: str, english: str) -> None:
    with read_in("en"):
        said = hours_of(a_spot(hours))

    assert [text.replace("\u2068", "").replace("\u2069", "") for text in (hours_of(a_spot(hours)), said)] == [
        arabic,
        english,
    ]
    assert hours_of(None) == ""
