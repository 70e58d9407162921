"""Taking away the defaults with which migrations add columns to tables that hold rows."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, text

DEFAULT = r"DEFAULT (?:'(?:[^']|'')*'|\([^()]*\)|[\w.+-]+)"
LEFT = text(  # of PostgreSQL
    "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = :table "
    "AND column_name = :column AND column_default IS NOT NULL"
)


def drop_defaults(connection: Connection, table: str, columns: Sequence[str]) -> None:
    """Takes the defaults of columns of a table away, where there are any. Rows, checks, indexes and guards stay as they are."""
    if connection.dialect.name == "postgresql":
        for column in columns:
            if connection.scalar(LEFT, {"table": table, "column": column}):
                connection.execute(text(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" DROP DEFAULT'))
        return
    made = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table")
    before: str = connection.execute(made, {"table": table}).scalar_one()
    after = before
    for column in columns:
        after = re.sub(rf"([(,\s][\"`\[]?{column}[\"`\]]? [\w() ]*?) {DEFAULT}", r"\1", after)
    if after != before:
        with named_tables_stay(connection):
            make_anew(connection, table, after)


def make_anew(connection: Connection, table: str, sql: str) -> None:
    """On SQLite: another table by that statement in place of one, with its rows, indexes and triggers. A default cannot be
    taken out of a table that is there: rows older than the column are not written with a value, they read the default."""
    kept = text("SELECT sql FROM sqlite_master WHERE tbl_name = :table AND type IN ('index', 'trigger') AND sql <> ''")
    rest: Sequence[str] = connection.scalars(kept, {"table": table}).all()
    new = f"{table}_anew"
    names = ", ".join(f'"{row[1]}"' for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")'))
    begun = re.compile(rf"""^\s*CREATE\s+TABLE\s+["`\[]?{re.escape(table)}["`\]]?""", re.IGNORECASE)
    connection.exec_driver_sql(begun.sub(f'CREATE TABLE "{new}"', sql, count=1))
    connection.exec_driver_sql(f'INSERT INTO "{new}" ({names}) SELECT {names} FROM "{table}"')  # noqa: S608
    connection.exec_driver_sql(f'DROP TABLE "{table}"')
    connection.exec_driver_sql(f'ALTER TABLE "{new}" RENAME TO "{table}"')
    for statement in rest:
        connection.exec_driver_sql(statement)


@contextmanager
def named_tables_stay(connection: Connection) -> Iterator[None]:
    """On SQLite: what names a table (keys, triggers) goes on naming it, whatever is renamed meanwhile."""
    connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA legacy_alter_table=OFF")
