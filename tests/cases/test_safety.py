"""Cases 79 to 81: what must never be written down, and where nothing may be sent."""

import logging
import socket
from collections.abc import Iterator

import pytest
from pytest_socket import SocketConnectBlockedError
from sqlalchemy import select

import config
from storefront.kernel import units
from storefront.kernel.database import Base, db
from tests.builders.card_market import DECLINED, GOOD, PAID, SECURE, CardMarket, follow_hints
from tests.builders.card_refunds import a_round, call_off
from tests.builders.stripe_market import SECRET
from tests.stripe_server.fixtures import KEY
from tests.stripe_server.world import PLATFORM

HERE = "http://127.0.0.1:8900"
LIVE, TEST = "sk_live_of_nobody", "sk_test_of_nobody"
SAFE = {
    "SECRET_KEY": "a long and random secret of its own, to be kept",
    "TRUSTED_HOSTS": "a.example",
    "STRIPE_WEBHOOK_SECRETS": "whsec_one",
}


def everything_kept() -> str:
    """Every value of every row of the database."""
    units.abandon()
    rows = [row for table in Base.metadata.sorted_tables for row in db.session.execute(select(table))]
    return "\n".join(str(tuple(row)) for row in rows)


def secrets_of(market: CardMarket) -> set[str]:
    """Whatever of this market and its payments is nobody's business, the words that open a payment elsewhere among it."""
    store = market.stripe.world.store
    with market.stripe.world.entered():
        intents = [str(thing.body["client_secret"]) for thing in store.all("payment_intent", PLATFORM)]
    assert intents
    return {KEY, SECRET, GOOD, DECLINED, SECURE, *intents}


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Whatever any logger of this process has to say, down to the last detail."""
    chatty = [logging.getLogger(), logging.getLogger("dakkah"), logging.getLogger("dakkah.payments")]
    before = [one.level for one in chatty]
    for one in chatty:
        one.setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for one, level in zip(chatty, before, strict=True):
        one.setLevel(level)


def test_case_79_nothing_secret_is_kept_or_logged_on_the_way_of_a_payment_and_back(
    market: CardMarket, door: str, written: pytest.LogCaptureFixture
) -> None:
    order = market.order(email="sara@example.com")
    url = market.open(order)
    market.stripe.shopper.pay(url, DECLINED)
    asked = market.stripe.shopper.pay(url, SECURE)
    market.stripe.shopper.answer(asked.goes_to)
    market.stripe.control.send()
    follow_hints()
    call_off(order)
    a_round()

    kept, said = everything_kept(), written.text

    assert market.states(order) == PAID
    assert [word for word in secrets_of(market) if word in kept or word in said] == []


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500])
@pytest.mark.parametrize("operation", ["Session.create", "Session.retrieve"])
def test_case_79_nothing_secret_is_said_when_something_breaks(
    market: CardMarket, written: pytest.LogCaptureFixture, operation: str, status: int
) -> None:
    order = market.order()
    market.stripe.control.fault("error", operation, status=status, times=9)
    browser = market.reader(order)
    there = f"/orders/{order.reference}/payment"

    button = browser.post(there, data={"after": "0"}, headers={"Sec-Fetch-Site": "same-origin"})
    page = browser.get(f"{there}?back=paid")

    told = button.text + page.text + written.text + everything_kept()
    assert button.status_code in (303, 503)
    assert [word for word in (KEY, SECRET, KEY.removeprefix("sk_test_")) if word in told] == []


def test_case_79_a_refused_signature_is_not_repeated(
    market: CardMarket, door: str, written: pytest.LogCaptureFixture
) -> None:
    signature = "t=1,v1=" + "0123456789abcdef" * 4

    answer = market.app.test_client().post("/hooks/stripe", data=b"{}", headers={"Stripe-Signature": signature})

    assert (answer.status_code, "was refused" in written.text) == (400, True)
    assert [
        text for text in (written.text, answer.text, everything_kept()) if signature in text or SECRET in text
    ] == []


@pytest.mark.parametrize(
    ("settings", "about"),
    [
        ({"STRIPE_SECRET_KEY": LIVE, "STRIPE_API_BASE": HERE}, "live key"),
        ({"STRIPE_SECRET_KEY": TEST, "STRIPE_API_BASE": "https://api.stripe.example"}, "this machine"),
        ({"STRIPE_SECRET_KEY": TEST, "ENVIRONMENT": "production"}, "test key"),
    ],
)
def test_case_80_a_key_in_the_wrong_place_stops_the_start(settings: dict[str, str], about: str) -> None:
    with pytest.raises(config.UnsafeSettings, match=about) as stopped:
        config.read(
            {
                "SECRET_KEY": "a long and random secret of its own, to be kept",
                "TRUSTED_HOSTS": "a.example",
                "STRIPE_WEBHOOK_SECRETS": "whsec_one",
                **settings,
            }
        )

    assert settings["STRIPE_SECRET_KEY"] not in str(stopped.value)


@pytest.mark.parametrize("address", ["192.0.2.1", "198.51.100.7"])
def test_case_81_a_test_can_speak_to_this_machine_alone(address: str) -> None:
    with pytest.warns(UserWarning, match=address), pytest.raises(SocketConnectBlockedError):
        socket.create_connection((address, 443), timeout=0.2)
