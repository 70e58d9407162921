"""Where the provider is knowingly ahead: a refund that has not arrived, a fee that is not told."""

import pytest

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, payments
from storefront.treasury.reconciliation.waiting import waiting
from tests.builders.money import a_settled_order, the_attempt, the_payment
from tests.builders.providers import provider

pytestmark = pytest.mark.usefixtures("app")


def test_a_refund_waits_until_it_has_arrived() -> None:
    order = a_settled_order()
    provider().is_slow = True
    with unit_of_work():
        refund_id = payments.ask_refund(the_payment(order), 100, once="test", reason="test").id
    conversations.carry_out_refund(refund_id)
    ref = str(payments.get_refund(refund_id).provider_ref)
    before = waiting(provider().name, {ref, "another"}).refunds
    conversations.look_at_refunds(the_attempt(order).id)

    assert before == {ref: 100}
    assert waiting(provider().name, {ref}).refunds == {}
    assert waiting("another", {ref}).refunds == {}


def test_a_payment_waits_for_its_fee_until_it_is_told() -> None:
    attempt = the_attempt(a_settled_order())
    ref = str(attempt.payment_ref)
    before = waiting(provider().name, {ref}).fees

    provider().newest.fee_minor = 300
    conversations.settle(attempt.id)
    db.session.expire_all()

    assert (before, waiting(provider().name, {"another"}).fees) == ({ref}, frozenset())
    assert waiting(provider().name, {ref}).fees == frozenset()
