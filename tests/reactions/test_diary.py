"""Facts become rows of the journal: what, to what, by whom, why; never a secret, never an address."""

from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy import select

from storefront.insight.journal import JournalEntry
from storefront.kernel.database import db
from storefront.kernel.facts import Fact
from storefront.reactions import REACTIONS, diary
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")
NOTED = [fact for fact, reactions in REACTIONS.items() if diary.noted in reactions]
CANARY = "canary"


def any_fact(kind: type[Fact], by: int) -> Fact:
    """A fact whose texts all say "canary"; `by` is somebody who is there, and so is whoever did it to their own account."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        values[field.name] = 7 if "int" in str(field.type) else True if "bool" in str(field.type) else CANARY
        own = kind in diary.OWN and field.name == "user_id"
        values[field.name] = by if field.name == "by" or own else values[field.name]
    return kind(**values)


@pytest.mark.parametrize("kind", NOTED, ids=lambda kind: kind.__name__)
def test_each_fact_leaves_one_row(kind: type[Fact]) -> None:
    who = a_member().id

    diary.noted(any_fact(kind, who))

    (entry,) = db.session.scalars(select(JournalEntry))
    names = {field.name for field in fields(kind)}
    assert entry.kind == kind.__name__
    assert entry.subject.endswith((":7", f":{who}")) or not any(name.endswith("_id") for name in names)
    assert entry.actor_id == (who if "by" in names or kind in diary.OWN else None)
    assert entry.reason == (CANARY if "reason" in names else "")
    assert names - entry.values.keys() - {"by", "reason"} <= diary.PRIVATE


@pytest.mark.parametrize("secret", sorted(diary.PRIVATE))
def test_secrets_and_addresses_are_left_out(secret: str) -> None:
    for kind in NOTED:
        if secret in {field.name for field in fields(kind)}:
            diary.noted(any_fact(kind, a_member().id))

    for entry in db.session.scalars(select(JournalEntry)):
        assert secret not in entry.values


def test_whatever_is_told_is_noted_or_has_another_reaction() -> None:
    silent = {kind.__name__ for kind, reactions in REACTIONS.items() if diary.noted not in reactions}

    assert all(REACTIONS.values())
    assert silent == {
        *("ConfirmationAsked", "AddressAlreadyKnown", "ResetAsked"),
        *("ProductChanged", "StockChanged", "PiecesSold", "Restocked", "CashHandedIn", "MessageWritten"),
        *("FollowedGoodsShown", "MobileCodeAsked", "VisitorTold"),
    }
