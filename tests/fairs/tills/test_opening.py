"""When a till is open, and why it is not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storefront.fairs import tills
from storefront.fairs.exhibitions import OpenDay
from storefront.fairs.tills import refusals
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.tills import a_till, open_till

DAYS = [OpenDay(date(2026, 3, 1), 16 * 60, 25 * 60 + 30), OpenDay(date(2026, 3, 2), 16 * 60, 23 * 60)]


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [
        (-1, 59, None),
        (0, 0, date(2026, 3, 1)),
        (23, 59, date(2026, 3, 1)),
        (25, 29, date(2026, 3, 1)),
        (25, 30, date(2026, 3, 2)),
        (47, 59, date(2026, 3, 2)),
        (48, 0, None),
    ],
)
def test_a_day_lasts_till_midnight_or_till_it_closes(hour: int, minute: int, day: date | None) -> None:
    midnight = datetime(2026, 2, 28, 21, tzinfo=UTC)  # of the first of March in Riyadh

    assert tills.day_at(DAYS, midnight + timedelta(hours=hour, minutes=minute)) == day


def test_a_moment_of_no_day_belongs_to_the_last_that_had_begun() -> None:
    before, after = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)

    assert [tills.nearest(DAYS, moment) for moment in (before, after)] == [one.day for one in DAYS]
    assert tills.nearest([], after) is None


def why_not(till: object, family_id: int) -> type | None:
    found = tills.why_not(till.exhibition, family_id)  # type: ignore[attr-defined]
    return type(found) if found else None


@pytest.mark.usefixtures("app")
def test_it_is_open_on_the_days_to_families_that_come() -> None:
    with open_till() as till:
        assert why_not(till, till.family_id) is None
        assert why_not(till, a_family().id) is refusals.NotYours
    assert why_not(till, till.family_id) is refusals.NotToday


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("licence", ["trade", "introduction"])
def test_nothing_is_sold_where_the_licence_forbids_it(licence: str) -> None:
    with open_till() as till:
        till.exhibition.licence_class = licence

        assert why_not(till, till.family_id) is refusals.NothingIsSoldThere


@pytest.mark.usefixtures("app")
def test_a_shop_that_was_stopped_sells_nothing_there() -> None:
    with open_till() as till:
        till.holder.family.status = "suspended"
        db.session.flush()

        assert why_not(till, till.family_id) is refusals.ShopIsStopped


@pytest.mark.usefixtures("app")
def test_nothing_is_sold_where_it_is_not_held() -> None:
    till = a_till()
    with clock.set_to(till.opens):
        till.exhibition.state = "cancelled"

        assert why_not(till, till.family_id) is refusals.NotToday
