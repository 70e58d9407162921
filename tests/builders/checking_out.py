"""What a checkout left behind: the orders that were placed, the pieces and the days that are taken."""

from storefront.goods import making, stock
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from tests.builders.goods import a_product, variant_of
from tests.builders.making import booked


def goods(**other: object) -> Product:
    with unit_of_work():
        return a_product(**other)  # type: ignore[arg-type]


def placed() -> list[Order]:
    db.session.rollback()
    return db.session.query(Order).populate_existing().all()


def left(product: Product) -> int:
    db.session.rollback()
    with unit_of_work():
        return stock.free(variant_of(product).id)


def days(capacity: making.Capacity) -> list[int]:
    with unit_of_work():
        return booked(capacity)
