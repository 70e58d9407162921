"""Checkout sessions: opened, looked at, closed."""

from typing import Any

import pytest
import stripe

from . import StripeServer
from .stage import SHOP, a_line, a_session, again, paid, payment_of, told, words

MINUTE = 60


def test_a_session_adds_up_its_lines_and_waits(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, line_items=[a_line(amount=4550, quantity=2), a_line(amount=1000)])

    assert session.amount_total == 10100
    assert session.currency == "sar"
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert session.payment_intent is None
    assert session.url is not None
    assert session.id.startswith("cs_test_")


def test_what_was_said_is_told_again(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, client_reference_id="attempt-7", metadata={"attempt": "7"}, locale="auto")

    found = stripe_client.v1.checkout.sessions.retrieve(session.id)

    assert found.client_reference_id == "attempt-7"
    assert words(found) == {"attempt": "7"}
    assert found.locale == "auto"
    assert found.adaptive_pricing is not None
    assert found.adaptive_pricing.enabled is False


def test_the_payment_gets_its_own_metadata_and_not_the_sessions(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    data = {"metadata": {"of": "payment"}, "transfer_group": "order-7", "description": "Order 7"}
    session = paid(stripe_server, stripe_client, metadata={"of": "session"}, payment_intent_data=data)

    intent = payment_of(session)

    assert words(session) == {"of": "session"}
    assert words(intent) == {"of": "payment"}
    assert (intent.transfer_group, intent.description) == ("order-7", "Order 7")
    assert isinstance(intent.latest_charge, stripe.Charge)
    assert (words(intent.latest_charge), intent.latest_charge.transfer_group) == ({"of": "payment"}, "order-7")


def test_lines_are_listed_in_their_order(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, line_items=[a_line(f"بيت {number}", 1000 + number) for number in range(12)])

    first = stripe_client.v1.checkout.sessions.line_items.list(session.id)
    rest = stripe_client.v1.checkout.sessions.line_items.list(session.id, {"starting_after": first.data[-1].id})

    assert [line.description for line in first.data] == [f"بيت {number}" for number in range(10)]
    assert first.has_more
    assert [line.amount_total for line in rest.data] == [1010, 1011]
    assert not rest.has_more


@pytest.mark.parametrize(("minutes", "param"), [(29, "expires_at"), (24 * 60 + 1, "expires_at")])
def test_a_session_is_open_for_half_an_hour_at_least_and_a_day_at_most(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, minutes: int, param: str
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        a_session(stripe_client, expires_at=stripe_server.control.now() + minutes * MINUTE)

    assert refused.value.param == param


def test_a_session_expires_by_the_clock(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, expires_at=stripe_server.control.now() + 31 * MINUTE)

    stripe_server.control.advance(30 * MINUTE)
    before = again(stripe_client, session)
    stripe_server.control.advance(2 * MINUTE)
    after = again(stripe_client, session)

    assert before.status == "open"
    assert (after.status, after.url) == ("expired", None)
    assert stripe_client.v1.events.list().data[0].type == "checkout.session.expired"
    assert stripe_client.v1.events.list().data[0].created == session.expires_at


def test_a_session_can_be_expired_once(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)

    assert stripe_client.v1.checkout.sessions.expire(session.id).status == "expired"
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        stripe_client.v1.checkout.sessions.expire(session.id)


def test_a_paid_session_cannot_be_expired(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client)

    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        stripe_client.v1.checkout.sessions.expire(session.id)


def test_expiring_ends_the_payment_that_was_begun(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = a_session(stripe_client)
    stripe_server.shopper.pay(str(session.url), "4000000000009995")

    stripe_client.v1.checkout.sessions.expire(session.id)

    assert payment_of(again(stripe_client, session)).status == "canceled"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([a_line(amount=199)], "amount_too_small"),
        ([a_line(amount=100_000_000)], "amount_too_large"),
        ([a_line(amount=99_999_999), a_line(amount=200)], "amount_too_large"),
        ([a_line(amount=-1)], "parameter_invalid_integer"),
        ([a_line(quantity=0)], "parameter_invalid_integer"),
        ([a_line(currency="sar"), a_line(currency="aed")], None),
        ([a_line(currency="xyz")], None),
        ([a_line(currency="kwd", amount=5124)], None),
        ([], "parameter_missing"),
        ([a_line() for _ in range(101)], None),
    ],
)
def test_sums_that_cannot_be_charged_are_refused(
    stripe_client: stripe.StripeClient, lines: list[dict[str, Any]], code: str | None
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        a_session(stripe_client, line_items=lines)

    assert refused.value.code == code


def test_a_sum_of_three_decimals_ends_in_a_zero(stripe_client: stripe.StripeClient) -> None:
    assert a_session(stripe_client, line_items=[a_line(currency="kwd", amount=5130)]).amount_total == 5130


def test_what_costs_nothing_needs_no_card(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client, line_items=[a_line(amount=0)])
    page = stripe_server.shopper.pay(str(session.url), "")

    found = again(stripe_client, session)

    assert page.goes_to == f"{SHOP}/back?session={session.id}"
    assert (found.status, found.payment_status, found.payment_intent) == ("complete", "no_payment_required", None)


def test_sessions_are_found_by_what_is_known_of_them(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    waiting = a_session(stripe_client, customer_email="noura@example.com")
    done = paid(stripe_server, stripe_client)
    found = stripe_client.v1.checkout.sessions.list

    assert [one.id for one in found({"status": "open"}).data] == [waiting.id]
    assert [one.id for one in found({"payment_intent": payment_of(done).id}).data] == [done.id]
    assert [one.id for one in found({"customer_details": {"email": "noura@example.com"}}).data] == [waiting.id]


def test_a_customer_is_made_when_the_shop_wants_one(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client, customer_creation="always")

    customer = stripe_client.v1.customers.retrieve(str(session.customer))

    assert customer.email == "shopper@example.com"
    assert "customer.created" in told(stripe_client)


def test_a_known_customer_need_not_say_their_address(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    customer = stripe_client.v1.customers.create({"email": "noura@example.com"})
    session = paid(stripe_server, stripe_client, customer=customer.id)

    assert session.customer_details is not None
    assert session.customer_details.email == "noura@example.com"
    assert payment_of(session).customer == customer.id
    with pytest.raises(stripe.InvalidRequestError, match="No such customer"):
        a_session(stripe_client, customer="cus_nobody")


def test_a_session_of_somebody_else_is_not_found(stripe_client: stripe.StripeClient) -> None:
    session = a_session(stripe_client)
    account = stripe_client.v1.accounts.create({"type": "express"})

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.checkout.sessions.retrieve(session.id, options={"stripe_account": account.id})

    assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")
