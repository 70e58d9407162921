"""A person who is forgotten is forgotten by every package, or by none."""

import pytest
from flask import Flask

from storefront.community import accounts, addresses
from storefront.goods import favourites
from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from storefront.trade.orders.refusals import OrdersAreOpen
from tests.builders.goods import a_product
from tests.builders.people import a_person, letters
from tests.builders.trade import a_cart, an_order


def test_basket_favourites_and_letters_go(app: Flask) -> None:
    user = a_person(email="sara@example.com")
    with unit_of_work():
        product = a_product()
        a_cart((product, 1), user_id=user.id)
        favourites.add(user.id, product)
        accounts.ask_reset(user.email, place="home")
    with unit_of_work():
        accounts.erase(user)

    assert carts.find_cart(user_id=user.id, token=None) is None
    assert favourites.of_member(user.id) == []
    assert addresses.of_member(user.id) == []
    assert letters("reset-password") == []


def test_an_open_order_keeps_everything_as_it_is(app: Flask) -> None:
    user = a_person(email="sara@example.com")
    with unit_of_work():
        an_order(user_id=user.id)

    with pytest.raises(OrdersAreOpen), unit_of_work():
        accounts.erase(user)
    assert accounts.find_by_email("sara@example.com") is not None


def test_letters_to_others_stay(app: Flask) -> None:
    user, other = a_person(), a_person()
    with unit_of_work():
        accounts.ask_reset(other.email, place="home")
    with unit_of_work():
        accounts.erase(user)

    assert [letter.address for letter in letters("reset-password")] == [other.email]
