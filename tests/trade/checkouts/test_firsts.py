"""Whether a shopper buys from a family for the first time, as far as accounts, mobiles and e-mail addresses tell."""

from typing import Any

import pytest

from storefront.goods.catalogue import Product
from storefront.kernel.actors import VISITOR
from storefront.trade import orders
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")
ONE, OTHER = "+966551230001", "+966551230002"


def first(*goods: Product, **shopper: Any) -> list[bool]:
    """An order of some goods; which of its parcels is the first, family by family."""
    order = orders.get(an_order(*((product, 1) for product in goods), **shopper).id)
    return [one.is_first for one in sorted(order.parcels, key=lambda parcel: parcel.family_id)]


def test_each_family_has_its_own_first_orders() -> None:
    product, other = a_product(of=a_family()), a_product(of=a_family())

    assert first(product, mobile=ONE) == [True]
    assert first(product, other, mobile=ONE) == [False, True]
    assert first(product, mobile=OTHER) == [True]


def test_whoever_shares_an_account_a_mobile_or_an_address_is_the_same_person() -> None:
    product, member = a_product(stock=20), a_member().id
    assert first(product, mobile=ONE, user_id=member, email="one@example.com") == [True]

    assert first(product, mobile=ONE) == [False]
    assert first(product, mobile=OTHER, user_id=member) == [False]
    assert first(product, mobile="+966551230003", email="one@example.com") == [False]
    assert first(product, mobile="+966551230004", email="two@example.com") == [True]


def test_nobody_is_known_by_an_address_they_did_not_give() -> None:
    product = a_product()
    first(product, mobile=ONE, email="")

    assert first(product, mobile=OTHER, email="") == [True]


def test_what_was_called_off_or_given_up_was_no_order() -> None:
    product = a_product(stock=20)
    called_off = the_parcel(an_order((product, 1), mobile=OTHER))
    orders.cancel(called_off, VISITOR)
    orders.confirming.abandon(an_order((product, 1), mobile=OTHER, method="card"))

    assert first(product, mobile=OTHER) == [True]
    assert first(product, mobile=OTHER) == [False]


def test_what_arrived_was_an_order() -> None:
    product = a_product(stock=20)
    bring_to(the_parcel(an_order((product, 1), mobile=ONE)), "handed_over")

    assert first(product, mobile=ONE) == [False]
