"""What every test stands on: a migrated database of its own, a client, a counter of queries.

DAKKAH_TEST_DATABASE names the database kind to run on: "sqlite" (the default) or a PostgreSQL address of a server on
this machine in which databases may be made.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import sqlalchemy
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import Connection, Table, TextClause, event, text

import config
from storefront import create_app
from storefront.kernel import memory
from storefront.kernel.database import Base, db
from storefront.trade import corrections
from storefront.treasury import gateways, transfers
from tests.builders import providers

pytest_plugins = ["tests.browser.opening", "tests.together"]
settings.register_profile("market", deadline=None)  # a machine that has other things to do is no fault
settings.load_profile("market")
KIND = os.environ.get("DAKKAH_TEST_DATABASE", "sqlite")
SITE = "http://localhost"


def pytest_collection_finish() -> None:
    """What has been imported by now stays: whoever collects rubbish while tests run need not look through it again and again,
    which costs a tenth of everything."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def settings_for(folder: Path, url: str) -> dict[str, object]:
    """The settings of a test market that lives in `folder`."""
    return {
        "TESTING": True,
        "BANK_HOLDER": "Dakkah",
        "BANK_NAME": "A bank",
        "SECRET_KEY": "for tests only, long enough to be taken",
        "SITE_URL": SITE,
        "INSTANCE_DIR": folder,
        "MEDIA_DIR": folder / "media",
        "PRIVATE_DIR": folder / "private",
        "INDEX_DIR": folder / "index",
        "MAIL_URL": (folder / "mail").as_uri(),
        "TEXTS_URL": (folder / "texts").as_uri(),
        "SQLALCHEMY_DATABASE_URI": url,
        "STEADY_SECONDS": 0,
    }


@pytest.fixture(scope="session")
def worker_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("market")


@pytest.fixture(scope="session")
def database_address(worker_folder: Path, worker_id: str) -> Iterator[str]:
    """The address of an empty database of this worker's own."""
    with a_database(worker_folder, f"market_{worker_id}") as address:
        yield address


@contextmanager
def a_database(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database of the kind the tests run on, gone when the block ends."""
    if KIND == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    name = f"dakkah_test_{os.getpid()}_{name}"
    server = sqlalchemy.create_engine(config.database_url(KIND, folder), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield config.database_url(KIND, folder).rsplit("/", 1)[0] + f"/{name}"
    finally:
        with server.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        server.dispose()


@pytest.fixture(scope="session")
def application(worker_folder: Path, database_address: str) -> Iterator[Flask]:
    """The application of this worker, migrated once."""
    app = create_app(settings_for(worker_folder, database_address))
    with app.app_context():
        upgrade(directory=str(config.ROOT / "migrations"))
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture(scope="session")
def market(application: Flask) -> Flask:
    """The same by the name under which races and the search have markets of their own."""
    return application


@pytest.fixture
def app(application: Flask) -> Iterator[Flask]:
    """The application with an empty database, inside its context."""
    with application.app_context():
        begin_anew(application)
        yield application
        db.session.remove()
    empty_folders(application)


def begin_anew(application: Flask) -> None:
    """Empties the market and forgets whatever this process knew of it."""
    empty_database()
    empty_folders(application)
    memory.forget_all()
    gateways.open_with(application.config)  # a test may have opened others
    transfers.open_with(application.config)
    corrections.open_with(application.config)
    providers.install()


def empty_folders(market: Flask) -> None:
    """Takes pictures and index away."""
    for folder in ("MEDIA_DIR", "PRIVATE_DIR", "INDEX_DIR"):
        shutil.rmtree(market.config[folder], ignore_errors=True)


def empty_database() -> None:
    """Takes every row out; the ledger's guards are set aside for it. Only tables that hold something are touched: most
    tests fill a few of them, and emptying all costs more than the test."""
    with db.engine.execution_options(write=True).begin() as connection:
        names = full_tables(connection)
        full = [table for table in last_first() if table.name in names]
        if connection.dialect.name == "postgresql":
            empty_postgresql(connection, full)
        elif full:
            empty_sqlite(connection, full)


@cache
def last_first() -> list[Table]:
    """Every table, each before those it names: to put them in order takes as long as to empty them."""
    return [*reversed(Base.metadata.sorted_tables)]


def full_tables(connection: Connection) -> set[str]:
    """The names of the tables that hold a row."""
    return set(connection.scalars(holds_a_row()))


@cache
def holds_a_row() -> TextClause:
    asked = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in Base.metadata.tables]
    return text(" UNION ALL ".join(asked))


def empty_postgresql(connection: Connection, full: list[Table]) -> None:
    """Rows are deleted with every guard asleep, since TRUNCATE writes new files for each table; and numbers begin at one
    again everywhere, also where what was written was undone."""
    rows = "; ".join(f'DELETE FROM "{table.name}"' for table in full)
    connection.exec_driver_sql(f"SET LOCAL session_replication_role = replica; {rows}")
    begun = "SELECT quote_ident(sequencename) FROM pg_sequences WHERE last_value IS NOT NULL"
    first = [f"setval('{name}', 1, false)" for name in connection.scalars(text(begun))]
    if first:
        connection.execute(text(f"SELECT {', '.join(first)}"))


def empty_sqlite(connection: Connection, full: list[Table]) -> None:
    """Guards are taken away and put back; a row that names another of its own table lets go of it first."""
    names = {table.name for table in full}
    guards = connection.execute(text("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")).all()
    in_the_way = [guard for guard in guards if guard.tbl_name in names]
    for name, _, _ in in_the_way:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for statement in chain.from_iterable(map(emptying, full)):
        connection.exec_driver_sql(statement)
    for _, sql, _ in in_the_way:
        connection.exec_driver_sql(sql)


@cache
def emptying(table: Table) -> list[str]:
    """What empties a table of SQLite."""
    inward = (c.name for c in table.c if any(key.column.table is table for key in c.foreign_keys))
    return [*(f'UPDATE "{table.name}" SET "{name}" = NULL' for name in inward), f'DELETE FROM "{table.name}"']


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies."""
    return app.test_client()


@pytest.fixture
def count_queries(application: Flask) -> Callable[[], "contextmanager[list[str]]"]:
    """`with count_queries() as asked:` collects every statement the database was asked."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_connection, _cursor, statement, _parameters, _context, _many) -> None:  # type: ignore[no-untyped-def]
            asked.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return counting  # type: ignore[return-value]
