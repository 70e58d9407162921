"""A family at its desk: the family, somebody who works there, a browser that is signed in."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart, bring_to, pay, place, the_parcel


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


def a_parcel(family: Family, *, state: str = "placed", way: str = "collect", **order: Any) -> Parcel:
    """A confirmed parcel of a family, brought to a state by its own steps.

    `order` may name the product, quantity, text to be written on it, note, method, and whatever a_contact takes.
    """
    with unit_of_work():
        text = order.pop("text", "")
        product = order.pop("product", None) or a_product(of=family, personal_max=40 if text else 0)
        cart = a_cart()
        carts.put(cart, variant_of(product).id, order.pop("quantity", 1), personal_text=text)
        carts.choose_way(cart, family.id, way=way, note=order.pop("note", ""))
        placed = place(carts.basket(cart), **order)
        if placed.confirmed_at is None:
            pay(placed)
    with unit_of_work():
        parcel = the_parcel(orders.get(placed.id))
        return parcel if state == "placed" else bring_to(parcel, state)


def a_staff(client: FlaskClient) -> int:
    """Somebody of the office, signed in; their user id."""
    with unit_of_work():
        person = a_member(name="هند من المكتب", role="staff")
    sign_in(client, person)
    return person.id


def a_relative_of_the_office(client: FlaskClient, family: Family) -> int:
    """Somebody of the office who also works at a family's desk, signed in; their user id."""
    with unit_of_work():
        person = a_member(name="هند من المكتب", of=family, role="staff")
    sign_in(client, person)
    return person.id
