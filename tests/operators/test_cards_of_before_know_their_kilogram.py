"""An upgrade tells cards of earlier days what the portion weighs that their price is for."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import update

from storefront.goods.catalogue import Product
from storefront.goods.shelves import ProductCard
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product, a_weighed_product, variants_of

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0047_cards_know_what_a_kilogram_costs")


def test_cards_of_goods_by_weight_name_the_heaviest_of_the_cheapest_portions() -> None:
    with unit_of_work():
        goods: list[Product] = [a_weighed_product(250, 50), a_weighed_product(100, 200, kilo=30000), a_product()]
        for variant in variants_of(goods[1]):
            variant.price_minor = 9000
        db.session.flush()
        db.session.execute(update(ProductCard).where(ProductCard.product_id == goods[1].id).values(price_minor=9000))
    db.session.execute(update(ProductCard).values(price_grams=None))

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.tell_what_it_weighs()

    cards = [db.session.get_one(ProductCard, one.id, populate_existing=True) for one in goods]
    assert [card.price_grams for card in cards] == [50, 200, None]
