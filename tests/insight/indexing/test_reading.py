"""From rows to documents: everything of a thing that can be searched, and only of what may be seen."""

import pytest

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight.indexing import reading
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.goods import a_category, a_product

pytestmark = pytest.mark.usefixtures("app")


def test_a_products_document_says_everything_of_it() -> None:
    family = a_family(name=("بيت نورة", "Bayt Noura"))
    product = a_product(of=family)
    wording = catalogue.Wording(name=("بخور", "Incense"), about=("من الطائف", "From Taif"), made_of=("عود", "Oud"))
    catalogue.reword(product, wording)

    [document] = reading.products([product.id])

    assert (document.id, document.name_ar, document.name_en) == (f"product:{product.id}", "بخور", "Incense")
    assert document.family == ("بيت نورة", "Bayt Noura")
    assert document.categories == ("بخور", "Incense", "العطور والبخور", "Perfume and incense")
    assert (document.materials, document.story) == (("عود", "Oud"), ("من الطائف", "From Taif"))
    assert document.place == ("الرياض", "Riyadh", "منطقة الرياض", "Riyadh Region")


def test_a_product_is_found_by_each_category_it_stands_in() -> None:
    product, second = a_product(), a_category(slug="gifts-of-oud")
    second.name_ar, second.name_en = "هدايا العود", "Gifts of oud"
    db.session.add(catalogue.ProductCategory(product_id=product.id, category_id=second.id))
    db.session.flush()

    [document] = reading.products([product.id])

    assert document.categories[-2:] == ("هدايا العود", "Gifts of oud")


def test_a_familys_document_tells_nothing_private() -> None:
    family = a_family()

    [document] = reading.families([family.id])

    assert document.categories == ("بخور ومعمول", "Incense")
    for secret in (family.legal_name, family.mobile, family.collection_place):
        assert secret not in str(document)


def test_what_may_not_be_seen_has_no_document() -> None:
    house, gone = a_family(), a_family()
    hidden, closed, shown = a_product(of=house), a_product(of=gone), a_product(of=house)
    catalogue.hide(hidden, SYSTEM, reason="")
    families.suspend(gone, SYSTEM, reason="شكوى")
    db.session.flush()

    assert [document.id for document in reading.products([hidden.id, closed.id, shown.id])] == [f"product:{shown.id}"]
    assert [document.id for document in reading.families([house.id, gone.id])] == [f"family:{house.id}"]


def test_everything_is_read_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    family, category = a_family(), a_category()
    goods = [a_product(of=family) for _ in range(5)]

    ids = [document.id for document in reading.everything()]

    assert len(ids) == len(set(ids))
    assert {f"product:{product.id}" for product in goods} <= set(ids)
    assert {f"family:{family.id}", f"category:{category.id}"} <= set(ids)


def test_a_family_knows_its_goods_seen_or_not() -> None:
    family = a_family()
    goods = [a_product(of=family) for _ in range(2)]
    catalogue.hide(goods[0], SYSTEM, reason="")
    a_product()

    assert sorted(reading.products_of([family.id])) == [product.id for product in goods]


def test_the_ids_of_everything_are_those_of_its_documents() -> None:
    house, gone = a_family(), a_family()
    hidden = a_product(of=house)
    for family in (house, gone):
        a_product(of=family)
    catalogue.hide(hidden, SYSTEM, reason="")
    families.suspend(gone, SYSTEM, reason="شكوى")
    db.session.flush()

    assert reading.visible_ids() == {document.id for document in reading.everything()}


def test_documents_come_in_the_order_of_their_numbers() -> None:
    houses = [a_family(), a_family()]
    goods = [a_product(of=houses[number % 2]) for number in range(4)]

    found = [document.id for document in reading.products([product.id for product in reversed(goods)])]

    assert found == [f"product:{product.id}" for product in goods]
    asked = sorted((house.id for house in houses), reverse=True)
    assert [document.id for document in reading.families(asked)] == [f"family:{number}" for number in sorted(asked)]


def test_goods_are_not_sought_in_every_family() -> None:
    if db.engine.dialect.name != "sqlite":
        # without statistics SQLite began with the families; the plan is asked for in its own words
        pytest.skip("only SQLite answers EXPLAIN QUERY PLAN; PostgreSQL plans by its statistics and never did this")
    asked = reading._products.where(catalogue.Product.id.in_(range(reading.BATCH)))

    sentence = asked.compile(db.engine, compile_kwargs={"literal_binds": True}).string
    first, *_ = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sentence}").all()

    assert "product USING INTEGER PRIMARY KEY" in first.detail
