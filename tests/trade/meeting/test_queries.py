"""Where parcels are collected: at the point the shopper chose, or at home with the hours there."""

import pytest

from storefront.trade import carts, delivery, meeting, orders
from storefront.trade.delivery import Hours, collecting
from storefront.trade.delivery.collecting import Point
from tests.builders.community import a_city, a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_cart, place, the_parcel

pytestmark = pytest.mark.usefixtures("app")
ALL_DAYS = Hours(frozenset(range(7)), 960, 1260)


def test_a_parcel_is_collected_where_it_was_ordered() -> None:
    family, other = a_family(), a_family()
    outlet = Point("outlet", ("منفذ الورود", ""), a_city().id, "سوق الورود، المحل 12", ALL_DAYS)
    point = collecting.open_point(family, outlet, desk(family))
    collecting.meet_at_home(other, ALL_DAYS, desk(other))
    cart = a_cart((a_product(of=family), 1), (a_product(of=other), 1))
    carts.choose_way(cart, family.id, way=f"collect-{point.id}")
    carts.choose_way(cart, other.id, way="collect")

    order = orders.get(place(carts.basket(cart)).id)

    there, home = order.parcels
    found = meeting.points_of(order.parcels)
    assert (there.way, there.delivery_minor) == (delivery.COLLECT, 0)
    assert (found[there.id].id, found[home.id].is_home) == (point.id, True)
    collecting.close_point(family, point.id, desk(family))
    assert meeting.point_of(there) == found[there.id]  # what was ordered is collected there
    assert carts.basket(a_cart((a_product(of=family), 1))).parts[0].ways[-1].value == "collect"


def test_nothing_is_asked_where_nothing_is_collected() -> None:
    family = a_family()
    cart = a_cart((a_product(of=family), 1), city=a_city())
    carts.choose_way(cart, family.id, way="courier")

    parcel = the_parcel(orders.get(place(carts.basket(cart)).id))

    assert meeting.points_of([parcel]) == {}
