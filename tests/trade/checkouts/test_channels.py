"""Through which channel a shopper came is kept on each family's parcel, and on parcels of before as far as it is known."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select, update

from storefront.goods import sharing
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.trade import carts, orders, repeats
from storefront.trade.checkouts.channels import AGAIN, CHAT, MARKET, SHARED
from storefront.trade.orders import Order, Parcel
from tests.builders.community import a_family
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_link, a_ready_basket
from tests.builders.trade import a_cart, an_order, place

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0034_parcels_know_their_channel")


def placed(cart: carts.Cart) -> list[str]:
    """The channels of the parcels a basket becomes, in the order of their families."""
    order = orders.get(place(carts.basket(cart)).id)
    return [one.channel for one in sorted(order.parcels, key=lambda parcel: parcel.family_id)]


def of_two_families() -> carts.Cart:
    """A basket whose shopper came by a link to goods of the first family, and found the second's on the way."""
    first, second = a_product(of=a_family()), a_product(of=a_family())
    cart = a_cart((first, 1), (second, 1))
    carts.remember_share(cart, sharing.ensure(first.id))
    return cart


def test_a_link_brings_its_shopper_to_one_family_and_the_rest_was_found_on_the_market() -> None:
    assert placed(of_two_families()) == [SHARED, MARKET]


def test_a_ready_basket_is_a_conversation_for_its_family_alone() -> None:
    mine, theirs = a_product(), a_product()
    link = a_ready_basket((mine, 2))
    cart = a_cart((theirs, 1))
    carts.remember_share(cart, link.code)
    repeats.put_ready(sharing.lines(link.code), cart)

    assert placed(cart) == [CHAT, MARKET]


def test_a_link_to_the_shop_and_one_that_was_closed_meanwhile_brought_their_shopper() -> None:
    product = a_product()
    family = product.family_id
    for code in (sharing.ensure_shop(family), closed(a_link(to=product))):
        cart = a_cart((product, 1))
        carts.remember_share(cart, code)
        assert placed(cart) == [SHARED]


def closed(link: sharing.ShareLink) -> str:
    sharing.close(link, Actor(families=frozenset({link.family_id})))
    return link.code


def test_a_parcel_is_ordered_again_when_all_of_it_is() -> None:
    family = a_family()
    known, new = a_product(of=family), a_product(of=family)
    order = an_order((known, 1))
    whole, mixed, more = a_cart(), a_cart((new, 1)), a_cart((known, 1))
    for cart in (whole, mixed, more):
        repeats.put_again(order, cart)

    assert [placed(cart) for cart in (whole, mixed, more)] == [[AGAIN], [MARKET], [MARKET]]


def test_what_was_taken_out_and_found_anew_is_not_ordered_again() -> None:
    product, cart = a_product(), a_cart()
    repeats.put_again(an_order((product, 1)), cart)
    carts.remove(carts.basket(cart).parts[0].pieces[0].line)
    carts.put(cart, variant_of(product).id, 1)

    assert placed(cart) == [MARKET]


def test_what_is_ordered_again_stays_so_when_its_shopper_signs_in() -> None:
    order = an_order((a_product(), 1))
    guest, member = a_cart(), a_cart()
    repeats.put_again(order, guest)
    carts.merge(guest, member)

    assert placed(member) == [AGAIN]


def test_parcels_of_before_know_it_too() -> None:
    order = place(carts.basket(of_two_families()))
    an_order((a_product(), 1))
    db.session.execute(update(Parcel).values(channel=MARKET))
    db.session.execute(update(Order).where(Order.id != order.id).values(share_code="gone"))

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.tell_channels()

    assert list(db.session.scalars(select(Parcel.channel).order_by(Parcel.family_id))) == [SHARED, MARKET, MARKET]
