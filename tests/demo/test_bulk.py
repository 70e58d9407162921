"""A market made in bulk is of the size that was asked for, the same for the same seed, and made fast enough."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.cli.demo import demo
from storefront.cli.setup import bring_up
from storefront.community.families import Family
from storefront.demo import load_bulk, load_busy
from storefront.goods import portions, shelves
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.goods.stock import StockItem, StockMove
from storefront.insight.invariants import RULES
from storefront.kernel import clock
from storefront.kernel.database import Base, db
from storefront.kernel.photos import Photo
from storefront.trade.orders import OrderLine
from tests.conftest import empty_database

MOMENT = datetime(2026, 11, 1, 9, tzinfo=UTC)
PHOTOS = [Photo(f"{number:032x}", 960, 1200, f"tint-{number:02d}") for number in range(1, 5)]
SECONDS_FOR_100_000 = 300


def silently(things: Iterator[Any], _count: int, _label: str) -> Iterator[Any]:
    return things


def loaded(families: int, products: int, seed: int) -> None:
    """A market of that size and nothing else."""
    empty_database()
    bring_up()
    with clock.set_to(MOMENT):
        load_bulk(family_count=families, product_count=products, seed=seed, progress=silently, photos=PHOTOS)


def everything() -> dict[str, Sequence[Any]]:
    """Every row of every table."""
    tables = Base.metadata.sorted_tables
    return {table.name: db.session.execute(select(table).order_by(*table.primary_key)).all() for table in tables}


def count(table: type[Base]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_the_same_seed_makes_the_same_market_and_another_one_another(app: Flask) -> None:
    loaded(3, 40, seed=7)
    first = everything()
    loaded(3, 40, seed=7)
    again = everything()
    loaded(3, 40, seed=8)

    assert {name for name in first if first[name] != again[name]} == set()
    assert everything()["product"] != first["product"]


def test_it_is_whole_and_can_be_browsed(app: Flask) -> None:
    loaded(4, 60, seed=1)

    assert [count(table) for table in (Family, Product, ProductPhoto)] == [4, 60, 60]
    assert 60 < count(Variant) < 120
    assert shelves.count(shelves.WHOLE_MARKET) == 60
    assert {rule.sentence: rule.broken_by() for rule in RULES if rule.broken_by()} == {}


def test_portions_of_what_is_sold_by_weight_draw_their_grams_from_one_stock(app: Flask) -> None:
    loaded(2, 400, seed=1)

    weighed = select(Variant).join(Product, Product.id == Variant.product_id).where(Product.stock_mode == "by_weight")
    sizes = db.session.scalars(weighed.order_by(Variant.id)).all()
    firsts = {one.product_id: one.id for one in reversed(sizes)}
    lies_at = set(db.session.scalars(select(StockItem.variant_id)))
    assert len(firsts) < len(sizes)
    assert all(one.grams and one.name_ar == portions.weight(one.grams)[0] for one in sizes)
    assert {one.stock_id for one in sizes} == set(firsts.values()) == {one.id for one in sizes} & lies_at
    assert {rule.sentence: rule.broken_by() for rule in RULES if rule.broken_by()} == {}


def test_a_full_desk_took_grams_of_what_is_sold_by_weight(app: Flask) -> None:
    empty_database()
    bring_up()
    load_busy(products=60, parcels=400, seed=2, photos=PHOTOS)

    ordered = select(OrderLine.id, OrderLine.quantity, Variant).join(Variant, Variant.id == OrderLine.variant_id)
    lines = db.session.execute(ordered).all()
    moves = db.session.execute(select(StockMove).where(StockMove.reason == "sale")).scalars()
    took = {one.subject: (one.variant_id, -one.change) for one in moves}
    assert any(variant.grams for _, _, variant in lines)
    assert took == {
        f"parcel:{line_id}": (variant.stock_id, variant.units * quantity) for line_id, quantity, variant in lines
    }


@pytest.mark.parametrize(
    ("words", "families", "products"),
    [
        (("--families", "3", "--products", "25"), 3, 25),
        (("--products", "30"), 3, 30),
        (("--families", "2"), 2, 20),
    ],
)
def test_the_command_makes_as_many_as_it_is_told(
    app: Flask, words: tuple[str, ...], families: int, products: int
) -> None:
    answer = app.test_cli_runner().invoke(demo, ["load", *words, "--seed", "3"])

    assert answer.exit_code == 0, answer.output
    assert (count(Family), count(Product)) == (families, products)


def test_a_second_load_adds_to_the_first(app: Flask) -> None:
    loaded(2, 10, seed=1)
    load_bulk(family_count=2, product_count=10, seed=1, progress=silently)

    assert (count(Family), count(Product), shelves.count(shelves.WHOLE_MARKET)) == (4, 20, 20)


@pytest.mark.slow
def test_a_hundred_thousand_products_take_five_minutes_at_most(app: Flask) -> None:
    loaded(1, 10, seed=1)  # what is read once is read
    part = 2_500

    began = time.process_time()
    load_bulk(family_count=part // 10, product_count=part, seed=2, progress=silently, photos=PHOTOS)

    assert time.process_time() - began <= SECONDS_FOR_100_000 * part / 100_000
