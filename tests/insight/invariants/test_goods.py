"""Questions about pieces and shelves name whatever is astray."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight.invariants import goods
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from tests.builders.community import a_family
from tests.builders.goods import a_product, variant_of
from tests.builders.stage import plant
from tests.builders.trade import an_order, heard

pytestmark = pytest.mark.usefixtures("app")


def test_the_variant_and_both_numbers_are_named() -> None:
    variant = variant_of(a_product(stock=5))
    heard()
    plant(["UPDATE stock_item SET free = 4"])

    assert goods.stock_that_is_not_its_movements() == [f"variant {variant.id}: free 4, moved 5"]


def test_pieces_that_left_for_nobody_are_counted() -> None:
    product = a_product(stock=5)
    an_order((product, 2))
    heard()
    plant(["UPDATE order_line SET quantity = 1, total_minor = unit_minor"])

    assert goods.pieces_sold_and_not_moved() == [f"variant {variant_of(product).id}: -1 pieces apart"]


def test_goods_nobody_may_see_are_not_missed() -> None:
    closed = a_family()
    hidden, _, draft = a_product(), a_product(of=closed), a_product()
    catalogue.hide(hidden, SYSTEM, reason="صورة غير واضحة")
    families.suspend(closed, SYSTEM, reason="شكوى")
    families.close_until(a_family(), clock.today() + timedelta(days=3))
    heard()

    assert goods.goods_on_the_wrong_shelf() == []
    plant([f"DELETE FROM product_card WHERE product_id = {draft.id}"])
    assert goods.goods_on_the_wrong_shelf() == [f"product {draft.id}: missing"]


def test_a_choice_that_is_not_offered_has_no_part_in_price_or_pieces() -> None:
    product = a_product(price=[100, 200], stock=3)
    variant_of(product).is_active = False
    catalogue.reword(product, catalogue.Wording(name=("كليجا", "Kleija")))
    heard()

    assert goods.goods_on_the_wrong_shelf() == []


def test_a_closed_shop_may_share_a_name() -> None:
    a_family()
    a_family(status="submitted")
    plant(["UPDATE family SET skeleton = 'same'"])

    assert goods.shops_that_look_alike() == []
    plant(["UPDATE family SET status = 'active'"])
    assert goods.shops_that_look_alike() == ["same: 2 shops"]
