"""Migrations add a column to a table with rows by a default; 0023 takes these away and leaves rows and guards as they were."""

from collections.abc import Iterator

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from migrations.defaults import drop_defaults
from migrations.guards import forbid_changes
from storefront.kernel.database import db

MADE = (
    "CREATE TABLE voucher (id INTEGER PRIMARY KEY, said VARCHAR(40) NOT NULL, CONSTRAINT is_said CHECK (said <> ''))",
    "CREATE UNIQUE INDEX one_saying ON voucher (said)",
    "INSERT INTO voucher (id, said) VALUES (1, 'DEFAULT ''x'', of (old)')",
    "ALTER TABLE voucher ADD COLUMN worth BIGINT DEFAULT '0' NOT NULL",
    "ALTER TABLE voucher ADD COLUMN told JSON DEFAULT '{\"a, b\": 1}' NOT NULL",
    "INSERT INTO voucher (id, said, worth, told) VALUES (2, 'new', 7, '[]')",
)
COLUMNS = ("worth", "told", "not_there_yet")


@pytest.fixture
def connection(app: Flask) -> Iterator[Connection]:
    """A database with a guarded table that has grown, all of it taken back at the end."""
    with db.engine.execution_options(write=True).connect() as connection, connection.begin() as transaction:
        for statement in MADE:
            connection.exec_driver_sql(statement)
        with Operations.context(MigrationContext.configure(connection)):
            forbid_changes("voucher")
        yield connection
        transaction.rollback()


def refused(connection: Connection, statement: str, error: type[DBAPIError] = DBAPIError) -> bool:
    """Whether the database refuses a statement."""
    try:
        with connection.begin_nested():
            connection.execute(text(statement))
    except error:
        return True
    return False


def test_a_row_that_says_too_little_is_refused_afterwards(connection: Connection) -> None:
    short = "INSERT INTO voucher (id, said) VALUES (3, 'short')"
    assert not refused(connection, short)

    drop_defaults(connection, "voucher", COLUMNS)

    assert refused(connection, short.replace("3", "4").replace("short", "shorter"), IntegrityError)


def test_rows_guards_checks_and_indexes_stay(connection: Connection) -> None:
    drop_defaults(connection, "voucher", COLUMNS)

    rows = connection.execute(text("SELECT id, said, worth, CAST(told AS TEXT) FROM voucher ORDER BY id")).all()
    assert [tuple(row) for row in rows] == [
        (1, "DEFAULT 'x', of (old)", 0, '{"a, b": 1}'),
        (2, "new", 7, "[]"),
    ]
    full = "INSERT INTO voucher (id, said, worth, told) VALUES (5, '{}', 1, '[]')"
    assert refused(connection, full.format(""), IntegrityError)
    assert refused(connection, full.format("new"), IntegrityError)
    assert refused(connection, "UPDATE voucher SET worth = 9")
    assert refused(connection, "DELETE FROM voucher")
    assert not refused(connection, full.format("other"))


def test_what_the_models_say_themselves_stays_and_doing_it_again_changes_nothing(connection: Connection) -> None:
    drop_defaults(connection, "voucher", ["told"])
    drop_defaults(connection, "voucher", ["told"])

    assert not refused(connection, "INSERT INTO voucher (id, said, told) VALUES (3, 'short', '[]')")
    assert refused(connection, "INSERT INTO voucher (id, said, worth) VALUES (4, 'shorter', 1)", IntegrityError)
