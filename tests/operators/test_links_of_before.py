"""An upgrade tells links of before whose they are, gives every shop its own, and tells parcels whether they were the first."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask
from sqlalchemy import Connection, select, text, update

from storefront.community import families
from storefront.goods.sharing.commands import CODE
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import an_order

UPGRADE = importlib.import_module("migrations.versions.0039_families_pass_on_links_and_ready_baskets")
OLD = (
    "INSERT INTO share_link (code, product_id, created_at, opened, ordered) "
    "VALUES (:code, :product, CURRENT_TIMESTAMP, 7, 1)"
)


@contextmanager
def upgrading() -> Iterator[Connection]:
    """A connection on which tables can be made anew, as the command that upgrades has it; all of it is taken back."""
    with db.engine.execution_options(write=True).connect() as connection:
        of_sqlite, raw = connection.dialect.name == "sqlite", connection.connection.dbapi_connection
        if of_sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        with connection.begin() as transaction:
            yield connection
            transaction.rollback()
        if of_sqlite:
            raw.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


def links(connection: Connection) -> list[tuple[object, ...]]:
    rows = connection.execute(
        text("SELECT code, family_id, kind, product_id, stands_for, opened FROM share_link ORDER BY kind, code")
    )
    return [tuple(row) for row in rows]


def firsts() -> list[tuple[int, int, bool]]:
    """Order, family and whether it was the first, parcel by parcel."""
    rows = select(Parcel.order_id, Parcel.family_id, Parcel.is_first).order_by(Parcel.order_id, Parcel.family_id)
    return [(order, family, first) for order, family, first in db.session.execute(rows)]


def test_links_of_before_belong_to_the_family_of_their_goods(app: Flask) -> None:
    with unit_of_work():
        product, stopped = a_product(), a_family()
        families.suspend(stopped, SYSTEM, reason="بلاغ")
        a_family(status="submitted")
        family_id, product_id, stopped_id = product.family_id, product.id, stopped.id
    with upgrading() as connection, Operations.context(MigrationContext.configure(connection)):
        UPGRADE.downgrade()
        connection.execute(text("DELETE FROM share_link"))
        for code in ("aaaabbbb", "ccccdddd"):
            connection.execute(text(OLD), {"code": code, "product": product_id})
        UPGRADE.upgrade()
        found = links(connection)

    of_goods, of_shops = found[:2], found[2:]
    assert of_goods == [
        ("aaaabbbb", family_id, "product", product_id, f"product:{product_id}", 7),
        ("ccccdddd", family_id, "product", product_id, None, 7),
    ]
    assert sorted(row[1:] for row in of_shops) == [
        (family, "shop", None, f"shop:{family}", 0) for family in sorted((family_id, stopped_id))
    ]
    assert all(CODE.fullmatch(str(row[0])) for row in of_shops)


def test_parcels_of_before_say_the_same_as_those_of_today(app: Flask) -> None:
    product, other = a_product(stock=20), a_product()
    member = a_member().id
    told = [
        an_order((product, 1), mobile="+966551230001"),
        an_order((product, 1), (other, 1), mobile="+966551230001"),
        an_order((product, 1), mobile="+966551230002", email="one@example.com"),
        an_order((product, 1), mobile="+966551230003", email="one@example.com"),
        an_order((product, 1), mobile="+966551230004", user_id=member),
        an_order((product, 1), mobile="+966551230005", user_id=member),
    ]
    today = firsts()
    db.session.execute(update(Parcel).values(is_first=True))

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.tell_firsts()

    assert firsts() == today
    assert [first for *_, first in today] == [True, False, True, True, False, True, False]
    assert len(told) == 6


def test_what_came_to_nothing_was_no_first_order_before_either(app: Flask) -> None:
    product = a_product()
    called_off, given_up = an_order((product, 1)), an_order((product, 1), method="card")
    orders.cancel(orders.get(called_off.id).parcels[0], VISITOR)
    orders.confirming.abandon(given_up)
    an_order((product, 1))
    today = firsts()

    db.session.execute(update(Parcel).values(is_first=True))
    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.tell_firsts()

    assert [first for *_, first in today][-1] is True
    assert [first for *_, first in firsts()][-1] is True
