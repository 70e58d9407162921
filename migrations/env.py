"""How Alembic reaches the market's database and its models."""

from alembic import context

from storefront.community import accounts, addresses, families, limits, notices, regions  # noqa: F401 - every table
from storefront.goods import catalogue, favourites, seasons, sharing, shelves, stock, taxonomy  # noqa: F401
from storefront.insight import journal, search  # noqa: F401
from storefront.kernel.database import Base, db
from storefront.trade import carts, commissions, delivery, orders, receipts  # noqa: F401
from storefront.treasury import ledger, payments, payouts, recipients  # noqa: F401


def run() -> None:
    """Runs the migrations as one transaction: an interrupted upgrade leaves what was there before."""
    engine = db.engine.execution_options(write=True)
    with engine.begin() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            transactional_ddl=True,
            compare_type=True,
        )
        context.run_migrations()


run()
