"""How the database is opened, and that aware times survive it."""

import time
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, StatementError

from storefront.insight.journal import JournalEntry
from storefront.kernel.clock import RIYADH
from storefront.kernel.database import db, writing
from storefront.kernel.units import unit_of_work
from tests.builders.crowds import at_once


def entry(at: datetime) -> JournalEntry:
    return JournalEntry(at=at, kind="Began", subject="door:1", reason="", values={})


def test_sqlite_is_opened_durable_and_strict(app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        assert db.session.scalar(text("SHOW synchronous_commit")) == "on"
        return

    found = {
        name: db.session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")
    }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


class SlowEngine:
    """Takes its time to make another of itself."""

    def execution_options(self, **_: object) -> object:
        time.sleep(0.01)
        return object()


def test_two_first_requests_get_one_writing_engine() -> None:
    engine = SlowEngine()

    found = at_once([lambda: writing(engine) for _ in range(4)])  # type: ignore[arg-type,return-value]

    assert len(set(map(id, found))) == 1


def test_times_come_back_aware_and_in_utc(app: Flask) -> None:
    moment = datetime(2026, 11, 24, 3, 30, tzinfo=RIYADH)
    with unit_of_work():
        db.session.add(entry(moment))
    db.session.expire_all()

    kept = db.session.query(JournalEntry).one().at

    assert kept == moment
    assert kept.tzinfo is UTC


def test_a_time_without_a_zone_is_a_mistake(app: Flask) -> None:
    with pytest.raises(StatementError, match="zone"), unit_of_work():
        db.session.add(entry(datetime(2026, 1, 1)))


@pytest.mark.parametrize("change", ["UPDATE journal_entry SET reason = 'x'", "DELETE FROM journal_entry"])
def test_the_journal_cannot_be_changed_even_by_hand(app: Flask, change: str) -> None:
    with unit_of_work():
        db.session.add(entry(datetime(2026, 1, 1, tzinfo=UTC)))

    with pytest.raises(DBAPIError, match="append-only"), unit_of_work():
        db.session.execute(text(change))
