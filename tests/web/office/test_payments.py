"""Payments in the office: found by whatever people call them, whole with all that happened; nobody else's business."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.adjusting import allow
from tests.builders.desk_money import (
    NOBODYS,
    a_dispute,
    a_found_refund,
    a_paid_parcel,
    a_refund,
    doors,
    order_of,
    payment_of,
)
from tests.builders.desks import a_staff
from tests.builders.money import a_settled_order, an_unpaid_order, the_attempt

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/payments"


def test_a_payment_is_found_by_its_order_and_by_the_providers_reference(client: FlaskClient) -> None:
    a_staff(client)
    order, other = a_settled_order(), a_settled_order()
    attempt = the_attempt(order)

    for words in (order.reference, order.parcels[0].reference, attempt.payment_ref, attempt.session_ref):
        page = client.get(LIST, query_string={"q": words}).text
        assert (order.reference in page, other.reference in page) == (True, False)


def test_state_way_and_day_narrow_the_list_and_stay_in_the_form(client: FlaskClient) -> None:
    a_staff(client)
    paid, waits = a_settled_order(), an_unpaid_order()
    today = clock.riyadh(clock.now()).date()

    page = client.get(f"{LIST}?state=open&way=obedient&day={today}").text

    assert (waits.reference in page, paid.reference in page) == (True, False)
    assert 'value="open" selected' in page
    assert f'value="{today}"' in page


@pytest.mark.parametrize(
    "query",
    [
        "?day=yesterday",
        "?state=rich",
        "?way=barter",
        "?page=x",
        "?day=2026-13-40",
        "?day=9999-12-31",
        "?day=0001-01-01",
    ],
)
def test_nonsense_asks_for_everything(client: FlaskClient, query: str) -> None:
    a_staff(client)
    order = a_settled_order()

    assert order.reference in client.get(LIST + query).text


def test_without_any_and_with_none_that_fits_the_page_says_so(client: FlaskClient) -> None:
    a_staff(client)

    assert "لا دفعات بعد" in client.get(LIST).text
    assert "No payment fits this" in client.get(f"/en{LIST}?q=ZZZZ").text


def test_one_shows_its_order_attempts_refunds_disputes_bookings_and_alarms(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    a_refund(parcel)
    a_found_refund(parcel, 300)
    a_dispute(parcel)
    attempt = the_attempt(order_of(parcel))

    page = client.get(f"{LIST}/{payment_of(parcel).id}").text

    for known in (order_of(parcel).reference, parcel.reference, str(attempt.payment_ref), str(attempt.session_ref)):
        assert known in page
    for said in ("ردّ من المكتب", "رُدّ من لوحة شركة الدفع", "ينتظر قرار المصرف", "بيع", "اعترض حامل بطاقة"):
        assert said in page
    assert f"/office/parcels/{parcel.id}/allowance" not in page  # a bank looks into it


def test_something_is_offered_to_be_given_back_only_where_it_can_be(client: FlaskClient) -> None:
    a_staff(client)
    parcel, whole, disputed = a_paid_parcel(), a_paid_parcel(), a_paid_parcel()
    a_dispute(disputed, is_lost=True)
    with unit_of_work():
        allow(orders.get_parcel(whole.id), 12_500, with_delivery=True)

    offered = {
        one.id: f"/office/parcels/{one.id}/allowance" in client.get(f"{LIST}/{payment_of(one).id}").text
        for one in (parcel, whole, disputed)
    }

    assert offered == {parcel.id: True, whole.id: False, disputed.id: False}


def test_what_the_provider_kept_is_shown_and_the_secret_name_of_a_payment_is_not(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    payment = payment_of(parcel)

    page = client.get(f"/en{LIST}/{payment.id}").text

    assert "Fee of the payment company" not in page  # not known yet
    assert payment.reference not in page


def test_every_thing_about_a_payment_leads_to_it(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    payment, attempt = payment_of(parcel), the_attempt(order_of(parcel))

    led = client.get(f"{LIST}/about/attempt:{attempt.id}")

    assert (led.status_code, led.location) == (302, f"{LIST}/{payment.id}")
    assert client.get(f"{LIST}/about/family:1").status_code == 404


def test_journal_and_ledger_lead_here(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    order, payment = order_of(parcel), payment_of(parcel)

    journal = client.get(f"/office/journal?subject={order.reference}").text
    ledger = client.get(f"/office/ledger/transactions?q={parcel.reference}").text
    booked = ledger.partition("/office/ledger/transactions/")[2].partition('"')[0]

    assert f'href="{LIST}?q={order.reference}"' in journal
    assert f'href="{LIST}/{payment.id}"' in journal
    assert f'href="{LIST}?q={parcel.reference}"' in client.get(f"/office/ledger/transactions/{booked}").text


def test_lists_and_pages_cost_the_same_however_much_there_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    a_refund(parcel, 10)
    pages = (LIST, f"{LIST}/{payment_of(parcel).id}")
    counts = []
    for _ in range(2):
        for page in pages:
            with count_queries() as asked:
                client.get(page)
            counts.append(len(asked))
        for _ in range(3):
            a_refund(parcel, 10)
            a_settled_order()

    assert counts[:2] == counts[2:]
    assert (counts[0] <= 6, counts[1] <= 24) == (True, True)


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_reads_them(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    payment = payment_of(a_paid_parcel())
    enter(client)

    assert doors(client, LIST, f"{LIST}/{payment.id}", f"{LIST}/about/payment:{payment.id}") == [403] * 3


def test_what_is_no_payment_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert doors(client, f"{LIST}/999999", f"{LIST}/x") == [404, 404]
