"""Time: moved by the test, and what falls due on the way happens in its order and at its moment."""

import stripe

from . import StripeServer
from .stage import SLOW, a_session, again, paid, told

HOUR, DAY = 3600, 86_400


def test_the_clock_is_moved(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    before = stripe_server.control.now()
    stripe_server.control.advance(DAY)

    assert before + DAY <= stripe_client.v1.customers.create({"name": "Noura"}).created <= before + DAY + 5


def test_what_falls_due_happens_at_its_own_moment(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    paid(stripe_server, stripe_client, SLOW)
    session = a_session(stripe_client, expires_at=stripe_server.control.now() + HOUR)
    stripe_server.control.funds(500, "sar")
    payout = stripe_client.v1.payouts.create({"amount": 500, "currency": "sar"})

    stripe_server.control.advance(5 * DAY)

    events = {event.type: event.created for event in stripe_client.v1.events.list({"limit": 100}).data}
    assert told(stripe_client)[-3:] == [
        "checkout.session.async_payment_succeeded",
        "checkout.session.expired",
        "payout.paid",
    ]
    assert events["checkout.session.expired"] == session.expires_at
    assert events["payout.paid"] == payout.arrival_date


def test_a_session_that_was_paid_does_not_expire(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = paid(stripe_server, stripe_client)
    stripe_server.control.advance(2 * DAY)

    assert again(stripe_client, session).status == "complete"
    assert "checkout.session.expired" not in told(stripe_client)


def test_everything_can_be_forgotten(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    endpoint = stripe_server.tell("http://127.0.0.1:1/hooks", "whsec_for_tests_only")
    paid(stripe_server, stripe_client)
    stripe_server.control.fault("error")
    stripe_server.control.advance(DAY)

    stripe_server.control.reset()

    assert stripe_client.v1.charges.list().data == []
    assert stripe_client.v1.balance.retrieve().available[0].amount == 0
    assert stripe_server.control.messages() == []
    assert [one.id for one in stripe_client.v1.webhook_endpoints.list().data] == [endpoint]
