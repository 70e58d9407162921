"""A product becomes weighed or counted while nothing was sold of it; a portion keeps its weight once it was shown."""

import pytest

from storefront.goods import catalogue, editing, portions, stock
from storefront.goods.catalogue import Choice, Product
from storefront.goods.editing import Named
from storefront.insight.invariants import goods
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed
from tests.builders.goods import a_draft, a_product, a_weighed_product, its_family

pytestmark = pytest.mark.usefixtures("app")


def loaded(product: Product) -> tuple[Product, Actor]:
    """A product as its page loads it, and somebody of its family."""
    db.session.flush()
    db.session.expire_all()
    return catalogue.of_family(product.family_id, product.id), its_family(product)


def test_counted_goods_become_portions_and_are_weighed_anew() -> None:
    product, actor = loaded(a_product(price=[900, 500], stock=7))
    small, large = product.variants

    editing.prepare(product, "by_weight", 0, actor, grams={small.id: 100, large.id: 200})
    stock.count(large, 1000)

    assert (small.stock_id, large.stock_id) == (small.id, small.id)
    assert stock.free_of([small.id, large.id]) == {small.id: 10, large.id: 5}
    assert stock.astray() == []
    assert not goods.portions_that_are_none()


def test_weighed_goods_become_counted_and_are_counted_anew() -> None:
    product, actor = loaded(a_weighed_product(50, 250))

    editing.prepare(product, "counted", 0, actor)
    db.session.flush()

    assert [(one.grams, one.weighed_from_id) for one in product.variants] == [(None, None), (None, None)]
    assert stock.free(product.variants[0].id) == 0
    assert stock.astray() == []


@pytest.mark.parametrize("mode", ["counted", "made_to_order"])
def test_what_was_sold_by_weight_stays_so(mode: str) -> None:
    product, actor = loaded(a_weighed_product(50, 250))
    stock.take({product.variants[0].id: 1}, subject="order:1")

    with pytest.raises(portions.refusals.WayOfSellingIsFixed):
        editing.prepare(product, mode, 3, actor)


def test_what_was_sold_in_pieces_stays_so() -> None:
    product, actor = loaded(a_product())
    variant = product.variants[0]
    stock.take({variant.id: 1}, subject="order:1")

    with pytest.raises(portions.refusals.WayOfSellingIsFixed):
        editing.prepare(product, "by_weight", 0, actor, grams={variant.id: 50})


def test_a_portion_is_added_to_the_same_grams() -> None:
    product, actor = loaded(a_weighed_product(50, grams=1000))

    new = editing.add_choice(product, Choice(9000, grams=500), actor)

    assert stock.free_of([new.id]) == {new.id: 2}
    assert new.name_ar == "500 غرام"
    with pytest.raises(portions.refusals.GramsAreNotValid):
        editing.add_choice(product, Choice(9000), actor)


def test_a_portion_of_a_draft_is_weighed_again() -> None:
    product, actor = loaded(a_draft())
    variant = product.variants[0]
    editing.prepare(product, "by_weight", 0, actor, grams={variant.id: 50})

    editing.reweigh(product, variant, 75, actor)

    assert (variant.grams, variant.name_ar, variant.name_en) == (75, "75 غرام", "75 g")


def test_a_portion_that_was_shown_keeps_its_weight() -> None:
    product, actor = loaded(a_weighed_product(50, 250))
    small = product.variants[0]

    with pytest.raises(portions.refusals.GramsAreFixed):
        editing.reweigh(product, small, 60, actor)
    with pytest.raises(NotAllowed):
        editing.reweigh(product, small, 50, VISITOR)


def test_a_portion_without_a_name_is_called_by_its_weight() -> None:
    product, actor = loaded(a_weighed_product(50, 250))
    small, large = product.variants

    editing.choose(
        product, ("الوزن", ""), [Named(small.id, ("عيّنة", ""), True), Named(large.id, ("", ""), True)], actor
    )

    assert [one.name_ar for one in product.variants] == ["عيّنة", "250 غرام"]


def test_a_copy_has_portions_out_of_its_own_stock() -> None:
    product, actor = loaded(a_weighed_product(50, 250))

    twin, _ = loaded(editing.copy(product, actor))

    assert [one.grams for one in twin.variants] == [50, 250]
    assert {one.stock_id for one in twin.variants} == {twin.variants[0].id}
    assert not goods.portions_that_are_none()
