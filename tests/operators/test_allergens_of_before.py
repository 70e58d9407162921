"""An upgrade takes the allergens that goods name as stated, and of goods that name none it promises nothing."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import update

from storefront.goods.allergens import ALLERGEN_BITS, UNTOLD_ALLERGENS, stated_allergens
from storefront.goods.catalogue import Making, Product
from storefront.goods.shelves import ShelfEntry
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0050_goods_know_whether_their_allergens_were_told")
MILK = ALLERGEN_BITS["milk"]


def bits(product: Product) -> set[int]:
    rows = db.select(ShelfEntry.allergen_bits).where(ShelfEntry.product_id == product.id)
    return set(db.session.scalars(rows))


def test_goods_that_name_allergens_told_of_them_and_the_others_are_free_from_nothing() -> None:
    with unit_of_work():
        milky, other = (a_product(making=Making(allergens=said)) for said in (["milk"], []))
    before = [bits(milky), bits(other)]
    db.session.execute(update(Product).values(allergens_told=False))

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.tell_which_were_told()

    told = [db.session.get_one(Product, one.id, populate_existing=True) for one in (milky, other)]
    assert [stated_allergens(one) for one in told] == [["milk"], None]
    assert before == [{MILK}, {0}]
    assert [bits(milky), bits(other)] == [{MILK}, {UNTOLD_ALLERGENS}]
