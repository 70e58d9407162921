"""Completed orders and what their shoppers say of them, by the real commands."""

from datetime import timedelta

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.trade import orders, reviews
from storefront.trade.orders import Order, Parcel
from storefront.trade.reviews import Review, Said
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, heard, opened, the_parcel

STAFF = Actor(roles=frozenset({"staff"}))
DAYS_TO_RETURN = 8


def complete(order: Order) -> Parcel:
    """The first parcel of an order is with its shopper, and the days for giving it back are over."""
    parcel = the_parcel(order)
    if parcel.state == "placed":
        bring_to(parcel, "handed_over")
    with clock.set_to(clock.now() + timedelta(days=DAYS_TO_RETURN)):
        orders.complete_reached(limit=100)
        heard()
    return the_parcel(order)


def a_bought(product: Product | None = None, *, user_id: int | None = None, **contact: str) -> Order:
    """An order of a product that was kept."""
    order = an_order((product or a_product(), 1), user_id=user_id, **contact)
    complete(order)
    return opened(order.reference)


def say(order: Order, stars: int = 5, words: str = "", *, by: Actor = VISITOR, language: str = "ar") -> Review:
    """Its shopper reviews its first line, and whoever waits for that hears of it."""
    parcel = the_parcel(order)
    review = reviews.write(order, parcel, parcel.lines[0], Said(stars, words, language), by)
    heard()
    return review


def a_review(product: Product | None = None, stars: int = 5, words: str = "", *, user_id: int | None = None) -> Review:
    """A review of a product somebody bought and kept."""
    return say(a_bought(product, user_id=user_id), stars, words)
