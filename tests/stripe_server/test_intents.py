"""Payment intents without the page: created, confirmed, captured, canceled by the protocol."""

from typing import Any

import pytest
import requests
import stripe

from . import StripeServer
from .stage import SHOP, a_session, again, payment_of, words


def an_intent(client: stripe.StripeClient, card: str = "pm_card_visa", **different: object) -> stripe.PaymentIntent:
    asked: Any = {"amount": 9100, "currency": "sar", "confirm": True, "payment_method": card, **different}
    return client.v1.payment_intents.create(asked)


def test_an_intent_is_paid_at_once(stripe_client: stripe.StripeClient) -> None:
    intent = an_intent(stripe_client, metadata={"order": "7"})

    assert (intent.status, intent.amount_received) == ("succeeded", 9100)
    assert words(stripe_client.v1.charges.retrieve(str(intent.latest_charge))) == {"order": "7"}


def test_an_intent_is_made_step_by_step(stripe_client: stripe.StripeClient) -> None:
    intents = stripe_client.v1.payment_intents
    intent = intents.create({"amount": 9100, "currency": "sar"})
    changed = intents.update(intent.id, {"amount": 9200, "payment_method": "pm_card_mastercard"})
    done = intents.confirm(intent.id)

    assert intent.status == "requires_payment_method"
    assert (changed.amount, changed.status) == (9200, "requires_confirmation")
    assert (done.status, done.amount_received) == ("succeeded", 9200)


def test_a_decline_is_a_card_error_that_names_the_payment(stripe_client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.CardError) as declined:
        an_intent(stripe_client, "pm_card_visa_chargeDeclinedInsufficientFunds")

    error = declined.value.error
    assert declined.value.http_status == 402
    assert error is not None
    assert (error.code, error.decline_code) == ("card_declined", "insufficient_funds")
    assert error.payment_intent is not None
    assert error.payment_intent.status == "requires_payment_method"


def test_the_bank_asks_and_leads_back(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    intent = an_intent(stripe_client, "pm_card_threeDSecure2Required", return_url=f"{SHOP}/done?a=1")
    assert intent.next_action is not None
    assert intent.next_action.redirect_to_url is not None

    page = stripe_server.shopper.answer(str(intent.next_action.redirect_to_url.url))

    assert page.goes_to.startswith(f"{SHOP}/done?a=1&payment_intent={intent.id}")
    assert page.goes_to.endswith("redirect_status=succeeded")
    assert stripe_client.v1.payment_intents.retrieve(intent.id).status == "succeeded"


def test_money_is_reserved_and_taken_later(stripe_client: stripe.StripeClient) -> None:
    intent = an_intent(stripe_client, capture_method="manual")
    taken = stripe_client.v1.payment_intents.capture(intent.id, {"amount_to_capture": 5000})

    assert (intent.status, intent.amount_capturable) == ("requires_capture", 9100)
    assert (taken.status, taken.amount_received, taken.amount_capturable) == ("succeeded", 5000, 0)
    assert stripe_client.v1.balance_transactions.list().data[0].amount == 5000


def test_more_than_was_reserved_cannot_be_taken(stripe_client: stripe.StripeClient) -> None:
    intent = an_intent(stripe_client, capture_method="manual")

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.payment_intents.capture(intent.id, {"amount_to_capture": 9101})

    assert refused.value.param == "amount_to_capture"


def test_a_reservation_can_be_called_off(stripe_client: stripe.StripeClient) -> None:
    intent = an_intent(stripe_client, capture_method="manual")

    canceled = stripe_client.v1.payment_intents.cancel(intent.id, {"cancellation_reason": "abandoned"})

    assert (canceled.status, canceled.cancellation_reason) == ("canceled", "abandoned")
    assert stripe_client.v1.balance_transactions.list().data == []


@pytest.mark.parametrize("act", ["cancel", "confirm", "capture"])
def test_what_is_paid_stays_paid(stripe_client: stripe.StripeClient, act: str) -> None:
    intent = an_intent(stripe_client)

    with pytest.raises(stripe.InvalidRequestError) as refused:
        getattr(stripe_client.v1.payment_intents, act)(intent.id)

    assert refused.value.code == "payment_intent_unexpected_state"
    assert stripe_client.v1.payment_intents.retrieve(intent.id).status == "succeeded"


def test_without_a_card_there_is_nothing_to_confirm(stripe_client: stripe.StripeClient) -> None:
    intent = stripe_client.v1.payment_intents.create({"amount": 9100, "currency": "sar"})

    with pytest.raises(stripe.InvalidRequestError, match="missing a payment method"):
        stripe_client.v1.payment_intents.confirm(intent.id)
    with pytest.raises(stripe.InvalidRequestError, match="No such PaymentMethod"):
        stripe_client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_nothing"})


def test_the_payment_of_an_open_session_is_not_canceled_by_hand(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = a_session(stripe_client)
    stripe_server.shopper.pay(str(session.url), "4000000000000002")

    with pytest.raises(stripe.InvalidRequestError, match="expire the Session"):
        stripe_client.v1.payment_intents.cancel(payment_of(again(stripe_client, session)).id)


def test_a_card_number_has_no_place_in_the_protocol(stripe_server: StripeServer) -> None:
    form = {"amount": "9100", "currency": "sar", "payment_method_data[card][number]": "4242424242424242"}
    headers = {"Authorization": "Bearer sk_test_for_tests_only"}

    answer = requests.post(f"{stripe_server.address}/v1/payment_intents", data=form, headers=headers, timeout=5)

    assert answer.status_code == 400
    assert "4242424242424242" not in answer.text
