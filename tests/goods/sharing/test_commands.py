"""Links that are passed on: one for each product, counted, never guessed."""

import pytest

from storefront.goods import sharing
from storefront.goods.sharing.commands import LENGTH, LETTERS, new_code
from storefront.kernel.database import db
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def a_link() -> sharing.ShareLink:
    link = sharing.find_share_link(sharing.ensure(a_product().id))
    assert link is not None
    return link


def test_a_product_keeps_its_one_code() -> None:
    product, other = a_product(), a_product()

    first = sharing.ensure(product.id)

    assert sharing.ensure(product.id) == sharing.code_of(product.id) == first
    assert sharing.ensure(other.id) != first


def test_a_code_is_short_and_of_letters_nobody_confuses() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in codes)
    assert not set("01lio") & set(LETTERS)


def test_opens_and_orders_are_counted_apart() -> None:
    link, other = a_link(), a_link()

    for _ in range(3):
        sharing.count_open(link.code)
    sharing.count_order(link.code)
    db.session.refresh(link)
    db.session.refresh(other)

    assert (link.opened, link.ordered) == (3, 1)
    assert (other.opened, other.ordered) == (0, 0)


def test_an_unknown_code_counts_nothing() -> None:
    link = a_link()

    sharing.count_open("nonsense")
    sharing.count_order("nonsense")
    db.session.refresh(link)

    assert (link.opened, link.ordered) == (0, 0)
    assert sharing.find_share_link("nonsense") is None
    assert sharing.code_of(link.product_id + 1) is None


def test_the_codes_of_several_products_are_read_at_once() -> None:
    one, other, bare = a_product(), a_product(), a_product()

    codes = {product.id: sharing.ensure(product.id) for product in (one, other)}

    assert sharing.codes_of([one.id, other.id, bare.id]) == codes
