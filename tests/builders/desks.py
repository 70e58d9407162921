"""A family at its desk: the family, somebody who works there, a browser that is signed in."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_basket, a_cart, bring_to, pay, place, the_parcel


@dataclass(frozen=True)
class FamilyDesk:
    """A family, the user id of whoever works there, the browser they use."""

    family: Family
    user_id: int
    browser: FlaskClient


def a_desk(client: FlaskClient, **family: Any) -> FamilyDesk:
    """A family with an open shop, and its own person signed in."""
    with unit_of_work():
        shop = a_family(**family)
        person = a_member(name="نورة آل سعيد", of=shop)
    sign_in(client, person)
    return FamilyDesk(shop, person.id, client)


def a_stranger(client: FlaskClient) -> FlaskClient:
    """A browser of somebody who is signed in and has no rights at all."""
    with unit_of_work():
        person = a_member(name="غريب")
    sign_in(client, person)
    return client


def a_parcel(
    family: Family, *, state: str = "placed", product: Product | None = None, method: str = "cash", **contact: Any
) -> Parcel:
    """A confirmed parcel of a family, brought to a state by its own steps; it is collected."""
    with unit_of_work():
        basket = a_basket((product or a_product(of=family), 1))
        order = place(basket, method=method, **contact)
        if method != "cash":
            pay(order)
    with unit_of_work():
        parcel = the_parcel(orders.get(order.id))
        return parcel if state == "placed" else bring_to(parcel, state)


def a_worded_parcel(family: Family, *, text: str, note: str = "") -> Parcel:
    """A parcel of goods on which something is to be written, with a note of the shopper."""
    with unit_of_work():
        product = a_product(of=family, personal_max=40)
        cart = a_cart()
        carts.put(cart, variant_of(product).id, 2, personal_text=text)
        carts.choose_way(cart, family.id, note=note)
        order = place(carts.basket(cart))
    with unit_of_work():
        return the_parcel(orders.get(order.id))
