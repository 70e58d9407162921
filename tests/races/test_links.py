"""Links made and baskets filled at once: no more than there may be, one of each page, nothing twice in a shopper's basket."""

import pytest
from flask import Flask

from storefront.community.families.models import Family
from storefront.goods import sharing
from storefront.goods.sharing import ShareLink, commands, filling
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, repeats
from storefront.trade.carts import Cart
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_link, a_ready_basket
from tests.builders.trade import a_cart
from tests.races.overlapping import TURNS, overlapping


def remake(family_id: int, code: str) -> ShareLink:
    family = db.session.get_one(Family, family_id)
    return sharing.make(family, sharing.SHOP, desk(family), code=code)


@pytest.mark.parametrize("first", TURNS)
def test_the_last_room_goes_to_one_link(app: Flask, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    monkeypatch.setattr(commands, "MOST_LINKS", 1)
    with unit_of_work():
        family_id = a_family().id

    acts = [lambda: remake(family_id, sharing.new_code()) for _ in range(2)]
    came = overlapping(app, *acts, first=first % 2)

    assert sorted(came) == ["TooManyLinks", "done"]
    assert sharing.page(family_id).total == 1


@pytest.mark.parametrize("first", TURNS)
def test_a_page_sent_twice_at_once_makes_one_link(app: Flask, first: int) -> None:
    with unit_of_work():
        family_id = a_family().id
    code = sharing.new_code()

    came = overlapping(app, *[lambda: remake(family_id, code)] * 2, first=first % 2)

    assert (came, sharing.page(family_id).total) == (["done", "done"], 1)


@pytest.mark.parametrize("first", TURNS)
def test_a_page_gets_one_link_of_its_own(app: Flask, first: int) -> None:
    with unit_of_work():
        product_id = a_product().id
        db.session.query(ShareLink).delete()

    overlapping(app, *[lambda: sharing.ensure(product_id)] * 2, first=first % 2)

    assert db.session.query(ShareLink).filter_by(product_id=product_id).count() == 1


@pytest.mark.parametrize("first", TURNS)
def test_the_last_place_in_a_ready_basket_goes_to_one(app: Flask, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    monkeypatch.setattr(filling, "MOST_LINES", 2)
    with unit_of_work():
        family = a_family()
        variants = [variant_of(a_product(of=family)).id for _ in range(2)]
        code = a_ready_basket((a_product(of=family), 1)).code

    def put(variant_id: int) -> object:
        link = db.session.get_one(ShareLink, code)
        return filling.put(link, variant_id, 1, desk(db.session.get_one(Family, link.family_id)))

    came = overlapping(app, *(lambda one=one: put(one) for one in variants), first=first % 2)  # type: ignore[misc]

    assert sorted(came) == ["TooManyLines", "done"]
    assert len(sharing.lines(code)) == 2


@pytest.mark.parametrize("first", TURNS)
def test_a_ready_basket_pressed_twice_at_once_lies_in_the_basket_once(app: Flask, first: int) -> None:
    with unit_of_work():
        code, cart_id = a_ready_basket((a_product(stock=9), 2)).code, a_cart().id

    def press() -> object:
        cart = db.session.get_one(Cart, cart_id)
        return repeats.put_ready(sharing.lines(code), cart)

    overlapping(app, press, press, first=first % 2)

    found = carts.basket(db.session.get_one(Cart, cart_id))
    assert [piece.line.quantity for part in found.parts for piece in part.pieces] == [2]


@pytest.mark.parametrize("first", TURNS)
def test_a_link_is_closed_by_one_of_two(app: Flask, first: int) -> None:
    with unit_of_work():
        code = a_link().code

    def close() -> object:
        link = db.session.get_one(ShareLink, code)
        sharing.close(link, desk(db.session.get_one(Family, link.family_id)))
        return link

    assert sorted(overlapping(app, close, close, first=first % 2)) == ["NotNow", "done"]
