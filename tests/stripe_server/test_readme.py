"""The page that explains the server tells the truth about cards, control calls, faults and manners."""

from dataclasses import fields
from pathlib import Path

from .control.desk import CALLS
from .control.remote import Control
from .money.cards import CARDS
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


def test_every_word_of_a_fault_and_of_a_message_is_explained() -> None:
    words = {one.name for kind in (Fault, Manner) for one in fields(kind)} - {"operation"}

    assert {word for word in words if f"`{word}`" not in README} == set()
