"""Paying on the page: each test card, more than one try, and what the seller learns of it."""

import pytest
import stripe

from . import StripeServer
from .money.cards import CARDS, Card
from .stage import (
    SHOP,
    SLOW,
    SLOW_FAILING,
    THREE_D_SECURE,
    VISA,
    a_session,
    again,
    charge_of,
    paid,
    payment_of,
    told,
)

SUCCEED = [card for card in CARDS if not card.decline and not card.secure and not card.slow]
DECLINE = [card for card in CARDS if card.decline and not card.secure]
ASK = [card for card in CARDS if card.secure == "required" and not card.decline]
ASK_IN_VAIN = [card for card in CARDS if card.secure == "required" and card.decline]


def by_name(card: Card) -> str:
    return card.name


@pytest.mark.parametrize("card", SUCCEED, ids=by_name)
def test_a_card_that_succeeds(stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: Card) -> None:
    session = paid(stripe_server, stripe_client, card.number)

    charge = charge_of(session)
    assert (session.status, session.payment_status, session.url) == ("complete", "paid", None)
    assert payment_of(session).status == "succeeded"
    assert (charge.paid, charge.captured, charge.amount_captured) == (True, True, 9100)
    assert charge.payment_method_details is not None
    assert charge.payment_method_details.card is not None
    assert charge.payment_method_details.card.last4 == card.last4
    assert charge.payment_method_details.card.brand == card.brand


@pytest.mark.parametrize("card", DECLINE, ids=by_name)
def test_a_card_that_is_declined_and_another_in_the_same_session(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: Card
) -> None:
    assert card.decline is not None
    session = a_session(stripe_client)
    page = stripe_server.shopper.pay(str(session.url), card.number)
    waiting = again(stripe_client, session)
    failed = payment_of(waiting).last_payment_error

    assert (page.status, page.goes_to) == (402, "")
    assert page.said.startswith(("Your card", "An error occurred"))
    assert (waiting.status, waiting.payment_status) == ("open", "unpaid")
    assert failed is not None
    assert (failed.type, failed.code, failed.decline_code) == ("card_error", *card.decline)
    assert charge_of(waiting).status == "failed"

    stripe_server.shopper.pay(str(session.url), VISA)
    done = again(stripe_client, session)

    assert done.payment_status == "paid"
    assert payment_of(done).id == payment_of(waiting).id
    assert payment_of(done).last_payment_error is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("4000000000000002", "Your card was declined."),
        ("4000000000009995", "Your card has insufficient funds."),
        ("4000000000009987", "Your card was declined."),
        ("4000000000000069", "Your card has expired."),
        ("4000000000000127", "Your card's security code is incorrect."),
    ],
)
def test_the_page_says_what_the_customer_can_do_something_about(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, number: str, said: str
) -> None:
    session = a_session(stripe_client)

    assert stripe_server.shopper.pay(str(session.url), number).said == said


@pytest.mark.parametrize(
    ("number", "expiry", "cvc", "said"),
    [
        ("4242424242424241", "12/34", "123", "card number is invalid"),
        ("4242", "12/34", "123", "card number is invalid"),
        ("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "12/34", "123", "card number is invalid"),
        ("4111111111111111", "12/34", "123", "test cards only"),
        (VISA, "12/20", "123", "in the past"),
        (VISA, "13/34", "123", "MM/YY"),
        (VISA, "soon", "123", "MM/YY"),
        (VISA, "12/34", "12", "security code is incomplete"),
        ("378282246310005", "12/34", "123", "security code is incomplete"),
        (VISA, "12/34", "", "Enter the security code"),
        ("", "12/34", "123", "Enter the card number"),
    ],
)
def test_what_is_written_wrongly_never_reaches_a_bank(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, number: str, expiry: str, cvc: str, said: str
) -> None:
    session = a_session(stripe_client)

    page = stripe_server.shopper.pay(str(session.url), number, expiry=expiry, cvc=cvc)

    assert said in page.said
    assert page.status in (402, 422)
    assert again(stripe_client, session).payment_intent is None


def test_numbers_may_be_written_with_spaces(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    assert paid(stripe_server, stripe_client, "4242 4242-4242 4242").payment_status == "paid"


@pytest.mark.parametrize("card", ASK, ids=by_name)
def test_the_bank_asks_and_is_answered(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: Card
) -> None:
    session = a_session(stripe_client)
    asked = stripe_server.shopper.pay(str(session.url), card.number)
    waiting = again(stripe_client, session)

    assert asked.goes_to == f"{stripe_server.address}/3ds/{payment_of(waiting).id}"
    assert payment_of(waiting).status == "requires_action"
    assert (waiting.status, waiting.payment_status) == ("open", "unpaid")

    done = stripe_server.shopper.answer(asked.goes_to)

    details = charge_of(again(stripe_client, session)).payment_method_details
    assert done.goes_to == f"{SHOP}/back?session={session.id}"
    assert details is not None
    assert details.card is not None
    assert details.card.three_d_secure is not None
    assert details.card.three_d_secure.result == "authenticated"


@pytest.mark.parametrize("card", ASK_IN_VAIN, ids=by_name)
def test_the_bank_asks_and_declines_all_the_same(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: Card
) -> None:
    session = a_session(stripe_client)
    asked = stripe_server.shopper.pay(str(session.url), card.number)

    back = stripe_server.shopper.answer(asked.goes_to)

    assert back.goes_to == session.url
    assert stripe_server.shopper.open(back.goes_to).said.startswith("Your card")
    assert stripe_server.shopper.open(back.goes_to).said == ""
    assert again(stripe_client, session).status == "open"


def test_the_bank_is_answered_wrongly_and_then_rightly(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = a_session(stripe_client)
    asked = stripe_server.shopper.pay(str(session.url), THREE_D_SECURE)
    stripe_server.shopper.answer(asked.goes_to, passes=False)
    failed = payment_of(again(stripe_client, session)).last_payment_error

    asked = stripe_server.shopper.pay(str(session.url), THREE_D_SECURE)
    stripe_server.shopper.answer(asked.goes_to)

    assert failed is not None
    assert failed.code == "payment_intent_authentication_failure"
    assert again(stripe_client, session).payment_status == "paid"


@pytest.mark.parametrize("wish", ["any", "challenge"])
def test_the_bank_can_be_made_to_ask(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, wish: str
) -> None:
    session = a_session(stripe_client, payment_method_options={"card": {"request_three_d_secure": wish}})

    asked = stripe_server.shopper.pay(str(session.url), VISA)

    assert "/3ds/" in asked.goes_to
    assert stripe_server.shopper.answer(asked.goes_to).goes_to.startswith(SHOP)


def test_the_bank_is_never_answered(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)
    asked = stripe_server.shopper.pay(str(session.url), THREE_D_SECURE)

    stripe_server.shopper.pay(str(session.url), VISA)

    assert again(stripe_client, session).payment_status == "paid"
    assert stripe_server.shopper.answer(asked.goes_to).goes_to == f"{SHOP}/back?session={session.id}"
    assert [charge.status for charge in stripe_client.v1.charges.list().data] == ["succeeded"]


def test_the_bank_cannot_ask(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)

    page = stripe_server.shopper.pay(str(session.url), "4000008400001280")

    assert "unable to authenticate" in page.said


def test_paying_twice_charges_once(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)
    pages = [stripe_server.shopper.pay(str(session.url)) for _ in range(2)]

    assert {page.goes_to for page in pages} == {f"{SHOP}/back?session={session.id}"}
    assert len(stripe_client.v1.charges.list().data) == 1


def test_an_expired_page_takes_no_card(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)
    asked = stripe_server.shopper.pay(str(session.url), THREE_D_SECURE)
    stripe_client.v1.checkout.sessions.expire(session.id)

    assert stripe_server.shopper.pay(str(session.url)).status == 410
    assert stripe_server.shopper.open(str(session.url)).status == 410
    assert stripe_server.shopper.answer(asked.goes_to).status == 410
    assert stripe_client.v1.charges.list().data == []


@pytest.mark.parametrize(("card", "status"), [(SLOW, "paid"), (SLOW_FAILING, "unpaid")])
def test_a_slow_payment_completes_unpaid_and_is_decided_later(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, card: str, status: str
) -> None:
    session = paid(stripe_server, stripe_client, card)
    at_first = (session.status, session.payment_status, payment_of(session).status, charge_of(session).status)

    stripe_server.control.advance(31)
    later = again(stripe_client, session)

    assert at_first == ("complete", "unpaid", "processing", "pending")
    assert (later.status, later.payment_status) == ("complete", status)
    ending = "succeeded" if status == "paid" else "failed"
    assert told(stripe_client)[-1] == f"checkout.session.async_payment_{ending}"
    assert charge_of(later).status == ending


def test_a_slow_payment_can_be_decided_otherwise(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client, SLOW)

    stripe_server.control.decide(session.id, "failed")
    stripe_server.control.advance(31)

    assert again(stripe_client, session).payment_status == "unpaid"


def test_what_the_seller_is_told(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)
    stripe_server.shopper.pay(str(session.url), "4000000000000002")
    stripe_server.shopper.pay(str(session.url), VISA)

    assert told(stripe_client) == [
        "payment_intent.created",
        "charge.failed",
        "payment_intent.payment_failed",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]
