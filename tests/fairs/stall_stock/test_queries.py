"""Reading what a family brings: by product, by stock, by movement; what waits to be counted."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import select

from storefront.fairs import stall_stock
from storefront.fairs.stall_stock import StallStock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.goods import a_product, a_weighed_product, variants_of
from tests.builders.stall_goods import Holder, a_holder, after_closing

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def head_of(holder: Holder) -> StallStock:
    found = stall_stock.find(holder.plan.exhibition_id, holder.family.id)
    assert found
    return found


def test_each_stock_says_what_came_what_was_sold_and_what_is_where() -> None:
    holder = a_holder(price=[8500, 9500], stock=10)
    first, second = variants_of(holder.product)
    holder.bring(6)
    holder.sell(2)
    holder.take_home(1)

    (brought,) = stall_stock.brought(head_of(holder).id).rows

    assert (brought.product.id, brought.photo) == (holder.product.id, None)
    told = [(lot.variant.id, lot.web, lot.brought, lot.sold, lot.missing, lot.free) for lot in brought.lots]
    assert told == [(first.id, 5, 6, 2, 0, 3), (second.id, 10, 0, 0, 0, 0)]


def test_what_is_weighed_is_one_stock_and_a_closed_choice_stands_while_pieces_are_there() -> None:
    oud = a_weighed_product(50, 250, grams=1000)
    weighed, closed = a_holder(product=oud), a_holder(price=[8500, 9500])
    weighed.bring(300)
    closed.bring(1)
    for variant in variants_of(closed.product):
        variant.is_active = False
    db.session.flush()

    lots = [stall_stock.brought(head_of(one).id).rows[0].lots for one in (weighed, closed)]

    assert [[(lot.web, lot.free) for lot in each] for each in lots] == [[(700, 300)], [(9, 1)]]


def test_it_costs_two_questions_however_much_is_brought(count_queries: Counting) -> None:
    holder = a_holder()
    holder.bring(1)
    more = [a_product(of=holder.family).id for _ in range(4)]
    stall_stock.choose(holder.exhibition, holder.family.id, [], more, SYSTEM)
    head = head_of(holder).id

    with count_queries() as asked:
        found = stall_stock.brought(head, number=1, size=3)

    assert len(asked) == 2
    assert ([one.product.id for one in found.rows], found.total) == ([holder.product.id, *more[:2]], 5)
    assert stall_stock.chosen_among(head, more[:1]) == {more[0]}


def test_movements_are_listed_the_last_first() -> None:
    holder = a_holder()
    holder.bring(3)
    holder.take_home(1)

    found = stall_stock.moves_of(head_of(holder).id, number=1, size=1)

    assert [(one.move.reason, one.move.change, one.product.id) for one in found.rows] == [
        ("moved_home", -1, holder.product.id)
    ]
    assert found.total == 2


def test_what_is_elsewhere_is_said_by_stock() -> None:
    holder = a_holder()
    holder.bring(3)

    assert [(one.variant_id, one.free, one.exhibition.id) for one in stall_stock.elsewhere([holder.variant.id])] == [
        (holder.variant.id, 3, holder.plan.exhibition_id)
    ]
    holder.take_home(3)
    assert stall_stock.elsewhere([holder.variant.id]) == []


def test_what_is_over_with_something_there_waits_to_be_counted() -> None:
    holder = a_holder()
    holder.bring(3)
    number = select(stall_stock.number_waiting(holder.family.id))
    assert not stall_stock.waiting(holder.family.id)

    with after_closing(holder.exhibition):
        (waiting,) = stall_stock.waiting(holder.family.id)
        assert waiting.exhibition.id == holder.plan.exhibition_id
        assert db.session.scalar(number) == 1
        holder.count(3)
        assert (stall_stock.waiting(holder.family.id), db.session.scalar(number)) == ([], 0)
