"""How far a database is: the revision its schema has reached, and the one this code was written for."""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


@cache
def known(folder: str) -> frozenset[str]:
    """The newest revisions among the migrations in a folder."""
    return frozenset(ScriptDirectory(folder).get_heads())


def reached(connection: Connection) -> frozenset[str]:
    """The revisions a database is at; none when it was never set up."""
    return frozenset(MigrationContext.configure(connection).get_current_heads())
