"""The index beside the database: what is missing and what is too much is named, unless it waits to be indexed."""

import pytest
from flask import Flask

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight import indexing
from storefront.insight.search import WhooshEngine
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.stage import plant

HIDDEN = "in the index though nobody may see it"


@pytest.fixture
def engine(app: Flask) -> WhooshEngine:
    found: WhooshEngine = app.extensions["search"]
    return found


def in_order(engine: WhooshEngine) -> WhooshEngine:
    """The index as it should be, with nothing waiting."""
    indexing.rebuild(engine)
    while indexing.refresh(engine):
        pass
    return engine


def test_without_an_index_goods_cannot_be_found_and_an_empty_market_needs_none(engine: WhooshEngine) -> None:
    before = indexing.astray(engine)
    a_product()

    assert (before, indexing.astray(engine)) == ([], ["there is no index: run flask search rebuild"])


def test_what_waits_to_be_indexed_is_not_astray(engine: WhooshEngine) -> None:
    in_order(engine)
    with unit_of_work():
        family = a_family()
        a_product(of=family)
    in_order(engine)

    with unit_of_work():
        a_product(of=family)
        families.suspend(families.get(family.id), SYSTEM, reason="شكوى")

    assert indexing.astray(engine) == []


def test_hidden_goods_that_are_found_are_named_with_the_family_they_hang_on(engine: WhooshEngine) -> None:
    with unit_of_work():
        family = a_family()
        product = a_product(of=family)
    in_order(engine)

    plant([f"UPDATE family SET status = 'suspended' WHERE id = {family.id}"])

    assert indexing.astray(engine) == [f"family:{family.id}: {HIDDEN}", f"product:{product.id}: {HIDDEN}"]


def test_goods_that_are_not_found_are_named(engine: WhooshEngine) -> None:
    with unit_of_work():
        product = a_product()
        catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")
    in_order(engine)

    plant([f"UPDATE product SET status = 'published' WHERE id = {product.id}"])

    assert indexing.astray(engine) == [f"product:{product.id}: not in the index"]


def test_documents_taken_out_since_are_not_counted(engine: WhooshEngine) -> None:
    with unit_of_work():
        product = a_product()
    in_order(engine)
    with unit_of_work():
        catalogue.hide(catalogue.get(product.id), SYSTEM, reason="صورة غير واضحة")
    in_order_again = indexing.refresh(engine)

    assert in_order_again > 0
    assert f"product:{product.id}" not in (engine.ids() or set())
    assert indexing.astray(engine) == []
