"""What became of it, as the database says when everybody is done."""

from sqlalchemy import func, select

from storefront.goods import stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.trade.orders import Order, OrderLine, Parcel, ParcelStep
from storefront.treasury import payments
from storefront.treasury.payments import Payment
from tests.builders.goods import variant_of


def sold(product: Product) -> int:
    """Pieces of a product in all parcels."""
    units.abandon()
    pieces = select(func.sum(OrderLine.quantity)).where(OrderLine.product_id == product.id)
    return db.session.scalar(pieces) or 0


def left(product: Product) -> int:
    """Pieces of the first variant of a product that can still be sold."""
    units.abandon()
    return stock.free(variant_of(product).id)


def grams_sold(product: Product) -> int:
    """Grams of a product in all parcels."""
    units.abandon()
    lines = select(func.sum(OrderLine.quantity * Variant.grams)).join(Variant, Variant.id == OrderLine.variant_id)
    return db.session.scalar(lines.where(OrderLine.product_id == product.id)) or 0


def orders_of(checkout_key: str) -> list[str]:
    """The references of what came of one checkout."""
    units.abandon()
    return list(db.session.scalars(select(Order.reference).where(Order.checkout_key == checkout_key)))


def steps_of(parcel: Parcel) -> list[str]:
    """The way of a parcel so far."""
    units.abandon()
    steps = select(ParcelStep.after).where(ParcelStep.parcel_id == parcel.id).order_by(ParcelStep.id)
    return list(db.session.scalars(steps))


def payment_of_checkout(checkout_key: str) -> Payment:
    """The card payment of what came of a checkout."""
    units.abandon()
    order_id = db.session.scalar(select(Order.id).where(Order.checkout_key == checkout_key))
    assert order_id is not None
    return payment_of(order_id)


def payment_of(order_id: int) -> Payment:
    """The card payment of an order."""
    units.abandon()
    payment = payments.find_for("order", order_id)
    assert payment is not None
    db.session.refresh(payment)
    return payment
