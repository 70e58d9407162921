"""An upgrade takes back what shelves promised of goods whose ingredients name what nobody ticked."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import update

from storefront.goods.allergens import ALLERGEN_BITS
from storefront.goods.catalogue import Making, Product
from storefront.goods.shelves import ShelfEntry
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0061_ingredients_are_asked_about_and_hours_pass_midnight")


def bits(product: Product) -> set[int]:
    rows = db.select(ShelfEntry.allergen_bits).where(ShelfEntry.product_id == product.id)
    return set(db.session.scalars(rows))


def test_goods_whose_ingredients_name_more_than_was_ticked_are_free_from_it_no_longer() -> None:
    with unit_of_work():
        cake, plain = (a_product(making=Making(allergens=["egg"])) for _ in range(2))
    words = update(Product).where(Product.id == cake.id).values(made_of_ar="بيض، لوز")
    db.session.execute(words)

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.leave_out_what_is_in_doubt()

    assert bits(cake) == {ALLERGEN_BITS["egg"] | ALLERGEN_BITS["nuts"]}
    assert bits(plain) == {ALLERGEN_BITS["egg"]}
