"""What is promised before buying: whether it can be had, from which day, and whether it may be given back."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.goods import making
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import read_in
from storefront.web.shop.buying import RETURNS, Promise, promise
from tests.builders.goods import a_product, a_weighed_product
from tests.builders.reading import page


@dataclass
class Seen:
    """As much of a product as a promise looks at."""

    product: Any
    family: Any = field(default_factory=lambda: SimpleNamespace(closed_from=None, closed_until=None))
    variants: Any = (SimpleNamespace(id=1), SimpleNamespace(id=2))


def counted(**family: Any) -> Seen:
    return Seen(
        SimpleNamespace(stock_mode="counted", lead_days=0, return_class="R", personal_needed=False),
        SimpleNamespace(**{"closed_from": None, **family}),
    )


def made(lead_days: int, **family: Any) -> Seen:
    product = SimpleNamespace(stock_mode="made_to_order", lead_days=lead_days, return_class="M", personal_needed=False)
    return Seen(product, SimpleNamespace(**{"closed_from": None, **family}))


def told_of(seen: Seen, free: dict[int, int], *, later: int = 0) -> Promise:
    """What is promised when others have ordered so much that it is ready so many days later."""
    ready_on = making.earliest(seen.product, seen.family) + timedelta(days=later)
    return promise(seen, free, ready_on)  # type: ignore[arg-type]


def test_goods_on_the_shelf_are_ready_today() -> None:
    told = told_of(counted(closed_until=None), {1: 0, 2: 3})

    assert (told.can_be_had, told.is_ready, told.ready_on) == (True, True, clock.today())


@pytest.mark.parametrize("free", [{}, {1: 0}, {1: 0, 2: 0}])
def test_goods_of_which_nothing_is_left_cannot_be_had(free: dict[int, int]) -> None:
    told = told_of(counted(closed_until=None), free)

    assert (told.can_be_had, told.is_ready) == (False, False)


@pytest.mark.parametrize(("lead_days", "days"), [(0, 1), (1, 1), (7, 7)])
def test_what_is_made_to_order_takes_its_days_and_one_at_least(lead_days: int, days: int) -> None:
    told = told_of(made(lead_days, closed_until=None), {})

    assert (told.can_be_had, told.is_ready) == (True, False)
    assert told.ready_on == clock.today() + timedelta(days=days)


def test_what_others_have_ordered_before_is_made_first() -> None:
    told = told_of(made(3, closed_until=None), {}, later=2)

    assert (told.can_be_had, told.is_delayed, told.ready_on) == (True, True, clock.today() + timedelta(days=5))
    assert not told_of(made(3, closed_until=None), {}).is_delayed


def test_what_no_day_is_free_for_cannot_be_had() -> None:
    assert promise(made(3, closed_until=None), {}, None).can_be_had is False  # type: ignore[arg-type]


def test_a_holiday_comes_before_the_making() -> None:
    back = clock.today() + timedelta(days=10)

    shelf, order = told_of(counted(closed_until=back), {1: 5}), told_of(made(3, closed_until=back), {})

    assert (shelf.is_closed, shelf.is_ready, shelf.ready_on) == (True, False, back)
    assert order.ready_on == back + timedelta(days=3)


def test_a_holiday_that_is_over_delays_nothing() -> None:
    told = told_of(counted(closed_until=date(2020, 1, 1)), {1: 5})

    assert (told.is_closed, told.is_ready, told.ready_on) == (False, True, clock.today())


@pytest.mark.parametrize("return_class", RETURNS)
def test_every_class_of_returns_has_words_in_both_languages(return_class: str) -> None:
    seen = counted(closed_until=None)
    seen.product.return_class = return_class
    arabic = told_of(seen, {}).returns
    with read_in("en"):
        english = told_of(seen, {}).returns

    assert arabic == RETURNS[return_class] != english


def test_each_choice_has_a_most_of_its_own(client: FlaskClient) -> None:
    with unit_of_work():
        product, made = a_weighed_product(250, 500, grams=1200), a_product(price=[100, 200], stock=None)

    most = [
        [
            one["data-most"]
            for one in page(client.get(f"/p/{shown.id}", follow_redirects=True)).all("input", type="radio")
        ]
        for shown in (product, made)
    ]

    assert most == [["4", "2"], ["99", "99"]]
