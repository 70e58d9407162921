"""The whole number of a card is never kept, never told, never logged."""

import json
import re
from pathlib import Path

import pytest
import stripe

from . import Options, StripeServer
from .fixtures import client_of
from .money.cards import CARDS
from .numbers import adds_up, scrubbed
from .stage import a_session, again, charge_of, paid

REAL = "4111111111111111"
CVC = "8317"


def numbers_in(text: str) -> set[str]:
    """Everything in a text that could be the number of a card: a test card, or the one that was tried in vain."""
    known = {card.number for card in CARDS} | {REAL}
    return {number for number in re.findall(r"\d{12,19}", text) if number in known}


def test_no_number_is_kept_or_told(tmp_path: Path) -> None:
    with StripeServer(Options(webhooks="manual"), state=tmp_path / "state") as server:
        client = client_of(server)
        server.tell("http://127.0.0.1:1/hooks", "whsec_for_tests_only")
        session = a_session(client)
        for number in (REAL, "4000000000000002", "378282246310005"):
            server.shopper.pay(str(session.url), number, cvc=CVC)
        told = [event.to_dict() for event in client.v1.events.list({"limit": 100}).data]
        kept = b"".join(file.read_bytes() for file in tmp_path.iterdir()).decode(errors="replace")
        journal = json.dumps(server.control.requests()) + json.dumps(server.control.messages())

    assert charge_last4(kept) == "0005"
    assert numbers_in(kept) | numbers_in(json.dumps(told)) | numbers_in(journal) == set()
    assert CVC not in kept
    assert CVC not in json.dumps(told)


def charge_last4(kept: str) -> str:
    """The last digits of the last card in the file: so the card was noted, and only that of it."""
    return str(re.findall(r'"last4":"(\d+)"', kept)[-1])


def test_the_form_does_not_give_the_number_back(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session = a_session(stripe_client)

    page = stripe_server.shopper.pay(str(session.url), REAL, cvc=CVC, name="Noura A.", expiry="11/33")
    form = page.html.partition("<details>")[0]

    assert (REAL in form, CVC in form) == (False, False)
    assert ("Noura A." in form, "11/33" in form) == (True, True)


def test_a_payment_knows_brand_and_last_digits(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    charge = charge_of(again(stripe_client, paid(stripe_server, stripe_client, "5555555555554444")))

    assert charge.payment_method_details is not None
    assert charge.payment_method_details.card is not None
    assert (charge.payment_method_details.card.brand, charge.payment_method_details.card.last4) == (
        "mastercard",
        "4444",
    )


def test_the_output_of_the_server_stays_empty(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient, capfd: pytest.CaptureFixture[str]
) -> None:
    paid(stripe_server, stripe_client)

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("card 4242424242424242 end", "card ****4242 end"),
        ("4242 4242-4242 4242", "****4242"),
        ("at 1764307200 for 9100", "at 1764307200 for 9100"),
        ("4242424242424241", "4242424242424241"),
        ("cs_test_a1b2c3", "cs_test_a1b2c3"),
    ],
)
def test_numbers_are_scrubbed_from_texts(text: str, safe: str) -> None:
    assert scrubbed(text) == safe


def test_every_test_card_adds_up() -> None:
    assert [card.name for card in CARDS if not adds_up(card.number)] == []
    assert len({card.number for card in CARDS}) == len(CARDS) == len({card.name for card in CARDS})
