"""What is taken at stalls for a sale: all of it or nothing, never more than is there."""

import pytest

from storefront.fairs import stall_stock
from storefront.fairs.stall_stock import refusals
from tests.builders.goods import a_product, variant_of
from tests.builders.stall_goods import a_holder, after_closing, free_at_stall, moves

pytestmark = pytest.mark.usefixtures("app")


def test_a_sale_is_taken_from_the_stall_and_not_from_the_web() -> None:
    holder = a_holder()
    holder.bring(4)

    holder.sell(3)

    assert holder.figures == (6, 1)
    assert moves() == [("moved_in", 4), ("sale", -3)]


def test_no_more_is_sold_than_is_there_whatever_the_web_has() -> None:
    holder = a_holder()
    holder.bring(2)

    with pytest.raises(refusals.StallRanOut) as refused:
        holder.sell(3)

    assert refused.value.values["left"] == 2
    assert holder.figures == (8, 2)


def test_what_was_never_brought_takes_nothing_else_with_it() -> None:
    holder = a_holder()
    holder.bring(4)
    other = variant_of(a_product(of=holder.family))

    with pytest.raises(refusals.StallRanOut) as refused:
        stall_stock.take_at_stall(holder.plan.exhibition_id, {holder.variant.id: 1, other.id: 1}, subject="sale:1")

    assert refused.value.values["left"] == 0
    assert holder.figures == (6, 4)


def test_what_is_at_another_exhibition_is_not_here() -> None:
    holder, elsewhere = a_holder(), a_holder()
    holder.bring(4)

    with pytest.raises(refusals.StallRanOut):
        stall_stock.take_at_stall(elsewhere.plan.exhibition_id, {holder.variant.id: 1}, subject="sale:1")


def test_what_comes_back_is_there_again() -> None:
    holder = a_holder()
    holder.bring(4)
    holder.sell(3)

    holder.give_back(2)

    assert holder.figures == (6, 3)
    assert moves()[-1] == ("release", 2)


def test_what_comes_back_after_the_count_goes_home() -> None:
    holder = a_holder()
    holder.bring(4)
    holder.sell(3)
    with after_closing(holder.exhibition):
        holder.count(1)

        holder.give_back(2)

    assert holder.figures == (9, 0)
    assert moves()[-2:] == [("release", 2), ("moved_home", -2)]


def test_what_never_was_there_does_not_come_back() -> None:
    holder = a_holder()

    with pytest.raises(refusals.StallRanOut):
        holder.give_back(1)

    assert free_at_stall(holder.plan.exhibition_id, holder.variant) == 0


def test_what_was_sold_before_the_count_is_booked_after_closing_and_after_it_is_not() -> None:
    holder = a_holder()
    holder.bring(4)

    with after_closing(holder.exhibition):
        holder.sell(1)
        holder.count(3)
        with pytest.raises(refusals.StallRanOut):
            holder.sell(1)

    assert holder.figures == (9, 0)
