"""What goes wrong on purpose, and what has been done all the same."""

import time

import pytest
import stripe

from . import ControlError, StripeServer
from .fixtures import KEY, client_of
from .stage import a_session


def impatient(server: StripeServer, seconds: float = 0.2, retries: int = 0) -> stripe.StripeClient:
    return stripe.StripeClient(
        KEY,
        base_addresses={"api": server.address},
        http_client=stripe.RequestsClient(timeout=seconds),
        max_network_retries=retries,
    )


def test_too_many_requests(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", "Session.create", status=429, times=2)
    for _ in range(2):
        with pytest.raises(stripe.RateLimitError):
            a_session(stripe_client)

    assert a_session(stripe_client).status == "open"
    assert len(stripe_client.v1.checkout.sessions.list().data) == 1


def test_an_error_before_anything_is_done(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", "Session.create", status=500)
    with pytest.raises(stripe.APIError) as failed:
        a_session(stripe_client)

    assert failed.value.http_status == 500
    assert stripe_client.v1.checkout.sessions.list().data == []


def test_an_error_after_it_was_done(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", "Session.create", status=500, executed=True)
    with pytest.raises(stripe.APIError):
        a_session(stripe_client)

    assert len(stripe_client.v1.checkout.sessions.list().data) == 1


def test_a_connection_that_is_cut(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("cut", "Session.create")
    with pytest.raises(stripe.APIConnectionError):
        a_session(stripe_client)

    assert stripe_client.v1.checkout.sessions.list().data == []


def test_an_answer_that_is_lost_can_be_fetched_with_the_same_key(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    stripe_server.control.fault("cut", "Customer.create", executed=True)
    with pytest.raises(stripe.APIConnectionError):
        stripe_client.v1.customers.create({"name": "Noura"}, {"idempotency_key": "one"})

    found = stripe_client.v1.customers.create({"name": "Noura"}, {"idempotency_key": "one"})

    assert [customer.id for customer in stripe_client.v1.customers.list().data] == [found.id]


def test_the_library_tries_again_by_itself_and_nothing_is_done_twice(stripe_server: StripeServer) -> None:
    stripe_server.control.fault("cut", "Customer.create", executed=True)

    customer = client_of(stripe_server, retries=2).v1.customers.create({"name": "Noura"})

    asked = stripe_server.control.requests("Customer.create")
    assert [(one["lost"], one["replayed"]) for one in asked] == [(True, False), (False, True)]
    assert [one.id for one in client_of(stripe_server).v1.customers.list().data] == [customer.id]


@pytest.mark.parametrize("executed", [False, True])
def test_silence(stripe_server: StripeServer, stripe_client: stripe.StripeClient, executed: bool) -> None:
    stripe_server.control.fault("hang", "Session.create", seconds=20, executed=executed)
    began = time.monotonic()
    with pytest.raises(stripe.APIConnectionError):
        a_session(impatient(stripe_server))

    assert time.monotonic() - began < 5
    assert len(stripe_client.v1.checkout.sessions.list().data) == int(executed)


@pytest.mark.parametrize(("says", "tries"), [(True, 3), (False, 1)])
def test_the_server_says_whether_to_try_again(stripe_server: StripeServer, says: bool, tries: int) -> None:
    stripe_server.control.fault("error", "Balance.retrieve", status=503, times=5, should_retry=says)
    with pytest.raises(stripe.APIError):
        client_of(stripe_server, retries=2).v1.balance.retrieve()

    assert len(stripe_server.control.requests("Balance.retrieve")) == tries


def test_a_page_instead_of_an_answer(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", "Balance.retrieve", status=502, body="<html>Bad gateway</html>")
    with pytest.raises(stripe.APIError, match="Bad gateway"):
        stripe_client.v1.balance.retrieve()


def test_some_requests_can_be_spared(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", skip=2)

    assert stripe_client.v1.balance.retrieve().object == "balance"
    assert stripe_client.v1.customers.list().data == []
    with pytest.raises(stripe.APIError):
        stripe_client.v1.balance.retrieve()
    assert stripe_client.v1.balance.retrieve().object == "balance"


def test_faults_can_be_called_off(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.fault("error", times=9)
    stripe_server.control.no_faults()

    assert stripe_client.v1.balance.retrieve().object == "balance"


@pytest.mark.parametrize("wrong", [{"kind": "flood"}, {"operation": "Session.destroy"}, {"colour": "red"}])
def test_a_fault_that_does_not_exist_is_refused(stripe_server: StripeServer, wrong: dict[str, str]) -> None:
    with pytest.raises(ControlError):
        stripe_server.control.call("POST", "/faults", wrong)
