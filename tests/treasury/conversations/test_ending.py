"""Ending a payment: goods are free when the provider has said that nobody can pay any more, and never before."""

import pytest

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations
from storefront.treasury.gateways import ProviderDown
from tests.builders.goods import a_product, variant_of
from tests.builders.money import a_settled_order, an_unpaid_order, as_it_is, begin, the_attempt, the_payment
from tests.builders.providers import provider

pytestmark = pytest.mark.usefixtures("app")


def left_of(order) -> int:  # type: ignore[no-untyped-def]
    """Free pieces of the goods in an order."""
    return stock.free(as_it_is(order).parcels[0].lines[0].variant_id)


def test_what_nobody_ever_began_to_pay_is_released_at_once() -> None:
    order = an_unpaid_order(pieces=2)

    assert conversations.release(the_payment(order).id) == "released"
    assert (left_of(order), provider().calls) == (5, [])
    assert as_it_is(order).abandoned_at is not None


@pytest.mark.parametrize(("by_payer", "state"), [(False, "expired"), (True, "cancelled")])
def test_the_page_is_closed_before_the_goods_are_free(by_payer: bool, state: str) -> None:
    order, seen = an_unpaid_order(pieces=2), []
    begin(order)
    provider().before = lambda call: seen.append((call, left_of(order)))

    outcome = conversations.release(the_payment(order).id, by_payer=by_payer)

    assert (outcome, seen, left_of(order)) == ("released", [("expire", 3)], 5)
    assert (the_payment(order).state, the_attempt(order).state) == (state, "expired")


def test_who_paid_in_the_last_moment_has_paid() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)

    assert conversations.release(the_payment(order).id) == "settled"
    assert (as_it_is(order).confirmed_at is not None, left_of(order)) == (True, 4)


def test_goods_stay_held_while_nobody_knows() -> None:
    order = an_unpaid_order()
    begin(order)
    held = the_payment(order).expires_at
    provider().fail_next("expire", ProviderDown("no_answer"))
    assert held is not None

    with clock.set_to(held):
        outcome = conversations.release(the_payment(order).id)

    assert (outcome, left_of(order), the_attempt(order).state) == ("held", 4, "redirected")
    assert the_payment(order).expires_at == held + conversations.ending.AGAIN


def test_a_page_closed_by_an_answer_that_was_lost_is_closed() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().fail_next("expire", ProviderDown("no_answer"), executed=True)

    outcomes = [conversations.release(the_payment(order).id) for _ in range(2)]

    assert (outcomes, left_of(order)) == (["held", "released"], 5)


def test_a_payment_that_is_being_decided_holds_its_goods() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().newest.state = "processing"

    assert conversations.release(the_payment(order).id) == "held"
    assert (the_attempt(order).state, left_of(order)) == ("processing", 4)


def test_a_paid_order_is_not_released() -> None:
    order = a_settled_order()

    assert conversations.release(the_payment(order).id) == "settled"
    assert as_it_is(order).abandoned_at is None


def test_releasing_twice_frees_the_goods_once() -> None:
    with unit_of_work():
        product = a_product(stock=5)
    order = an_unpaid_order(product)

    for _ in range(2):
        conversations.release(the_payment(order).id)

    assert stock.free(variant_of(product).id) == 5
    assert stock.astray() == []
