"""The migrations give exactly the models, on whichever database the tests run: down to defaults, checks and indexes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Connection, text

from storefront.kernel.database import Base, db
from tests.conftest import a_database

OF_POSTGRESQL = (
    "SELECT table_name, concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable, column_default) "
    "FROM information_schema.columns WHERE table_schema = current_schema()",
    "SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = current_schema()::regnamespace AND contype <> 't'",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
)
Described = set[tuple[str, str]]


def described(connection: Connection) -> Described:
    """Every column, constraint and index of a database, as it says them itself, beside its table."""
    if connection.dialect.name == "postgresql":
        rows = [tuple(row) for asked in OF_POSTGRESQL for row in connection.execute(text(asked))]
        return {(table, said) for table, said in rows if table != "alembic_version"}
    made = connection.execute(
        text("SELECT type, tbl_name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql <> ''")
    )
    return {
        (table, part)
        for kind, table, sql in made
        if table != "alembic_version"
        for part in (parts(sql) if kind == "table" else [plain(sql)])
    }


def plain(sql: str) -> str:
    """A statement without quotes round names and without line breaks."""
    return re.sub(r"\s+", " ", re.sub(r'["`]', "", sql)).strip()


def parts(sql: str) -> Iterator[str]:
    """The columns and constraints of a CREATE TABLE."""
    body, depth, begun = plain(sql), 0, 0
    body = body[body.index("(") + 1 : body.rindex(")")]
    for place, sign in enumerate(f"{body},"):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            yield body[begun:place].strip()
            begun = place + 1


@pytest.fixture
def modelled(tmp_path: Path) -> Iterator[Connection]:
    """A database as the models alone would make it."""
    with a_database(tmp_path, "modelled") as address:
        engine = sqlalchemy.create_engine(address)
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            yield connection
        engine.dispose()


def migrated() -> Described:
    with db.engine.connect() as connection:
        return described(connection)


def test_alembic_finds_nothing_left_to_migrate(app: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_migrations_match_the_models(app: Flask, modelled: Connection) -> None:
    by_models, by_migrations = described(modelled), migrated()

    assert sorted(by_migrations - by_models) == []
    assert sorted(by_models - by_migrations) == []
    assert len(by_models) > 500


@pytest.mark.parametrize(
    "planted",
    [
        "ALTER TABLE cart ADD COLUMN planted INTEGER",
        "CREATE INDEX planted ON cart (coupon_code)",
        "CREATE TABLE planted (id INTEGER PRIMARY KEY, CHECK (id > 0))",
    ],
)
def test_a_planted_difference_is_seen(app: Flask, modelled: Connection, planted: str) -> None:
    modelled.execute(text(planted))

    assert "planted" in str(described(modelled) - migrated())


def test_a_check_and_a_default_are_seen_in_a_table_both_have(modelled: Connection) -> None:
    modelled.execute(text("CREATE TABLE planted (id INTEGER PRIMARY KEY, size INTEGER NOT NULL)"))
    before = described(modelled)
    modelled.execute(text("DROP TABLE planted"))
    checked = "CONSTRAINT few CHECK (size < 5)"
    modelled.execute(text(f"CREATE TABLE planted (id INTEGER PRIMARY KEY, size INTEGER DEFAULT 3 NOT NULL, {checked})"))

    found = " ".join(said for _, said in described(modelled) - before)

    assert re.search(r"size integer.*3", found, re.IGNORECASE)
    assert re.search(r"few .*CHECK .*size < 5", found)
