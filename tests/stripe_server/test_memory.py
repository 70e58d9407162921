"""A server that is stopped and started again knows what it knew."""

from pathlib import Path

import pytest
import stripe

from . import Options, StripeServer
from .fixtures import client_of
from .receiver import Receiver
from .stage import SHOP, THREE_D_SECURE, a_session, again, paid, payment_of

BY_HAND = Options(webhooks="manual", check_answers=True)
SECRET = "whsec_for_tests_only"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "stripe.sqlite3"


def test_a_session_survives_a_restart_and_is_paid_after_it(file: Path) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        session = a_session(client_of(server), metadata={"attempt": "7"})
    with StripeServer(BY_HAND, state=file) as server:
        page = server.shopper.pay(f"{server.address}/c/pay/{session.id}")
        found = again(client_of(server), session)

    assert page.goes_to == f"{SHOP}/back?session={session.id}"
    assert found.payment_status == "paid"


def test_the_bank_still_waits_after_a_restart(file: Path) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        session = a_session(client_of(server))
        server.shopper.pay(str(session.url), THREE_D_SECURE)
    with StripeServer(BY_HAND, state=file) as server:
        intent = payment_of(again(client_of(server), session))
        page = server.shopper.answer(f"{server.address}/3ds/{intent.id}")

        assert page.goes_to.startswith(SHOP)
        assert again(client_of(server), session).payment_status == "paid"


def test_keys_clock_balance_and_order_survive_a_restart(file: Path) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        client = client_of(server)
        customer = client.v1.customers.create({"name": "Noura"}, {"idempotency_key": "one"})
        later = client.v1.customers.create({"name": "Lulwah"})
        server.control.funds(500, "sar")
        now = server.control.advance(3600)
    with StripeServer(BY_HAND, state=file) as server:
        client = client_of(server)
        same = client.v1.customers.create({"name": "Noura"}, {"idempotency_key": "one"})

        assert same.id == customer.id
        assert [one.id for one in client.v1.customers.list().data] == [later.id, customer.id]
        assert client.v1.balance.retrieve().available[0].amount == 500
        assert now <= server.control.now() <= now + 60


def test_what_is_due_is_done_after_a_restart(file: Path) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        session = a_session(client_of(server), expires_at=server.control.now() + 1800)
        paid(server, client_of(server), "4000000000007726")
    with StripeServer(BY_HAND, state=file) as server:
        server.control.advance(1801)

        assert again(client_of(server), session).status == "expired"


def test_messages_and_secrets_survive_a_restart(file: Path, receiver: Receiver) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        first = server.tell(receiver.url)
        secrets = server.secrets(first)
        client_of(server).v1.customers.create({"name": "Noura"})
    with StripeServer(BY_HAND, state=file) as server:
        second = server.tell(receiver.url)
        server.control.send()

        assert (second, server.secrets(second)) == (first, secrets)
        event = stripe.Webhook.construct_event(receiver.got[0].body, receiver.got[0].signature, secrets[0])
        assert event.type == "customer.created"


def test_what_is_forgotten_stays_forgotten(file: Path) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        client_of(server).v1.customers.create({"name": "Noura"})
        server.control.reset()
    with StripeServer(BY_HAND, state=file) as server:
        assert client_of(server).v1.customers.list().data == []


def test_a_stopped_server_answers_nobody(file: Path) -> None:
    with StripeServer(BY_HAND, state=file) as server:
        client = client_of(server)
        client.v1.balance.retrieve()

    with pytest.raises(stripe.APIConnectionError):
        client.v1.balance.retrieve()
