"""The page that explains the server tells the truth about cards, control calls, faults and manners."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import requests
import stripe

from . import StripeServer
from .control.desk import CALLS
from .control.remote import Control
from .money.cards import CARDS
from .stage import charge_of, paid, payment_of
from .webhooks.signing import Manner
from .wire.faults import Fault

README = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")


def test_every_card_is_listed_with_what_it_does() -> None:
    assert [card.name for card in CARDS if f"| `{card.number}` | {card.does} |" not in README] == []


def test_every_control_call_is_listed() -> None:
    paths = {pattern.pattern.replace("([^/]+)", "ID") for _, pattern, _ in CALLS}

    assert {path for path in paths if f"{path}`" not in README} == set()


def test_every_method_of_control_is_listed() -> None:
    methods = {name for name in vars(Control) if not name.startswith("_")} - {"call"}

    assert {name for name in methods if f"`{name}(" not in README and f" `{name}(" not in README} == set()


class Overheard(Control):
    """Notes what would be sent."""

    def __init__(self) -> None:
        super().__init__("")
        self.heard: dict[str, set[str]] = {}

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        self.heard.setdefault(f"{method} /_control{path}", set()).update(body or {})
        return {"now": 0, "sent": [], "dropped": []}


def test_the_names_that_calls_send_over_http_are_listed_beside_them() -> None:
    control = Overheard()
    control.advance(1)
    control.send("a", ids=[], objects=[])
    control.drop("a", ids=[], objects=[])
    control.secrets("ID", "s")
    control.refund("p", 1)
    control.dispute("p", "r", 1)
    control.account("ID", onboarded=True, capabilities={}, payouts_enabled=True)
    control.funds(1, "sar", "a")
    for move in (control.move_refund, control.move_dispute, control.decide, control.move_payout):
        move("ID", "s")

    table = README[README.index("### Over HTTP") :]
    rows = dict(re.findall(r"^\| `(POST /_control[^`]*)` \| (.*) \|$", table, re.M))
    assert {
        (call, name) for call, names in control.heard.items() for name in names if f"`{name}`" not in rows.get(call, "")
    } == set()
    assert set(rows) == {
        f"POST {pattern.pattern.replace('([^/]+)', 'ID')}" for method, pattern, _ in CALLS if method == "POST"
    } - {"POST /_control/reset"}


def test_a_payment_is_named_over_http_by_any_of_its_ids(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    session, address = paid(stripe_server, stripe_client), f"{stripe_server.address}/_control"
    names = {"session": session.id, "payment_intent": payment_of(session).id, "charge": charge_of(session).id}

    for name, value in [*names.items(), ("charge", session.id)]:
        answer = requests.post(f"{address}/refunds", json={name: value, "amount": 100}, timeout=5)
        assert (answer.status_code, answer.json()["amount"]) == (200, 100)
    wrong = requests.post(f"{address}/disputes", json={"payment": session.id}, timeout=5)

    assert (wrong.status_code, wrong.json()["error"]["param"]) == (400, "charge")


def test_every_word_of_a_fault_and_of_a_message_is_explained() -> None:
    words = {one.name for kind in (Fault, Manner) for one in fields(kind)} - {"operation"}

    assert {word for word in words if f"`{word}`" not in README} == set()
