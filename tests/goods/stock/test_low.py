"""What runs out: the rule in numbers, what is left alone, what comes first."""

from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def family() -> Family:
    with unit_of_work():
        return a_family()


def a_ware(family: Family, *, left: int, sold: int = 0, days: int = 1) -> Product:
    """A product of which so many pieces are left, and so many were sold so many days ago."""
    with clock.set_to(clock.now() - timedelta(days=days)), unit_of_work():
        product = a_product(of=family, stock=left + sold)
        if sold:
            stock.take({variant_of(product).id: sold}, subject="parcel:1")
    return product


def names(family: Family, most: int = 9) -> list[int]:
    return [low.variant.product_id for low in stock.low.running_out(family.id, most=most).rows]


@pytest.mark.parametrize(
    ("left", "sold", "days", "runs_out"),
    [
        (0, 0, 1, True),
        (0, 2, 90, True),
        (5, 6, 1, True),
        (5, 5, 1, False),
        (5, 6, 15, False),
        (3, 1, 59, True),
        (3, 1, 61, False),
        (4, 1, 1, False),
        (3, 0, 1, False),
    ],
)
def test_fewer_than_were_sold_in_a_fortnight_or_three_of_what_sold_in_sixty_days(
    family: Family, left: int, sold: int, days: int, runs_out: bool
) -> None:
    product = a_ware(family, left=left, sold=sold, days=days)

    assert names(family) == ([product.id] if runs_out else [])


@pytest.mark.parametrize(
    ("grams", "sold", "runs_out"), [(90, 0, True), (100, 0, False), (300, 1, True), (301, 1, False), (700, 8, True)]
)
def test_of_what_is_weighed_grams_run_out(family: Family, grams: int, sold: int, runs_out: bool) -> None:
    with clock.set_to(clock.now() - timedelta(days=1)), unit_of_work():
        product = a_weighed_product(100, 250, of=family, grams=grams + 100 * sold)
        if sold:
            stock.take({variant_of(product).id: sold}, subject="parcel:1")

    rows = stock.low.running_out(family.id, most=9).rows

    assert [(low.left, low.sold) for low in rows] == ([(grams, 100 * sold)] if runs_out else [])


def test_what_is_weighed_runs_out_with_all_its_portions_once(family: Family) -> None:
    with unit_of_work():
        product = a_weighed_product(100, 250, of=family, grams=350)
        stock.take({variants_of(product)[1].id: 1}, subject="parcel:1")
        variants_of(product)[0].is_active = False

    rows = stock.low.running_out(family.id, most=9).rows

    assert [(low.variant.product_id, low.left) for low in rows] == [(product.id, 100)]


def test_what_nobody_paid_for_was_not_sold(family: Family) -> None:
    product = a_ware(family, left=5, sold=6)
    with unit_of_work():
        stock.put_back({variant_of(product).id: 6}, reason="release", subject="parcel:1")
        stock.count(variant_of(product), 3)

    assert names(family) == []


def test_only_counted_goods_on_the_familys_own_shelves_run_out(family: Family) -> None:
    with unit_of_work():
        a_product(of=family, stock=None)
        a_product(stock=0)
        hidden = a_product(of=family, stock=0)
        catalogue.hide(hidden, Actor(families=frozenset({family.id})), reason="")

    assert names(family) == []


def test_what_people_buy_comes_first_then_the_fewest_left(family: Family) -> None:
    unsold, some, gone = (a_ware(family, left=at, sold=sold) for at, sold in ((0, 0), (2, 4), (0, 1)))

    found = stock.low.running_out(family.id, most=2)

    assert [low.variant.product_id for low in found.rows] == [gone.id, some.id]
    assert (found.total, [low.sold for low in found.rows]) == (3, [1, 4])
    assert names(family)[-1] == unsold.id
