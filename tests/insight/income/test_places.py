"""In which month of a period a moment lies, as the database reckons it."""

from datetime import timedelta

import pytest
from sqlalchemy import literal, select

from storefront.insight.income import Period
from storefront.insight.income.places import place_of
from storefront.insight.statements import Month
from storefront.kernel.database import UtcDateTime, db


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("months", [1, 2, 5])
def test_each_month_is_its_place(months: int) -> None:
    first = Month(2026, 11)
    last = first
    for _ in range(months - 1):
        last = last.next
    period = Period(first, last)

    for place, month in enumerate(period.months):
        for moment in (month.begins, month.ends - timedelta(seconds=1)):
            asked = select(place_of(literal(moment, UtcDateTime()), period))
            assert db.session.scalar(asked) == place
