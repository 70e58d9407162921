"""What waits for a bank's decision, and what a bank gave its payer itself, is known of everything that goes back."""

import pytest

from storefront.kernel import units
from storefront.trade.orders import Order
from storefront.treasury import disputes
from storefront.treasury.disputes import Held
from tests.builders.card_refunds import a_round, call_off
from tests.builders.money import a_settled_order, the_attempt
from tests.builders.trade import the_parcel
from tests.treasury.disputes.test_covering import PART, bank

pytestmark = pytest.mark.usefixtures("app")


def held(order: Order) -> dict[str, Held]:
    units.abandon()
    return disputes.held_of("order", order.id)


def test_what_a_bank_looks_into_waits_whoever_comes_first() -> None:
    order = a_settled_order()
    subject = f"parcel:{the_parcel(order).id}"
    call_off(order)
    before = held(order)

    bank(order, "open")
    first = held(order)
    a_round()

    assert before == {}
    assert first == held(order) == {subject: Held(waits_minor=order.total_minor)}


def test_what_the_bank_kept_it_gave_and_the_rest_goes_as_ever() -> None:
    order = a_settled_order()
    subject = f"parcel:{the_parcel(order).id}"
    bank(order, "open")
    call_off(order)

    bank(order, "lost")
    a_round()

    assert held(order) == {subject: Held(by_bank_minor=PART)}


def test_what_the_market_won_waits_for_nobody() -> None:
    order, other = a_settled_order(), a_settled_order()
    call_off(order)
    bank(order, "open", "won")

    assert held(order) == held(other) == {}


def test_what_a_bank_would_have_a_say_in_is_known_before_anything_is_asked_for() -> None:
    order = a_settled_order()
    attempt, sums = the_attempt(order).id, [order.total_minor, 500]

    said = []
    for state in ("open", "lost"):
        bank(order, state)
        said.append(disputes.held_then(attempt, sums))

    assert said[0] == [Held(waits_minor=one) for one in sums]
    assert said[1] == [Held(by_bank_minor=PART), Held(by_bank_minor=500)]
