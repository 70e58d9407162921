"""Who may ask, and in which version of the protocol."""

import base64

import pytest
import requests
import stripe

from . import Options, StripeServer
from .fixtures import KEY, client_of

VERSION = "2026-10-28.endive"


def ask(server: StripeServer, **headers: str) -> requests.Response:
    return requests.get(f"{server.address}/v1/balance", headers=headers, timeout=5)


@pytest.mark.parametrize("key", ["sk_test_", "pk_test_abcdefghijkl", "whatever", "sk_prod_abcdefghijkl"])
def test_a_key_that_is_none_is_refused(stripe_server: StripeServer, key: str) -> None:
    with pytest.raises(stripe.AuthenticationError) as refused:
        client_of(stripe_server, key).v1.balance.retrieve()

    assert refused.value.http_status == 401
    assert key not in str(refused.value)


def test_without_a_key_nothing_is_answered(stripe_server: StripeServer) -> None:
    assert ask(stripe_server).status_code == 401
    assert ask(stripe_server, Authorization="Basic !!").status_code == 401


def test_a_live_key_is_refused_and_never_repeated(stripe_server: StripeServer) -> None:
    with pytest.raises(stripe.AuthenticationError, match="live key") as refused:
        client_of(stripe_server, "sk_live_51HouseOfIncense").v1.balance.retrieve()

    assert "HouseOfIncense" not in str(refused.value)


def test_a_server_with_keys_takes_only_those() -> None:
    with StripeServer(Options(keys=("sk_test_the_right_one",))) as server:
        assert client_of(server, "sk_test_the_right_one").v1.balance.retrieve().object == "balance"
        with pytest.raises(stripe.AuthenticationError):
            client_of(server).v1.balance.retrieve()


def test_keys_come_as_bearer_or_as_a_user_name(stripe_server: StripeServer) -> None:
    user = base64.b64encode(f"{KEY}:".encode()).decode()

    assert ask(stripe_server, Authorization=f"Bearer {KEY}").status_code == 200
    assert ask(stripe_server, Authorization=f"Basic {user}").status_code == 200


def test_the_version_is_echoed_and_no_other_is_spoken(stripe_server: StripeServer) -> None:
    known = ask(stripe_server, Authorization=f"Bearer {KEY}", **{"Stripe-Version": VERSION})
    other = ask(stripe_server, Authorization=f"Bearer {KEY}", **{"Stripe-Version": "2020-08-27"})

    assert known.headers["Stripe-Version"] == VERSION == stripe.api_version
    assert other.status_code == 400
    assert VERSION in other.json()["error"]["message"]


def test_every_answer_has_an_id_of_its_own(stripe_server: StripeServer) -> None:
    ids = {ask(stripe_server, Authorization=f"Bearer {KEY}").headers["Request-Id"] for _ in range(3)}

    assert len(ids) == 3
    assert all(name.startswith("req_") for name in ids)


def test_nobody_asks_for_an_account_that_is_not_there(stripe_client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.PermissionError, match="acct_nobody"):
        stripe_client.v1.balance.retrieve(options={"stripe_account": "acct_nobody"})


def test_only_this_machine_is_listened_to(stripe_server: StripeServer) -> None:
    answer = requests.get(f"{stripe_server.address}/v1/balance", headers={"Host": "evil.example"}, timeout=5)

    assert stripe_server.address.startswith("http://127.0.0.1:")
    assert answer.status_code == 421


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"email": "a@b.c"}'),
        ("application/x-www-form-urlencoded", "name=عود".encode()),
        ("application/x-www-form-urlencoded", b"name=%ff"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(stripe_server: StripeServer, kind: str, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": kind}
    answer = requests.post(f"{stripe_server.address}/v1/customers", data=body, headers=headers, timeout=5)

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_a_huge_body_is_refused(stripe_server: StripeServer) -> None:
    answer = requests.post(f"{stripe_server.address}/v1/customers", headers={"Content-Length": "1000001"}, timeout=5)

    assert answer.status_code == 413
