"""Editions rise with what the shelves show, and with what they count, and not otherwise."""

from collections.abc import Callable

import pytest

from storefront.community import families
from storefront.community.families import Family
from storefront.goods import catalogue, shelves, stock
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product, variant_of

pytestmark = pytest.mark.usefixtures("app")

Step = Callable[[Product], object]


def family_of(product: Product) -> Family:
    return families.get(product.family_id)


STEPS: dict[str, tuple[Step, tuple[bool, bool]]] = {
    "a new price": (lambda product: catalogue.reprice(variant_of(product), 9900), (True, True)),
    "the last piece": (lambda product: stock.take({variant_of(product).id: 5}, subject="order:1"), (True, True)),
    "one piece of five": (lambda product: stock.take({variant_of(product).id: 1}, subject="order:1"), (False, True)),
    "new words": (lambda product: catalogue.reword(product, catalogue.Wording(("كليجا", "Kleija"))), (False, True)),
    "pieces sold": (lambda product: shelves.count_sold(product.id, 2), (False, True)),
    "a note on the door": (
        lambda product: families.close_until(family_of(product), None, note=("أهلاً", "")),
        (False, True),
    ),
    "nothing": (lambda product: shelves.card(product.id), (False, False)),
}


@pytest.mark.parametrize("name", STEPS)
def test_an_edition_rises_with_what_changes(name: str) -> None:
    step, raised = STEPS[name]
    with unit_of_work():
        product_id = a_product(stock=5).id
    before = shelves.edition()

    with unit_of_work() as session:
        step(session.get_one(Product, product_id))

    after = shelves.edition()
    assert before
    assert after
    assert (after.counted > before.counted, after.shown > before.shown) == raised


def test_a_unit_that_changes_the_shelves_has_no_edition_to_keep_things_beside() -> None:
    assert shelves.edition() == (0, 0)
    shelves.changed(counted=False)
    assert shelves.edition() is None
    db.session.rollback()
