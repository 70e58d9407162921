"""The ledger in the office: accounts, transactions found by account, kind and order; of few questions at any length."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger
from tests.builders.community import a_family
from tests.builders.crowded import many_bookings
from tests.builders.desks import a_desk, a_parcel, a_staff, a_stranger
from tests.builders.treasury import a_payout, last_sunday

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGES = ("/office/ledger", "/office/ledger/transactions")
MOST_QUERIES = 10


@pytest.mark.parametrize("path", [*PAGES, "/office/ledger/transactions/1"])
@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str, path: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)

    assert client.get(path).status_code == (303 if who == "visitor" else 403)


def test_an_empty_ledger_says_what_it_will_hold(client: FlaskClient) -> None:
    a_staff(client)

    assert "الدفتر فارغ" in client.get(PAGES[0]).text
    assert "لا قيود هنا" in client.get(PAGES[1]).text


def test_accounts_show_what_they_hold_as_people_count(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        a_payout(50_000, state="approved")

    page, english = client.get(PAGES[0]).text, client.get(f"/en{PAGES[0]}").text

    for words in ("ما لنا", "ما علينا", "البنك", "تحويلات في الطريق", "500</bdi>"):
        assert words in page
    assert "Payouts on the way" in english
    assert "-500" not in page


def test_transactions_are_found_by_the_reference_of_an_order_a_parcel_or_a_payout(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        family = a_family()
        payout = a_payout(50_000, state="done")
    parcel = a_parcel(family, method="card", state="handed_over")

    found = [
        client.get(f"{PAGES[1]}?q={reference}").text.count('data-label="القيد"')
        for reference in (parcel.reference, parcel.order.reference.lower(), payout.reference, "NOBODY")
    ]

    assert found == [1, 1, 2, 0]


def test_transactions_are_found_by_account_and_kind(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        a_payout(50_000, state="done")

    bank, kind, both = (
        client.get(f"{PAGES[1]}?{query}").text.count('data-label="القيد"')
        for query in ("account=bank", "kind=cleared", "account=bank&kind=payout_done")
    )

    assert (bank, kind, both) == (2, 1, 1)


def test_one_transaction_shows_both_sides_and_what_explains_it(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
    parcel = a_parcel(family, method="card", state="handed_over")
    number = ledger.transactions(ledger.Search(kind="sale")).rows[0].transaction.id

    page, english = (client.get(f"{prefix}{PAGES[1]}/{number}").text for prefix in ("", "/en"))

    for words in ("مدين", "دائن", "بيت نورة", parcel.reference, f"sale:parcel:{parcel.id}", "مجموع كل جانب:"):
        assert words in page
    assert "Debit" in english
    assert client.get(f"{PAGES[1]}/999999").status_code == 404


@pytest.mark.parametrize("query", ["account=pocket", "kind=gift", "q=%00%25", "page=-1", "q=" + "x" * 3000, "account="])
def test_nonsense_shows_a_page(client: FlaskClient, query: str) -> None:
    a_staff(client)

    assert client.get(f"{PAGES[1]}?{query}").status_code == 200


def test_twenty_thousand_entries_cost_as_few_queries_as_one(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    with unit_of_work():
        many_bookings(a_family(), 10_000, since=last_sunday() - timedelta(days=300))

    for path in (PAGES[0], f"{PAGES[1]}?account=bank&page=40", f"{PAGES[1]}?q=7KQ34U7M"):
        with count_queries() as asked:
            assert client.get(path).status_code == 200
        assert len(asked) <= MOST_QUERIES, (path, asked)
