"""Completed orders and what their shoppers say of them, by the real commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from storefront.community.accounts import User
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, reviews
from storefront.trade.orders import Order
from storefront.trade.reviews import Review, Said
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, heard, opened, the_parcel

STAFF = Actor(roles=frozenset({"staff"}))
LONG_AGO = timedelta(days=20)


@contextmanager
def long_ago() -> Iterator[None]:
    """What happens inside happened so long ago that nothing of it can be given back any more."""
    with clock.set_to(clock.now() - LONG_AGO):
        yield


def complete(order: Order) -> None:
    """The first parcel of an order is complete: its shopper kept it until the days for giving it back were over."""
    with long_ago():
        bring_to(the_parcel(order), "handed_over")
    orders.complete_reached(limit=100)
    heard()


def a_bought(product: Product | None = None, *, user_id: int | None = None, **contact: str) -> Order:
    """An order of a product that was kept."""
    product = product or a_product()
    with long_ago():
        order = an_order((product, 1), user_id=user_id, **contact)
    complete(order)
    return opened(order.reference)


def say(
    order: Order,
    stars: int = 5,
    words: str = "",
    *,
    by: Actor = VISITOR,
    language: str = "ar",
    photo: Photo | None = None,
) -> Review:
    """Its shopper reviews its first line, and whoever waits for that hears of it."""
    parcel = the_parcel(order)
    review = reviews.write(order, parcel, parcel.lines[0], Said(stars, words, language, photo), by)
    heard()
    return review


def a_review(product: Product | None = None, stars: int = 5, words: str = "", *, user_id: int | None = None) -> Review:
    """A review of a product somebody bought and kept."""
    return say(a_bought(product, user_id=user_id), stars, words)


def whole_reviews(order: Order, product: Product, member: User) -> dict[str, tuple[Any, ...]]:
    """What a member said of an order that is complete, which somebody reported; and a review the office has hidden."""
    with unit_of_work():
        mine, other = (
            say(order, 4, "رائحته هادئة", photo=Photo("aa11", 960, 1200, "tint-01")),
            a_review(product, 1, "إعلان"),
        )
        reviews.report(mine, member.id, "كلام عن غير المنتج")
        reviews.answer(mine, Actor(families=frozenset({product.family_id})), "شكراً لكم")
        reviews.hide(other, STAFF, reason="إعلان")
        return {
            "review_id": (mine.id,),
            "office.reviews.thing_id": (mine.id, other.id),
            "shop.reviews.reference": (order.reference,),
            "shop.reviews.line_id": (mine.order_line_id,),
            "shop.family_reviews.slug": (the_parcel(order).family.slug,),
        }
