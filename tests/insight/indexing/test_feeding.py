"""Feeding the index: what waits in the queue is indexed once; a busy writer loses nothing."""

import pytest
from flask import Flask

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight import indexing
from storefront.insight.search import PRODUCT, SearchRefresh, WhooshEngine, WriterIsBusy
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product


@pytest.fixture
def engine(app: Flask) -> WhooshEngine:
    found: WhooshEngine = app.extensions["search"]
    indexing.rebuild(found)
    return found


def waiting() -> int:
    db.session.rollback()
    return db.session.query(SearchRefresh).count()


def hits(engine: WhooshEngine, words: str) -> list[str]:
    return list(engine.search(words, kind=PRODUCT, limit=None).ids)


def test_a_published_product_is_found_after_the_next_feeding(engine: WhooshEngine) -> None:
    with unit_of_work():
        product = a_product(name=("معمول التمر", "Date maamoul"))
    before = hits(engine, "معمول")

    fed = indexing.refresh(engine)

    assert fed > 0
    assert (before, hits(engine, "معمول")) == ([], [f"product:{product.id}"])
    assert (waiting(), indexing.refresh(engine)) == (0, 0)


def test_a_hidden_product_is_taken_out(engine: WhooshEngine) -> None:
    with unit_of_work():
        product = a_product(name=("معمول", "Maamoul"))
    indexing.refresh(engine)
    with unit_of_work():
        catalogue.hide(catalogue.get(product.id), SYSTEM, reason="")

    indexing.refresh(engine)

    assert hits(engine, "معمول") == []


def test_a_family_takes_its_goods_along(engine: WhooshEngine) -> None:
    with unit_of_work():
        family = a_family(name=("دار السدو", "Sadu House"))
        a_product(of=family, name=("معمول", "Maamoul"))
    indexing.refresh(engine)
    with unit_of_work():
        families.suspend(families.get(family.id), SYSTEM, reason="شكوى")

    indexing.refresh(engine)

    assert hits(engine, "معمول") == []
    assert engine.search("السدو").total == 0


def test_while_another_writes_everything_keeps_waiting(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    with unit_of_work():
        a_product(name=("معمول", "Maamoul"))
    asked = waiting()

    def busy(*_documents: object) -> None:
        raise WriterIsBusy()

    monkeypatch.setattr(engine, "update", busy)
    fed = indexing.refresh(engine)
    monkeypatch.undo()

    assert (fed, waiting()) == (0, asked)
    assert indexing.refresh(engine) == asked


def test_a_rebuild_holds_what_may_be_seen_and_nothing_else(engine: WhooshEngine) -> None:
    with unit_of_work():
        shown, hidden = a_product(name=("معمول أ", "a")), a_product(name=("معمول ب", "b"))
        catalogue.hide(hidden, SYSTEM, reason="")

    indexing.rebuild(engine)

    assert hits(engine, "معمول") == [f"product:{shown.id}"]
    assert indexing.count_visible() == 1
