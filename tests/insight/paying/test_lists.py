"""Lists of payments, refunds and disputes: found by whatever people call them, by state, provider and day; paged."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from storefront.insight import paying
from storefront.insight.paying import Search
from storefront.kernel import clock
from storefront.trade import orders
from tests.builders.adjusting import allow, found_refund, lost, of_one_parcel, said
from tests.builders.bank import a_transfer_order
from tests.builders.money import the_attempt
from tests.builders.trade import a_paid_order, an_order

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def found(**asked: object) -> list[str]:
    return [row.reference for row in paying.payments_page(Search(**asked)).rows]  # type: ignore[arg-type]


def test_a_payment_is_found_by_whatever_somebody_calls_it() -> None:
    order, _ = a_paid_order(), a_paid_order()
    attempt, dispute = the_attempt(order), said(order, "open")
    refund = found_refund(order, 300)

    for words in (
        *(order.reference, order.reference.lower(), order.parcels[0].reference, attempt.session_ref),
        *(attempt.payment_ref, dispute.provider_ref, refund.provider_ref),
    ):
        assert found(words=words) == [order.reference], words
    assert found(words="ZZZZZZZZ") == []


def test_what_is_paid_at_a_door_is_found_by_its_parcel_and_a_transfer_by_its_code() -> None:
    transfer = a_transfer_order()
    cash = an_order()

    assert found(words=cash.parcels[0].reference) == [cash.parcels[0].reference]
    assert found(words=transfer.reference) == [transfer.reference]


def test_state_provider_and_day_narrow_the_list() -> None:
    with clock.set_to(clock.now() - timedelta(days=3)):
        early = a_paid_order()
    waits = an_order(method="card")

    assert found(state="settled") == [early.reference]
    assert found(state="open", provider="obedient") == [waits.reference]
    assert found(day=clock.riyadh(clock.now() - timedelta(days=3)).date()) == [early.reference]
    assert found(provider="transfer") == []


def test_refunds_and_disputes_are_listed_with_their_order_and_by_state() -> None:
    parcel, gone = of_one_parcel(), of_one_parcel()
    allow(parcel, 500)
    lost(orders.get(gone.order_id))
    order, other = orders.get(parcel.order_id), orders.get(gone.order_id)

    assert [(row.reference, row.refund.state) for row in paying.refunds_page().rows] == [(order.reference, "asked")]
    assert paying.refunds_page(state="failed").rows == []
    assert [(row.reference, row.dispute.state) for row in paying.disputes_page().rows] == [(other.reference, "lost")]
    assert paying.disputes_page(state="open").total == 0


def test_disputes_that_wait_for_us_come_first() -> None:
    first, second = a_paid_order(), a_paid_order()
    said(first, "open")
    lost(second)

    assert [row.reference for row in paying.disputes_page().rows] == [first.reference, second.reference]


def test_a_list_costs_the_same_however_long_it_is(count_queries: Counting) -> None:
    a_paid_order()
    with count_queries() as for_one:
        paying.payments_page(Search())
    for _ in range(4):
        a_paid_order()

    with count_queries() as for_five:
        page = paying.payments_page(Search())

    assert (len(page.rows), len(for_five), len(for_one)) == (5, 2, 2)
