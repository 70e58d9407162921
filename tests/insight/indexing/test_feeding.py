"""Feeding the index: what waits in the queue is indexed once; a busy writer loses nothing."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from unittest.mock import Mock

import pytest
from flask import Flask

from storefront.community import families
from storefront.goods import catalogue
from storefront.insight import indexing
from storefront.insight.search import PRODUCT, SearchRefresh, WhooshEngine, Write, WriterIsBusy
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


def test_an_index_that_is_lost_is_made_anew_of_everything(app: Flask, engine: WhooshEngine) -> None:
    with unit_of_work():
        known, new = (a_product(name=(name, "")) for name in ("معمول", "كليجا"))
    indexing.refresh(engine)
    shutil.rmtree(app.config["INDEX_DIR"])

    indexing.refresh(engine)

    assert hits(engine, "معمول") == [f"product:{known.id}"]
    assert hits(engine, "كليجا") == [f"product:{new.id}"]
    assert indexing.refresh(engine) == 0


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


def busy() -> None:
    raise WriterIsBusy()


def waits_for(meanwhile: Callable[[], object]) -> Callable[[], AbstractContextManager[Write]]:
    """A pen that is not to be had until something has happened; it writes nowhere."""

    @contextmanager
    def writing() -> Iterator[Write]:
        meanwhile()
        yield Mock()

    return writing


def test_while_another_writes_everything_keeps_waiting(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    with unit_of_work():
        a_product(name=("معمول", "Maamoul"))
    asked = waiting()

    monkeypatch.setattr(engine, "writing", waits_for(busy))
    fed = indexing.refresh(engine)
    monkeypatch.undo()

    assert (fed, waiting()) == (0, asked)
    assert indexing.refresh(engine) == asked


def test_what_changes_before_the_pen_is_free_is_written_as_it_is_then(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unit_of_work():
        product = a_product(name=("معمول", "Maamoul"))

    def rename() -> None:
        with unit_of_work():
            catalogue.reword(catalogue.get(product.id), catalogue.Wording(("دبيازة", "Dibyaza")))

    real = engine.writing
    monkeypatch.setattr(engine, "writing", lambda: (rename(), real())[1])
    indexing.refresh(engine)

    assert hits(engine, "دبيازة") == [f"product:{product.id}"]
    assert (hits(engine, "معمول"), waiting()) == ([], 0)


def test_what_another_worker_did_meanwhile_is_not_done_again(
    app: Flask, engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unit_of_work():
        product = a_product(name=("معمول", "Maamoul"))
    other = WhooshEngine(app.config["INDEX_DIR"])

    monkeypatch.setattr(engine, "writing", waits_for(lambda: indexing.refresh(other)))

    assert indexing.refresh(engine) == 0
    assert hits(engine, "معمول") == [f"product:{product.id}"]


def test_a_rebuild_holds_what_may_be_seen_and_nothing_else(engine: WhooshEngine) -> None:
    with unit_of_work():
        shown, hidden = a_product(name=("معمول أ", "a")), a_product(name=("معمول ب", "b"))
        catalogue.hide(hidden, SYSTEM, reason="")

    indexing.rebuild(engine)

    assert hits(engine, "معمول") == [f"product:{shown.id}"]
