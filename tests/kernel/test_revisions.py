"""How far a database is."""

import sqlalchemy
from flask import Flask

import config
from storefront.kernel import revisions
from storefront.kernel.database import db

MIGRATIONS = str(config.ROOT / "migrations")


def test_a_migrated_database_is_where_the_code_is(app: Flask) -> None:
    with db.engine.connect() as connection:
        assert revisions.reached(connection) == revisions.known(MIGRATIONS)

    assert len(revisions.known(MIGRATIONS)) == 1


def test_an_empty_database_is_nowhere() -> None:
    with sqlalchemy.create_engine("sqlite://").connect() as connection:
        assert revisions.reached(connection) == frozenset()
