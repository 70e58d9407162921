"""What a family reads of the ledger: each booking that concerns it, by month and kind, its own alone."""

from datetime import date, datetime, timedelta

import pytest

from storefront.kernel import clock
from storefront.treasury import ledger
from storefront.treasury.ledger.statement import Overview, month_after, months_between
from tests.builders.community import a_family
from tests.builders.treasury import a_payout, earned

pytestmark = pytest.mark.usefixtures("app")
RIYADH = clock.RIYADH
NOVEMBER_AND_DECEMBER = (date(2026, 11, 1), date(2026, 12, 1))


def test_a_sale_and_its_clearing_are_two_bookings_of_one_family() -> None:
    family, other = a_family(), a_family()
    earned(family, 9_200)
    earned(other, 100)

    page = ledger.bookings(family.id)

    assert [(row.kind, row.coming_minor, row.payable_minor, row.owed_minor) for row in page.rows] == [
        ("cleared", -9_200, 9_200, 0),
        ("sale", 9_200, 0, 9_200),
    ]
    assert (page.total, page.rows[1].told["parcel"]) == (2, "7KQ34U7M")


def test_bookings_are_found_by_month_of_riyadh_and_by_kind() -> None:
    family = a_family()
    before, after = datetime(2026, 10, 31, 23, 30, tzinfo=RIYADH), datetime(2026, 11, 1, 0, 30, tzinfo=RIYADH)
    for amount, moment in ((100, before), (200, after)):
        earned(family, amount, before=moment + timedelta(hours=1))

    october = ledger.bookings(family.id, ledger.Filter(date(2026, 10, 1), ("sale",)))
    november = ledger.bookings(family.id, ledger.Filter(date(2026, 11, 1)))

    assert [row.owed_minor for row in october.rows] == [100]
    assert [row.payable_minor for row in november.rows] == [200, 0]


def test_what_a_payout_takes_and_gives_back_is_read_too() -> None:
    family = a_family()
    a_payout(50_000, family=family, state="failed")

    rows = {row.kind: row.payable_minor for row in ledger.bookings(family.id).rows}

    assert (rows["payout_approved"], rows["payout_failed"]) == (-50_000, 50_000)
    assert "payout_done" not in rows


def test_the_overview_of_a_family_is_its_standing_and_its_months() -> None:
    family = a_family()
    nothing, page = ledger.overview(family.id), ledger.bookings(family.id)
    earned(family, 300, before=datetime(2026, 9, 15, 12, tzinfo=RIYADH))
    earned(family, 200, before=datetime(2026, 11, 15, 12, tzinfo=RIYADH))

    found = ledger.overview(family.id)

    assert nothing == Overview(ledger.Standing(0, 0), [])
    assert (page.rows, page.number, page.total) == ([], 1, 0)
    assert found.standing == ledger.standing(family.id) == ledger.Standing(0, 500)
    assert found.months == [date(2026, 11, 1), date(2026, 10, 1), date(2026, 9, 1)]


def test_the_months_of_a_family_reach_from_its_first_booking_to_its_last_on_whatever_account() -> None:
    family = a_family()
    share = ledger.Share(family.id, 500, 0, 0, by_courier=False)
    with clock.set_to(datetime(2026, 9, 15, tzinfo=RIYADH)):
        ledger.record_sale("parcel:1", share, received_in=ledger.BANK)
    with clock.set_to(datetime(2026, 10, 15, tzinfo=RIYADH)):
        ledger.record_cleared("parcel:1", family.id)
    with clock.set_to(datetime(2026, 11, 15, tzinfo=RIYADH)):
        ledger.book("payout:1", "payout_approved", ledger.entries.payout_approved(family.id, 500))

    months = ledger.overview(family.id).months

    assert months == [date(2026, 11, 1), date(2026, 10, 1), date(2026, 9, 1)]


def test_a_page_beyond_the_last_is_empty() -> None:
    family = a_family()
    earned(family, 300)

    assert ledger.bookings(family.id, number=9).rows == []


def test_older_bookings_stand_on_the_second_page() -> None:
    family = a_family()
    for amount in range(1, 14):
        earned(family, amount)

    page = ledger.bookings(family.id, number=2)

    assert [(row.kind, row.coming_minor) for row in page.rows] == [("cleared", -1), ("sale", 1)]
    assert (page.number, page.total) == (2, 26)


def test_a_month_ends_where_the_next_begins() -> None:
    family, december = a_family(), datetime(2026, 12, 1, tzinfo=RIYADH)
    earned(family, 100, before=december + timedelta(hours=1))
    earned(family, 200, before=december + timedelta(hours=1) - timedelta(seconds=1))

    found = [ledger.bookings(family.id, ledger.Filter(month, ("sale",))).rows for month in NOVEMBER_AND_DECEMBER]

    assert [[row.owed_minor for row in rows] for rows in found] == [[200], [100]]


def test_months_follow_each_other_over_the_year() -> None:
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert months_between(datetime(2026, 12, 31, 20, 59, tzinfo=RIYADH), datetime(2027, 1, 1, 0, 0, tzinfo=RIYADH)) == [
        date(2027, 1, 1),
        date(2026, 12, 1),
    ]
