"""Webhooks: signed, in whatever order, as often as one wants, or never."""

import time
from typing import Any

import pytest
import stripe

from . import ControlError, Options, StripeServer
from .fixtures import client_of
from .receiver import Got, Receiver
from .stage import a_family, a_session, paid

SECRET, OTHER = "whsec_for_tests_only", "whsec_the_next_one"
COMPLETED = "checkout.session.completed"


def verified(got: Got, secret: str = SECRET) -> stripe.Event:
    """The event, if the real library believes it."""
    event: stripe.Event = stripe.Webhook.construct_event(got.body, got.signature, secret)
    return event


def test_an_event_is_signed_so_that_the_library_believes_it(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    session = paid(stripe_server, stripe_client, line_items=[_arabic_line()])

    sent = stripe_server.control.send(COMPLETED)

    event = verified(receiver.got[0])
    assert [one["status"] for one in sent] == [200]
    assert (event.type, event.livemode, event.api_version) == (COMPLETED, False, stripe.api_version)
    assert event.data.object["id"] == session.id
    assert event.data.object["payment_status"] == "paid"
    assert event.request is not None


def _arabic_line() -> dict[str, Any]:
    return {"quantity": 1, "price_data": {"currency": "sar", "unit_amount": 9100, "product_data": {"name": "معمول"}}}


def test_two_secrets_while_one_takes_over(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    endpoint = stripe_server.tell(receiver.url, SECRET, OTHER)
    a_session(stripe_client)
    stripe_client.v1.customers.create({"name": "Noura"})
    stripe_server.control.send()

    assert verified(receiver.got[0], SECRET).id == verified(receiver.got[0], OTHER).id
    stripe_server.control.secrets(endpoint, OTHER)
    stripe_server.control.send(ids=[one["id"] for one in stripe_server.control.messages("delivered")])
    with pytest.raises(stripe.SignatureVerificationError):
        verified(receiver.got[1], SECRET)
    assert verified(receiver.got[1], OTHER).type == "customer.created"


def test_the_test_chooses_the_order(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    paid(stripe_server, stripe_client)
    waiting = stripe_server.control.messages("waiting")

    stripe_server.control.send(COMPLETED, "charge.succeeded")
    stripe_server.control.send()

    assert receiver.types() == [COMPLETED, "charge.succeeded", "payment_intent.created", "payment_intent.succeeded"]
    assert len(waiting) == 4
    assert stripe_server.control.messages("waiting") == []


def test_an_event_comes_twice_or_never(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    paid(stripe_server, stripe_client)

    stripe_server.control.send(COMPLETED, times=3)
    stripe_server.control.drop()
    stripe_server.control.send()

    assert receiver.types() == [COMPLETED] * 3
    assert len({got.event["id"] for got in receiver.got}) == 1
    assert len(stripe_server.control.messages("dropped")) == 3


@pytest.mark.parametrize(
    "manner",
    [
        {"tamper": True},
        {"age": 301},
        {"secret": "whsec_of_somebody_else"},
        {"signature": ""},
        {"signature": "t=1,v0=abc"},
        {"signature": "junk"},
    ],
)
def test_the_library_does_not_believe_a_forged_message(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver, manner: dict[str, Any]
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    paid(stripe_server, stripe_client)

    stripe_server.control.send(COMPLETED, **manner)

    with pytest.raises(stripe.SignatureVerificationError):
        verified(receiver.got[0])


def test_messages_can_be_of_the_future_or_say_something_else(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    paid(stripe_server, stripe_client)
    stripe_server.control.send(COMPLETED, age=-86_400)
    stripe_server.control.send("charge.succeeded", body="[]")

    assert int(receiver.got[0].signature.split(",")[0].removeprefix("t=")) > time.time() + 80_000
    assert receiver.got[1].body == b"[]"
    assert receiver.got[1].signature


def test_events_go_by_themselves_and_again_until_they_are_taken(receiver: Receiver) -> None:
    receiver.answers = [500, 503]
    with StripeServer(Options(retries=(0.01, 0.01, 0.01))) as server:
        server.tell(receiver.url, SECRET)
        client_of(server).v1.customers.create({"name": "Noura"})

        receiver.wait_for(3)
        (message,) = _when_settled(server)

    assert message["status"] == "delivered"
    assert [one["status"] for one in message["tries"]] == [500, 503, 200]
    assert len({got.event["id"] for got in receiver.got}) == 1


def _when_settled(server: StripeServer) -> list[dict[str, Any]]:
    while server.control.messages("waiting"):
        time.sleep(0.01)
    return server.control.messages()


def test_a_receiver_that_never_takes_it_is_given_up(receiver: Receiver) -> None:
    receiver.answers = [500] * 9
    with StripeServer(Options(retries=(0.01,))) as server:
        server.tell(receiver.url, SECRET)
        client = client_of(server)
        client.v1.customers.create({"name": "Noura"})

        receiver.wait_for(2)
        (message,) = _when_settled(server)

        assert message["status"] == "failed"
        assert client.v1.events.list({"delivery_success": False}).data[0].pending_webhooks == 1


def test_a_receiver_that_is_not_there_is_no_trouble() -> None:
    with StripeServer(Options(retries=())) as server:
        server.tell("http://127.0.0.1:1/nobody", SECRET)
        client_of(server).v1.customers.create({"name": "Noura"})
        (message,) = _when_settled(server)

    assert (message["status"], message["tries"][0]["status"]) == ("failed", 0)


def test_a_receiver_may_ask_back_while_it_is_told(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    session = paid(stripe_server, stripe_client)
    stripe_server.control.send(COMPLETED)

    found = stripe_client.v1.events.retrieve(receiver.got[0].event["id"])

    assert found.data.object["id"] == session.id
    assert found.pending_webhooks == 0


def test_endpoints_hear_what_they_asked_for(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    asked: Any = {"url": receiver.url, "enabled_events": ["customer.created"], "description": "The shop"}
    endpoint = stripe_client.v1.webhook_endpoints.create(asked)
    paid(stripe_server, stripe_client)
    stripe_client.v1.customers.create({"name": "Noura"})
    stripe_server.control.send()

    assert endpoint.secret is not None
    assert verified(receiver.got[0], endpoint.secret).type == "customer.created"
    assert receiver.types() == ["customer.created"]
    (listed,) = stripe_client.v1.webhook_endpoints.list().data
    assert getattr(listed, "secret", None) is None
    assert stripe_client.v1.webhook_endpoints.delete(endpoint.id).deleted
    stripe_client.v1.customers.create({"name": "Lulwah"})
    assert stripe_server.control.messages("waiting") == []


def test_connected_accounts_have_an_endpoint_of_their_own(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, receiver: Receiver
) -> None:
    stripe_server.tell(receiver.url, SECRET)
    stripe_server.tell(f"{receiver.url}/connect", OTHER, connect=True)
    family = a_family(stripe_server, stripe_client)
    stripe_server.control.send()

    heard = [(got.event["type"], got.event.get("account")) for got in receiver.got]
    assert heard == [("capability.updated", family.id), ("account.updated", family.id)]
    assert verified(receiver.got[0], OTHER).account == family.id


@pytest.mark.parametrize("url", ["https://shop.example/hooks", "http://10.0.0.1/hooks", "ftp://127.0.0.1/", "hooks"])
def test_nobody_is_told_outside_this_machine(stripe_client: stripe.StripeClient, url: str) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.webhook_endpoints.create({"url": url, "enabled_events": ["*"]})

    assert refused.value.code == "url_invalid"


def test_changes_are_told_with_what_was_before(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    customer = stripe_client.v1.customers.create({"name": "Noura"})
    stripe_client.v1.customers.update(customer.id, {"name": "Noura A."}, {"idempotency_key": "rename"})

    event = stripe_client.v1.events.list({"types": ["customer.updated"]}).data[0]

    assert event.data.to_dict()["previous_attributes"] == {"name": "Noura"}
    assert event.request is not None
    assert event.request.idempotency_key == "rename"


def test_an_unknown_message_cannot_be_sent(stripe_server: StripeServer) -> None:
    with pytest.raises(ControlError, match="No such message"):
        stripe_server.control.send(ids=["msg_nothing"])
