"""What the office finds in the ledger: by account, kind, family and what it is about; with both sides."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.kernel.refusals import NotFound
from storefront.treasury import ledger
from storefront.treasury.ledger import Search
from tests.builders.community import a_family
from tests.builders.treasury import a_payout, earned

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def kinds_of(search: Search) -> list[str]:
    return [row.transaction.kind for row in ledger.transactions(search).rows]


def test_transactions_are_found_by_account_kind_family_and_subject() -> None:
    family, other = a_family(), a_family()
    subject = earned(family, 300)
    earned(other, 200)
    payout = a_payout(50_000, family=other, state="done")

    assert kinds_of(Search(account=ledger.PAYOUTS_ON_THE_WAY)) == ["payout_done", "payout_approved"]
    assert kinds_of(Search(kind="cleared", family_id=family.id)) == ["cleared"]
    assert kinds_of(Search(subjects=[subject])) == ["cleared", "sale"]
    assert kinds_of(Search(subjects=[f"payout:{payout.id}"], account=ledger.BANK)) == ["payout_done"]
    assert kinds_of(Search(subjects=[])) == []


def test_a_transaction_shows_both_its_sides_and_whose_they_are() -> None:
    family = a_family()
    earned(family, 300)

    found = ledger.transactions(Search(kind="sale")).rows[0]
    whole = ledger.transaction(found.transaction.id)

    sides = [(side.entry.account, side.entry.amount_minor, side.family) for side in whole.sides]
    assert sides == [(ledger.BANK, 300, None), (ledger.FAMILY_COMING, -300, family)]
    assert (found.turned_minor, whole.turned_minor) == (300, 300)
    with pytest.raises(NotFound):
        ledger.transaction(999_999)


def test_a_long_list_costs_as_few_queries_as_a_short_one(count_queries: Counting) -> None:
    family = a_family()
    for _ in range(30):
        earned(family, 300)

    with count_queries() as asked:
        page = ledger.transactions(Search())

    assert (len(page.rows), page.total) == (24, 60)
    assert len(asked) <= 3


def test_before_the_first_booking_the_only_page_is_empty() -> None:
    page = ledger.transactions(Search())

    assert (page.rows, page.number, page.total) == ([], 1, 0)


def test_older_transactions_stand_on_the_second_page() -> None:
    family = a_family()
    for amount in range(1, 14):
        earned(family, amount)

    page = ledger.transactions(Search(), number=2)

    assert [(row.transaction.kind, row.turned_minor) for row in page.rows] == [("cleared", 1), ("sale", 1)]
    assert (page.number, page.total) == (2, 26)


def test_bookings_are_found_by_their_own_names_beside_what_they_are_about() -> None:
    family = a_family()
    first, second, third = (earned(family, 300) for _ in range(3))

    found = ledger.transactions(Search(subjects=[first], named=[f"sale:{second}"])).rows

    assert [row.transaction.once for row in found] == [f"sale:{second}", f"cleared:{first}", f"sale:{first}"]
    assert kinds_of(Search(subjects=[], named=[f"cleared:{third}"])) == ["cleared"]


def test_entries_of_one_family_on_one_account_are_found_together() -> None:
    seller, other = a_family(), a_family()
    earned(seller, 300)
    earned(other, 200)

    assert kinds_of(Search(account=ledger.FAMILY, family_id=seller.id)) == ["cleared"]
    assert kinds_of(Search(account=ledger.BANK, family_id=seller.id)) == []
