"""How a connection to PostgreSQL is made ready: a sum of whole numbers is a whole number."""

from decimal import Decimal

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry


def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Every connection. PostgreSQL adds whole numbers up to a kind of its own, which the driver would hand over as a
    Decimal; and a Decimal of halalas can be neither written down nor shared out as halalas are."""
    raw: psycopg.Connection = connection  # type: ignore[assignment]  # the driver's own type behind the protocol
    raw.adapters.register_loader("numeric", WholeIfWhole)


class WholeIfWhole(Loader):
    """Reads a number that has no digits behind the point as an int, any other as the Decimal it is."""

    def load(self, data: Buffer) -> int | Decimal:
        written = bytes(data).decode()
        return int(written) if written.removeprefix("-").isdigit() else Decimal(written)
