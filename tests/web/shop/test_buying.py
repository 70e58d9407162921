"""What is promised before buying: whether it can be had, from which day, and whether it may be given back."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from storefront.kernel import clock
from storefront.web.kit.locale import read_in
from storefront.web.shop.buying import RETURNS, promise


@dataclass
class Seen:
    """As much of a product as a promise looks at."""

    product: Any
    family: Any = field(default_factory=lambda: SimpleNamespace(closed_until=None))
    variants: Any = (SimpleNamespace(id=1), SimpleNamespace(id=2))


def counted(**family: Any) -> Seen:
    return Seen(SimpleNamespace(stock_mode="counted", lead_days=0, return_class="R"), SimpleNamespace(**family))


def made(lead_days: int, **family: Any) -> Seen:
    product = SimpleNamespace(stock_mode="made_to_order", lead_days=lead_days, return_class="M")
    return Seen(product, SimpleNamespace(**family))


def test_goods_on_the_shelf_are_ready_today() -> None:
    told = promise(counted(closed_until=None), {1: 0, 2: 3})  # type: ignore[arg-type]

    assert (told.can_be_had, told.is_ready, told.ready_on) == (True, True, clock.today())


@pytest.mark.parametrize("free", [{}, {1: 0}, {1: 0, 2: 0}])
def test_goods_of_which_nothing_is_left_cannot_be_had(free: dict[int, int]) -> None:
    told = promise(counted(closed_until=None), free)  # type: ignore[arg-type]

    assert (told.can_be_had, told.is_ready) == (False, False)


@pytest.mark.parametrize(("lead_days", "days"), [(0, 1), (1, 1), (7, 7)])
def test_what_is_made_to_order_takes_its_days_and_one_at_least(lead_days: int, days: int) -> None:
    told = promise(made(lead_days, closed_until=None), {})  # type: ignore[arg-type]

    assert (told.can_be_had, told.is_ready) == (True, False)
    assert told.ready_on == clock.today() + timedelta(days=days)


def test_a_holiday_comes_before_the_making() -> None:
    back = clock.today() + timedelta(days=10)

    shelf, order = promise(counted(closed_until=back), {1: 5}), promise(made(3, closed_until=back), {})  # type: ignore[arg-type]

    assert (shelf.is_closed, shelf.is_ready, shelf.ready_on) == (True, False, back)
    assert order.ready_on == back + timedelta(days=3)


def test_a_holiday_that_is_over_delays_nothing() -> None:
    told = promise(counted(closed_until=date(2020, 1, 1)), {1: 5})  # type: ignore[arg-type]

    assert (told.is_closed, told.is_ready, told.ready_on) == (False, True, clock.today())


@pytest.mark.parametrize("return_class", RETURNS)
def test_every_class_of_returns_has_words_in_both_languages(return_class: str) -> None:
    seen = counted(closed_until=None)
    seen.product.return_class = return_class
    arabic = promise(seen, {}).returns  # type: ignore[arg-type]
    with read_in("en"):
        english = promise(seen, {}).returns  # type: ignore[arg-type]

    assert arabic == RETURNS[return_class] != english
