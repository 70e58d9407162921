"""How Alembic reaches the market's database and its models."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection

from storefront.community import accounts, addresses, families, limits, notices, regions  # noqa: F401 - every table
from storefront.goods import catalogue, favourites, making, seasons, sharing, shelves, stock, taxonomy  # noqa: F401
from storefront.insight import journal, search  # noqa: F401
from storefront.kernel.database import Base, db
from storefront.trade import (  # noqa: F401
    adjustments,
    allowances,
    carts,
    commissions,
    coupons,
    delivery,
    orders,
    proposals,
    receipts,
)
from storefront.treasury import alarms, bank, disputes, hints, ledger, payments, payouts, recipients, reconciliation  # noqa: F401  # noqa: F401


@contextmanager
def tables_may_be_made_anew(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making another and dropping the old one, which rows that point to it would forbid. Before
    the upgrade is kept, it is made sure that nothing points nowhere."""
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    raw = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            yield
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)
            if lost:
                raise RuntimeError(f"rows that point nowhere after the upgrade: {lost}")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def run() -> None:
    """Runs the migrations as one transaction: an interrupted upgrade leaves what was there before."""
    engine = db.engine.execution_options(write=True)
    with engine.connect() as connection, tables_may_be_made_anew(connection):
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            transactional_ddl=True,
            compare_type=True,
        )
        context.run_migrations()


run()
