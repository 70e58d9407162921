"""The same request twice is done once."""

import threading
import time
from typing import Any

import pytest
import stripe

from . import StripeServer
from .fixtures import client_of

DAY = 24 * 3600


def a_customer(client: stripe.StripeClient, key: str, name: str = "Noura") -> stripe.Customer:
    return client.v1.customers.create({"name": name}, {"idempotency_key": key})


def replayed(thing: Any) -> bool:
    return bool(thing.last_response.headers.get("Idempotent-Replayed") == "true")


def test_the_same_key_and_body_get_the_first_answer_again(stripe_client: stripe.StripeClient) -> None:
    first = a_customer(stripe_client, "one")
    second = a_customer(stripe_client, "one")

    assert second.id == first.id
    assert not replayed(first)
    assert replayed(second)
    assert second.last_response is not None
    assert first.last_response is not None
    assert second.last_response.headers["Original-Request"] == first.last_response.request_id
    assert second.last_response.headers["Idempotency-Key"] == "one"
    assert len(stripe_client.v1.customers.list().data) == 1


def test_another_body_under_the_same_key_is_an_error(stripe_client: stripe.StripeClient) -> None:
    a_customer(stripe_client, "one")

    with pytest.raises(stripe.IdempotencyError) as refused:
        a_customer(stripe_client, "one", "Lulwah")

    assert refused.value.http_status == 400
    assert len(stripe_client.v1.customers.list().data) == 1


def test_another_address_under_the_same_key_is_an_error(stripe_client: stripe.StripeClient) -> None:
    customer = a_customer(stripe_client, "one")

    with pytest.raises(stripe.IdempotencyError):
        stripe_client.v1.customers.update(customer.id, {"name": "Noura"}, {"idempotency_key": "one"})


def test_a_server_error_is_replayed_too(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", "Customer.create", status=500)
    for _ in range(2):
        with pytest.raises(stripe.APIError) as failed:
            a_customer(stripe_client, "one")

    assert failed.value.headers is not None
    assert failed.value.headers["Idempotent-Replayed"] == "true"
    assert stripe_client.v1.customers.list().data == []


def test_a_refusal_by_the_operation_is_replayed(stripe_client: stripe.StripeClient) -> None:
    intent: Any = {"amount": 1000, "currency": "sar", "confirm": True, "payment_method": "pm_card_visa_chargeDeclined"}
    for _ in range(2):
        with pytest.raises(stripe.CardError) as declined:
            stripe_client.v1.payment_intents.create(intent, {"idempotency_key": "one"})

    assert declined.value.headers is not None
    assert declined.value.headers["Idempotent-Replayed"] == "true"
    assert len(stripe_client.v1.charges.list().data) == 1


def test_what_never_began_is_not_kept(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    wrong: Any = {"colour": "red"}
    stripe_server.control.fault("error", "Customer.create", status=429)
    with pytest.raises(stripe.RateLimitError):
        a_customer(stripe_client, "one")
    with pytest.raises(stripe.InvalidRequestError):
        stripe_client.v1.customers.create(wrong, {"idempotency_key": "one"})

    assert not replayed(a_customer(stripe_client, "one"))


def test_a_key_in_use_is_a_conflict(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("slow", "Customer.create", seconds=0.5)
    first = threading.Thread(target=a_customer, args=(stripe_client, "one"))
    first.start()
    while stripe_server.control.call("GET", "/faults")["faults"]:
        time.sleep(0.01)
    time.sleep(0.05)

    with pytest.raises(stripe.StripeError) as conflict:
        a_customer(client_of(stripe_server), "one")
    first.join()

    assert conflict.value.http_status == 409
    assert conflict.value.error is not None
    assert conflict.value.error.code == "idempotency_key_in_use"
    assert replayed(a_customer(stripe_client, "one"))


def test_ten_at_once_make_one(stripe_server: StripeServer) -> None:
    made: list[str] = []

    def ask() -> None:
        made.append(a_customer(client_of(stripe_server, retries=5), "one").id)

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 10
    assert len(set(made)) == 1


def test_a_key_is_forgotten_after_a_day(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    first = a_customer(stripe_client, "one")
    stripe_server.control.advance(DAY + 1)

    assert a_customer(stripe_client, "one").id != first.id


def test_accounts_have_their_own_keys(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    account = stripe_client.v1.accounts.create({"type": "express"})
    mine = a_customer(stripe_client, "one")
    theirs = stripe_client.v1.customers.create(
        {"name": "Noura"}, {"idempotency_key": "one", "stripe_account": account.id}
    )

    assert theirs.id != mine.id


def test_a_key_that_is_too_long_is_refused(stripe_client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.IdempotencyError):
        a_customer(stripe_client, "k" * 256)
