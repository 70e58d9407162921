"""Where the office's money pages begin: what waits, each a door; and the rows of accounts."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.treasury import a_payout

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/office/money"


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_comes_in(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    enter(client)

    assert client.get(PAGE).status_code == 403


def test_the_page_counts_what_waits_and_leads_to_it(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    with unit_of_work():
        a_payout(20_000)
        a_payout(40_000, state="sent")
        a_payout(30_000, state="approved")

    with count_queries() as asked:
        page = client.get(PAGE).text

    for shown in ("200</bdi>", "300</bdi>", "400</bdi>", "/office/bank-files", "/office/ledger", "/office/commissions"):
        assert shown in page
    assert "لا تحويلات موقوفة." in page
    assert len(asked) <= 10


def test_an_empty_market_has_the_page_too(client: FlaskClient) -> None:
    a_staff(client)

    assert client.get(PAGE).status_code == 200
    assert "Payouts to approve" in client.get(f"/en{PAGE}").text


def test_the_start_of_the_office_and_its_navigation_lead_here(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        a_payout(20_000)

    page = client.get("/office").text

    assert page.count(f'href="{PAGE}"') >= 2
    assert "تحويلات تنتظر المكتب" in page
