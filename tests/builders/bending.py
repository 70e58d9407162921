"""Data changed by hand for good, past the guards of the database, which stand again afterwards."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, text

from storefront.kernel import units
from storefront.kernel.database import db


def bend(*statements: str) -> None:
    """Does what nobody may. A statement that changes nothing is a mistake in the test."""
    units.abandon()
    with db.engine.execution_options(write=True).begin() as connection, guards_asleep(connection):
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0, statement
    db.session.expire_all()


@contextmanager
def guards_asleep(connection: Connection) -> Iterator[None]:
    """No guard refuses anything in this transaction until the block ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield
        connection.execute(text("SET LOCAL session_replication_role = origin"))
        return
    guards: Sequence[tuple[str, str]] = [
        (name, sql)
        for name, sql in connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    ]
    for name, _ in guards:
        connection.execute(text(f"DROP TRIGGER {name}"))
    yield
    for _, sql in guards:
        connection.exec_driver_sql(sql)
