"""Links and whom they brought: what is right passes, what was broken by hand is named."""

import pytest

from storefront.goods import sharing
from storefront.insight.invariants import links
from storefront.kernel.actors import VISITOR
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, claims, orders, repeats
from storefront.trade.orders import Order
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_link, a_ready_basket
from tests.builders.stage import plant
from tests.builders.trade import a_cart, an_order, place, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def by(link: sharing.ShareLink) -> Order:
    """An order whose shopper came by a ready basket, with what lies in it."""
    cart = a_cart()
    carts.remember_share(cart, link.code)
    repeats.put_ready(sharing.lines(link.code), cart)
    return orders.get(place(carts.basket(cart)).id)


def test_a_parcel_from_a_conversation_without_its_basket_is_named() -> None:
    link = a_ready_basket()
    parcel = the_parcel(by(link))
    assert links.parcels_brought_by_another() == []

    plant([f"UPDATE shop_order SET share_code = NULL WHERE id = {parcel.order_id}"])

    assert links.parcels_brought_by_another() == [parcel.reference]


def test_a_basket_is_no_link_and_a_link_no_basket() -> None:
    chat = the_parcel(by(a_ready_basket()))

    plant([f"UPDATE parcel SET channel = 'shared' WHERE id = {chat.id}"])

    assert links.parcels_brought_by_another() == [chat.reference]


def test_a_link_to_goods_of_another_family_is_named() -> None:
    link, other = a_link(to=a_product()), a_family()
    assert links.links_that_are_astray() == []

    plant([f"UPDATE share_link SET family_id = {other.id} WHERE code = '{link.code}'"])

    assert links.links_that_are_astray() == [link.code]


def test_goods_of_another_family_in_a_basket_are_named() -> None:
    link, stranger = a_ready_basket(), variant_of(a_product())
    assert links.links_that_are_astray() == []

    plant([f"UPDATE share_link_line SET variant_id = {stranger.id}"])

    assert links.links_that_are_astray() == [link.code]


def test_an_order_that_was_not_counted_is_named() -> None:
    with unit_of_work():
        link = a_ready_basket()
        by(link)
    assert links.orders_counted_otherwise() == []

    plant(["UPDATE share_link SET ordered = 0"])

    assert links.orders_counted_otherwise() == [link.code]


def test_a_member_who_buys_for_the_first_time_twice_is_named() -> None:
    product, member = a_product(stock=9), a_member().id
    first, second = (the_parcel(an_order((product, 1), user_id=member)) for _ in range(2))
    assert links.first_twice() == []

    plant([f"UPDATE parcel SET is_first = true WHERE id = {second.id}"])

    assert links.first_twice() == [second.reference]
    orders.cancel(orders.get_parcel(first.id), VISITOR)
    assert links.first_twice() == []


def test_what_a_guest_bought_first_and_a_member_took_over_since_is_no_second_first() -> None:
    product, member = a_product(stock=9), a_member(email="sara@example.com")
    an_order((product, 1), user_id=member.id, mobile="+966551111111", email="")
    taken = an_order((product, 1), mobile="+966552222222", email=member.email)
    claims.take(member, taken.reference)

    assert the_parcel(taken).is_first
    assert links.first_twice() == []
