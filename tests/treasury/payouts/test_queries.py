"""Reading payouts: by state, family and file; sums; the largest first among those that wait."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.treasury import payouts
from tests.builders.community import a_family
from tests.builders.treasury import a_payout, earned, period

pytestmark = pytest.mark.usefixtures("app")


def test_those_that_wait_come_with_the_largest_first() -> None:
    for amount in (20_000, 90_000, 50_000):
        a_payout(amount)
    a_payout(70_000, state="approved")

    assert [row.payout.amount_minor for row in payouts.listed("planned").rows] == [90_000, 50_000, 20_000]
    assert payouts.counts() == {"planned": (3, 160_000), "approved": (1, 70_000)}


def test_payouts_are_found_by_family_file_and_reference() -> None:
    family = a_family()
    payout, _ = a_payout(20_000, family=family, state="sent"), a_payout(30_000)

    assert payout.file_id is not None
    assert [row.payout for row in payouts.listed(family_id=family.id).rows] == [payout]
    assert [row.family for row in payouts.listed(file_id=payout.file_id).rows] == [family]
    assert payouts.ids_named(payout.reference) == [payout.id]
    assert payouts.ids_named("nothing") == []


def test_what_a_payout_is_made_of_comes_in_pages() -> None:
    family = a_family()
    for _ in range(30):
        earned(family, 1_000)
    payout = a_payout(5_000, family=family)

    first, second = (payouts.lines_of(payout.id, number=number) for number in (1, 2))

    assert (first.total, len(first.rows), len(second.rows)) == (31, 24, 7)
    assert sum(row.amount_minor for row in [*first.rows, *second.rows]) == payout.amount_minor == 35_000


def test_what_is_not_there_is_not_found() -> None:
    for get in (payouts.get, payouts.get_file):
        with pytest.raises(NotFound):
            get(999_999)  # type: ignore[operator]
    assert payouts.due(period()) == []
