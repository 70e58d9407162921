"""An upgrade tells entries of earlier days when they were booked, and the database goes on keeping them."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from migrations.guards import allow_changes, forbid_changes
from storefront.insight.audit import money
from storefront.kernel.database import db
from tests.builders.stage import a_busy_market

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0038_entries_know_when")


def test_entries_of_before_were_booked_when_their_transaction_was() -> None:
    a_busy_market()
    db.session.commit()

    with Operations.context(MigrationContext.configure(db.session.connection())):
        allow_changes("ledger_entry")
        db.session.execute(text(f"UPDATE ledger_entry SET booked_at = '{UPGRADE.NEVER}'"))
        forbid_changes("ledger_entry")
        before = money.entries_booked_at_another_time()
        UPGRADE.tell_when()

    assert (len(before) > 10, money.entries_booked_at_another_time()) == (True, [])
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text("UPDATE ledger_entry SET amount_minor = 1"))
