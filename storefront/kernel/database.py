"""The database: its base class, column kinds, and how SQLite and PostgreSQL are opened. Units of work are in `units`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    event,
)
from sqlalchemy.dialects import postgresql as postgres
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from storefront.kernel import postgresql

BUSY_MILLISECONDS = 10_000

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

WholeNumber = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python whatever the database keeps; a naive time is a mistake and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


key = Annotated[int, mapped_column(WholeNumber, primary_key=True)]
minor = Annotated[int, mapped_column(BigInteger)]  # halalas
stamp = Annotated[datetime, mapped_column(UtcDateTime)]
word = Annotated[str, mapped_column(String(40))]
NAME_LENGTH = 200  # characters
name = Annotated[str, mapped_column(String(NAME_LENGTH))]


class Base(DeclarativeBase):
    """What every table of the market is born of."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: UtcDateTime(), list[Any]: JSON(), dict[str, Any]: JSON()},
    )


def ref(target: str, *, on_delete: str = "RESTRICT", index: bool = True, **options: Any) -> Any:
    """A column that names a row of another table ("family.id"); what happens when that row goes is always stated."""
    return mapped_column(WholeNumber, ForeignKey(target, ondelete=on_delete), index=index, **options)


_writing: dict[Engine, Engine] = {}


class UnitSession(FlaskSession):
    """A session that tells the engine whether its unit of work is going to write."""

    def get_bind(self, *args: Any, **options: Any) -> Engine | Connection:
        bind = super().get_bind(*args, **options)
        return writing(bind) if self.info.get("writing") and isinstance(bind, Engine) else bind


def writing(engine: Engine) -> Engine:
    """The same engine, its transactions begun for writing. One object each, whoever asks first: a session keeps a
    connection per engine, and with two it would wait for itself."""
    return _writing.get(engine) or _writing.setdefault(engine, engine.execution_options(write=True))


db = SQLAlchemy(model_class=Base, session_options={"class_": UnitSession, "expire_on_commit": False})


def insert_once(table: Any) -> Any:
    """An INSERT of the database's own kind, which can be told what to do about a row that somebody else wrote at the
    same moment: on_conflict_do_nothing, on_conflict_do_update."""
    insert = postgres.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    return insert(table)


def open_carefully(engine: Engine) -> None:
    """Makes an SQLite engine durable and honest about locks, and has PostgreSQL answer in whole numbers.

    synchronous=FULL because NORMAL loses acknowledged orders at a power cut; BEGIN IMMEDIATE because a
    deferred writer fails with "database is locked" instead of waiting its turn.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "begin", begin_sqlite)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "connect", postgresql.prepare)


def prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Every connection: WAL, full sync, foreign keys, patience, and transactions left to us."""
    raw: sqlite3.Connection = connection  # type: ignore[assignment]  # the driver's own type behind the protocol
    raw.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-32000",
        "temp_store=MEMORY",
    ):
        raw.execute(f"PRAGMA {pragma}")


@contextmanager
def without_waiting(engine: Engine) -> Iterator[None]:
    """While this lasts an SQLite commit does not wait for the disk: for filling a market that was empty, where a power
    cut means filling it anew. What was filled is on the disk when it ends. PostgreSQL is left as it is."""
    if engine.dialect.name != "sqlite":
        yield
        return
    engine.dispose()
    event.listen(engine, "connect", stop_waiting)
    try:
        yield
    finally:
        event.remove(engine, "connect", stop_waiting)
        engine.dispose()
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")


def stop_waiting(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    raw: sqlite3.Connection = connection  # type: ignore[assignment]  # the driver's own type behind the protocol
    raw.execute("PRAGMA synchronous=OFF")


def begin_sqlite(connection: Connection) -> None:
    """Takes the write lock at once where the unit of work says it will write."""
    writing = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
