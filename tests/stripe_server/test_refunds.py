"""Refunds: in parts, at once, later, and in vain."""

import threading

import pytest
import stripe

from . import ControlError, StripeServer
from .fixtures import client_of
from .stage import SLOW, a_session, again, charge_of, paid, payment_of, told, words

PENDING, FAILING = "4000000000007726", "4000000000005126"


def refused(client: stripe.StripeClient, charge: stripe.Charge, amount: int | None) -> stripe.InvalidRequestError:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.refunds.create({"charge": charge.id, **({} if amount is None else {"amount": amount})})
    return refusal.value


def test_a_charge_is_given_back_in_parts(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client)
    payment = payment_of(session).id

    first = stripe_client.v1.refunds.create({"payment_intent": payment, "amount": 4550, "metadata": {"line": "1"}})
    partly = charge_of(again(stripe_client, session))
    second = stripe_client.v1.refunds.create({"payment_intent": payment, "amount": 4550})
    wholly = charge_of(again(stripe_client, session))

    assert (first.status, words(first)) == ("succeeded", {"line": "1"})
    assert (partly.amount_refunded, partly.refunded) == (4550, False)
    assert (wholly.amount_refunded, wholly.refunded) == (9100, True)
    assert first.id != second.id
    found = stripe_client.v1.refunds.list({"charge": wholly.id})
    assert [refund.id for refund in found.data] == [second.id, first.id]


def test_no_more_is_given_back_than_was_taken(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    charge = charge_of(paid(stripe_server, stripe_client))
    stripe_client.v1.refunds.create({"charge": charge.id, "amount": 9000})

    too_much = refused(stripe_client, charge, 101)
    rest = stripe_client.v1.refunds.create({"charge": charge.id})
    nothing_left = refused(stripe_client, charge, 1)

    assert (too_much.param, too_much.code) == ("amount", None)
    assert rest.amount == 100
    assert nothing_left.code == "charge_already_refunded"


@pytest.mark.parametrize("amount", [0, -1])
def test_a_refund_is_a_positive_sum(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, amount: int
) -> None:
    charge = charge_of(paid(stripe_server, stripe_client))

    assert refused(stripe_client, charge, amount).code == "parameter_invalid_integer"


def test_refunds_at_the_same_moment_share_what_is_left(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    charge = charge_of(paid(stripe_server, stripe_client))
    outcomes: list[str] = []

    def ask() -> None:
        try:
            client_of(stripe_server).v1.refunds.create({"charge": charge.id, "amount": 3000})
            outcomes.append("done")
        except stripe.InvalidRequestError:
            outcomes.append("refused")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done"] * 3 + ["refused"] * 5


def test_a_refund_that_waits(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client, PENDING)
    refund = stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id})
    at_first = (refund.status, refund.pending_reason, charge_of(again(stripe_client, session)).refunded)

    stripe_server.control.advance(31)

    assert at_first == ("pending", "processing", True)
    assert stripe_client.v1.refunds.retrieve(refund.id).status == "succeeded"
    assert told(stripe_client)[-2:] == ["refund.updated", "charge.refund.updated"]


def test_a_refund_that_fails_after_it_succeeded(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client, FAILING)
    before = stripe_client.v1.balance.retrieve().available[0].amount
    refund = stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id, "amount": 1000})
    between = stripe_client.v1.balance.retrieve().available[0].amount

    stripe_server.control.advance(31)

    failed = stripe_client.v1.refunds.retrieve(refund.id)
    assert (refund.status, failed.status, failed.failure_reason) == ("succeeded", "failed", "expired_or_canceled_card")
    assert failed.failure_balance_transaction is not None
    assert charge_of(again(stripe_client, session)).amount_refunded == 0
    assert between - before == -1000
    assert stripe_client.v1.balance.retrieve().available[0].amount == before
    assert told(stripe_client)[-1] == "refund.failed"


def test_a_refund_from_the_dashboard_says_nothing_of_an_order(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client, payment_intent_data={"metadata": {"order": "7"}})

    stripe_server.control.refund(session.id, 2500)

    found = stripe_client.v1.refunds.list({"payment_intent": payment_of(session).id}).data
    assert [(refund.amount, words(refund)) for refund in found] == [(2500, {})]
    assert told(stripe_client)[-2:] == ["charge.refunded", "refund.created"]


def test_what_has_not_been_paid_is_not_given_back(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = a_session(stripe_client)
    stripe_server.shopper.pay(str(session.url), "4000000000000002")
    declined = again(stripe_client, session)
    slow = paid(stripe_server, stripe_client, SLOW)

    assert refused(stripe_client, charge_of(declined), None).code == "charge_not_refundable"
    assert refused(stripe_client, charge_of(slow), None).code == "charge_not_refundable"
    with pytest.raises(stripe.InvalidRequestError, match="successful charge"):
        stripe_client.v1.refunds.create({"payment_intent": payment_of(declined).id})
    with pytest.raises(stripe.InvalidRequestError) as nothing:
        stripe_client.v1.refunds.create({"amount": 5})
    assert nothing.value.code == "parameter_missing"


def test_a_refund_can_wait_for_the_balance(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.options(refunds_need_balance=True)
    session = paid(stripe_server, stripe_client)
    refund = stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id, "amount": 5000})
    stripe_server.control.funds(5000, "sar")
    stripe_server.control.advance(3601)

    assert (refund.status, refund.pending_reason, refund.balance_transaction) == ("pending", "insufficient_funds", None)
    assert stripe_client.v1.refunds.retrieve(refund.id).status == "succeeded"
    assert stripe_client.v1.balance.retrieve().available[0].amount == 0


def test_only_a_refund_that_needs_somebody_can_be_called_off(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client, PENDING)
    refund = stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id})
    with pytest.raises(stripe.InvalidRequestError):
        stripe_client.v1.refunds.cancel(refund.id)
    stripe_server.control.move_refund(refund.id, "requires_action")

    assert stripe_client.v1.refunds.cancel(refund.id).status == "canceled"
    assert charge_of(again(stripe_client, session)).amount_refunded == 0
    with pytest.raises(ControlError, match="canceled already"):
        stripe_server.control.move_refund(refund.id, "failed")
