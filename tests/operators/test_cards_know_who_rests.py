"""An upgrade tells cards of earlier days whose family is on holiday."""

import importlib
from datetime import timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import update

from storefront.community import families
from storefront.goods.shelves import ProductCard
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0043_cards_know_who_rests")


def test_goods_of_a_family_on_holiday_rest_and_those_of_others_do_not() -> None:
    with unit_of_work():
        resting, open_, soon = a_family(), a_family(), a_family()
        goods = [a_product(of=one, stock=None) for one in (resting, open_, soon)]
    with unit_of_work():
        today = clock.today()
        families.close_until(resting, today + timedelta(days=5))
        families.close_until(soon, today + timedelta(days=9), since=today + timedelta(days=4))
    db.session.execute(update(ProductCard).values(is_resting=False))

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.tell_who_rests()

    cards = [db.session.get_one(ProductCard, one.id, populate_existing=True) for one in goods]
    assert [card.is_resting for card in cards] == [True, False, False]
