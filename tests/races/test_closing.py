"""A shop is closed while somebody orders of it: one waits for the other, and no order is left with a shop nobody is at."""

import pytest
from flask import Flask

from storefront.community import families
from storefront.community.families import closing
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, unsettled
from storefront.trade.carts import Cart
from storefront.trade.orders import Parcel
from tests.builders.community import desk
from tests.builders.goods import a_product
from tests.builders.trade import a_cart, place
from tests.races.overlapping import TURNS, overlapping


@pytest.mark.parametrize("first", TURNS)
def test_of_an_order_and_a_closing_at_once_one_holds(app: Flask, first: int) -> None:
    with unit_of_work():
        product = a_product(stock=3)
        cart_id = a_cart((product, 1)).id
    family_id = product.family_id

    def order() -> bool:
        return bool(place(carts.basket(db.session.get_one(Cart, cart_id))))

    def close() -> bool:
        family = families.get(family_id)
        closing.close(family, desk(family))
        return True

    came = overlapping(app, order, close, first=first % 2)

    db.session.expire_all()
    parcels = db.session.query(Parcel).filter_by(family_id=family_id).count()
    is_closed = families.get(family_id).status == "closed"
    assert sorted(came) in (["ShopIsNotSettled", "done"], ["ShopIsGone", "done"], ["BasketHasChanged", "done"])
    assert (parcels, is_closed) in ((1, False), (0, True))
    assert bool(unsettled.shops.of_family(family_id)) is not is_closed
