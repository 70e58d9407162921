"""Writing the journal: once, and never otherwise."""

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from storefront.insight import journal
from storefront.insight.journal import JournalEntry
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member


def entries() -> list[JournalEntry]:
    return list(db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)))


def test_an_entry_says_who_did_what_to_what_when_and_why(app: Flask) -> None:
    noon = datetime(2026, 3, 1, 9, tzinfo=UTC)
    sara = a_member()

    with time_machine.travel(noon, tick=False):
        journal.note("ProductHidden", subject="product:7", actor_id=sara.id, reason="صورة", values={"product_id": 7})

    (entry,) = entries()
    assert (entry.at, entry.kind, entry.subject) == (noon, "ProductHidden", "product:7")
    assert (entry.actor_id, entry.reason, entry.values) == (sara.id, "صورة", {"product_id": 7})


def test_a_long_reason_is_cut_to_its_column(app: Flask) -> None:
    journal.note("ProductHidden", subject="product:7", reason="ط" * 500)

    assert [len(entry.reason) for entry in entries()] == [300]


@pytest.mark.parametrize("change", ["UPDATE journal_entry SET reason = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_to_change_an_entry(app: Flask, change: str) -> None:
    with unit_of_work():
        journal.note("ProductHidden", subject="product:7", reason="صورة")

    with pytest.raises(DatabaseError, match="append-only"), unit_of_work() as session:
        session.execute(text(change))

    assert [entry.reason for entry in entries()] == ["صورة"]
