"""Disputes: what the bank takes, what the seller answers, how it ends."""

from typing import Any

import pytest
import stripe

from tests.stripe_server import ControlError, StripeServer
from tests.stripe_server.stage import again, charge_of, paid, payment_of, told

FRAUD, NOT_RECEIVED, INQUIRY = "4000000000000259", "4000000000002685", "4000000000001976"


def only_dispute(client: stripe.StripeClient) -> stripe.Dispute:
    (dispute,) = client.v1.disputes.list().data
    return dispute


def balance(client: stripe.StripeClient) -> int:
    """What there is, available or pending."""
    found: Any = client.v1.balance.retrieve()
    return sum(one.amount for one in [*found.available, *found.pending])


@pytest.mark.parametrize(("card", "reason"), [(FRAUD, "fraudulent"), (NOT_RECEIVED, "product_not_received")])
def test_a_card_disputes(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: str, reason: str
) -> None:
    session = paid(stripe_server, stripe_client, card)

    dispute = only_dispute(stripe_client)

    assert (dispute.amount, dispute.status, dispute.reason) == (9100, "needs_response", reason)
    assert dispute.evidence_details.due_by == dispute.created + 7 * 86_400
    assert charge_of(session).disputed
    assert [one.net for one in dispute.balance_transactions] == [-9100 - 1500]
    assert told(stripe_client)[-3:] == [
        "charge.updated",
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
    ]


def test_what_is_disputed_is_not_given_back(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client, FRAUD)

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id})

    assert refused.value.code == "charge_disputed"


@pytest.mark.parametrize(
    ("word", "status", "back"), [("winning_evidence", "won", 9100), ("losing_evidence", "lost", 0)]
)
def test_the_words_of_the_evidence_decide(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, word: str, status: str, back: int
) -> None:
    paid(stripe_server, stripe_client, FRAUD)
    before = balance(stripe_client)
    dispute = only_dispute(stripe_client)

    draft = stripe_client.v1.disputes.update(dispute.id, {"evidence": {"customer_name": "Noura"}, "submit": False})
    decided = stripe_client.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": word}})

    assert (draft.status, draft.evidence_details.submission_count) == ("needs_response", 0)
    assert (decided.status, decided.evidence_details.submission_count) == (status, 1)
    assert decided.evidence.customer_name == "Noura"
    assert balance(stripe_client) == before + back
    assert told(stripe_client)[-1] == "charge.dispute.closed"


def test_evidence_without_a_verdict_is_under_review(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    paid(stripe_server, stripe_client, FRAUD)
    dispute = only_dispute(stripe_client)

    reviewed = stripe_client.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "She got it."}})
    stripe_server.control.move_dispute(dispute.id, "won")

    assert reviewed.status == "under_review"
    assert only_dispute(stripe_client).status == "won"
    with pytest.raises(ControlError, match="closed"):
        stripe_server.control.move_dispute(dispute.id, "lost")


@pytest.mark.parametrize(("card", "status"), [(FRAUD, "lost"), (INQUIRY, "warning_closed")])
def test_saying_nothing_decides_too(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: str, status: str
) -> None:
    paid(stripe_server, stripe_client, card)

    stripe_server.control.advance(7 * 86_400)

    dispute = only_dispute(stripe_client)
    assert (dispute.status, dispute.evidence_details.past_due) == (status, True)


def test_giving_in_loses(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    paid(stripe_server, stripe_client, FRAUD)

    assert stripe_client.v1.disputes.close(only_dispute(stripe_client).id).status == "lost"
    with pytest.raises(stripe.InvalidRequestError):
        stripe_client.v1.disputes.close(only_dispute(stripe_client).id)


def test_an_inquiry_takes_no_money_and_the_charge_can_be_given_back(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client, INQUIRY)
    dispute = only_dispute(stripe_client)

    refund = stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id})
    stripe_server.control.move_dispute(dispute.id, "warning_closed")

    assert (dispute.status, dispute.is_charge_refundable) == ("warning_needs_response", True)
    assert dispute.balance_transactions == []
    assert refund.status == "succeeded"
    assert only_dispute(stripe_client).status == "warning_closed"


def test_an_inquiry_can_become_a_dispute(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client, INQUIRY)
    before = balance(stripe_client)

    stripe_server.control.move_dispute(only_dispute(stripe_client).id, "needs_response")

    assert only_dispute(stripe_client).status == "needs_response"
    assert charge_of(again(stripe_client, session)).disputed
    assert balance(stripe_client) == before - 9100 - 1500


def test_a_customer_disputes_later(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client)
    stripe_server.control.refund(session.id, 100)

    stripe_server.control.dispute(session.id, "product_unacceptable")

    assert (only_dispute(stripe_client).amount, only_dispute(stripe_client).reason) == (9000, "product_unacceptable")
    assert stripe_client.v1.disputes.list({"payment_intent": payment_of(session).id}).data != []
    with pytest.raises(ControlError, match="disputed already"):
        stripe_server.control.dispute(session.id)


def test_a_part_is_disputed_and_lost_and_the_rest_can_be_given_back(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client)
    before = balance(stripe_client)
    stripe_server.control.dispute(session.id, amount=2000)
    taken = before - balance(stripe_client)
    payment = payment_of(session).id
    with pytest.raises(stripe.InvalidRequestError, match="charged back"):
        stripe_client.v1.refunds.create({"payment_intent": payment, "amount": 7100})

    stripe_server.control.move_dispute(only_dispute(stripe_client).id, "lost")
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        stripe_client.v1.refunds.create({"payment_intent": payment, "amount": 7101})
    refundable = only_dispute(stripe_client).is_charge_refundable
    refund = stripe_client.v1.refunds.create({"payment_intent": payment, "amount": 7100})

    assert (only_dispute(stripe_client).amount, taken, refundable, refund.status) == (2000, 3500, True, "succeeded")
    with pytest.raises(stripe.InvalidRequestError, match="charged back"):
        stripe_client.v1.refunds.create({"payment_intent": payment, "amount": 1})


@pytest.mark.parametrize("amount", [0, 9101])
def test_no_more_is_disputed_than_was_paid(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, amount: int
) -> None:
    session = paid(stripe_server, stripe_client)

    with pytest.raises(ControlError, match="from 1 to 9100"):
        stripe_server.control.dispute(session.id, amount=amount)
