"""Daily capacities to begin a test with, and what is booked in them."""

from collections.abc import Iterable
from datetime import date, timedelta

from storefront.community.families.models import Family
from storefront.goods import making
from storefront.goods.catalogue import Making, Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from tests.builders.community import desk
from tests.builders.goods import a_product


def in_days(number: int) -> date:
    """The day so many days from today."""
    return clock.today() + timedelta(days=number)


def a_cake(*, of: Family | None = None, days: int = 1, price: int = 8500) -> Product:
    """A published product that is made to order in so many days."""
    return a_product(of=of, stock=None, making=Making("made_to_order", lead_days=days), price=price)


def terms(*products: Product, pieces: int = 10, days_off: Iterable[int] = (), name: str = "الكيك") -> making.Terms:
    """What a family says of the capacity these products share."""
    return making.Terms(name, pieces, frozenset(days_off), frozenset(product.id for product in products))


def a_capacity(
    *products: Product, pieces: int = 10, days_off: Iterable[int] = (), name: str = "الكيك"
) -> making.Capacity:
    """A capacity the family of these products has set up for them."""
    family = db.session.get_one(Family, products[0].family_id)
    return making.set_up(family, terms(*products, pieces=pieces, days_off=days_off, name=name), desk(family))


def its_desk(capacity: making.Capacity) -> Actor:
    """Somebody who works at the desk of the family a capacity is of."""
    return Actor(families=frozenset({capacity.family_id}))


def wanted(product: Product, pieces: int = 1, *, in_: int = 1) -> making.Want:
    """Pieces of a product that could be ready in so many days at the earliest."""
    return making.Want(product.id, pieces, in_days(in_))


def booked(capacity: making.Capacity) -> list[int]:
    """The pieces booked on each day from tomorrow to the last one with any."""
    days = making.calendars([capacity.id])[capacity.id].booked
    last = max((day for day, pieces in days.items() if pieces), default=clock.today())
    return [days.get(in_days(ahead), 0) for ahead in range(1, (last - clock.today()).days + 1)]
