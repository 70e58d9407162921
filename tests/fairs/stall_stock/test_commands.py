"""Goods are named for an exhibition, go to the stall and come home; web, stall and what was sold always add up."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.fairs import allocations, exhibitions, stall_stock
from storefront.fairs.stall_stock import StallProduct, refusals
from storefront.goods import catalogue, editing, portions, stock
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, Refusal
from tests.builders.goods import a_draft, a_product, a_weighed_product, its_family, variant_of, variants_of
from tests.builders.stall_goods import a_holder, after_closing, carried, moves
from tests.builders.stalls import a_confirmed_call, a_plan, days_of, stall_of

pytestmark = pytest.mark.usefixtures("app")


def named() -> list[int]:
    return list(db.session.scalars(select(StallProduct.product_id).order_by(StallProduct.product_id)))


def test_what_is_brought_is_not_on_the_web_any_more() -> None:
    holder = a_holder()

    holder.bring(4)

    assert holder.figures == (6, 4)
    assert moves() == [("moved_in", 4)]
    assert carried() == [("to_stall", -4)]
    assert named() == [holder.product.id]


def test_more_can_be_brought_and_some_of_it_taken_home() -> None:
    holder = a_holder()
    holder.bring(4)
    holder.bring(2)

    holder.take_home(5)

    assert holder.figures == (9, 1)
    assert moves() == [("moved_in", 4), ("moved_in", 2), ("moved_home", -5)]
    assert carried() == [("to_stall", -4), ("to_stall", -2), ("from_stall", 5)]
    assert stock.astray() == []


def test_no_more_is_brought_than_the_web_has_nor_taken_home_than_is_there() -> None:
    holder = a_holder(stock=3)

    with pytest.raises(stock.StockRanOut) as refused:
        holder.bring(4)
    assert refused.value.values["left"] == 3
    db.session.rollback()
    holder = a_holder(stock=3)
    holder.bring(2)
    with pytest.raises(refusals.StallRanOut) as too_much:
        holder.take_home(3)
    assert too_much.value.values["left"] == 2
    assert holder.figures == (1, 2)


def test_what_is_weighed_goes_in_grams_of_all_its_portions() -> None:
    oud = a_weighed_product(50, 250, grams=1000)
    holder = a_holder(product=oud)
    small, large = variants_of(oud)

    holder.bring(600, large)

    assert holder.figures == (400, 600)
    holder.sell(1, large)
    holder.sell(7, small)
    with pytest.raises(refusals.StallRanOut):
        holder.sell(1, small)


@pytest.mark.parametrize("units", [0, -1, 100_001])
def test_a_number_that_is_none_is_refused(units: int) -> None:
    holder = a_holder()

    with pytest.raises(refusals.AmountIsNotValid):
        holder.bring(units)
    with pytest.raises(refusals.AmountIsNotValid):
        holder.take_home(units)


def test_a_licence_to_show_moves_nothing() -> None:
    holder = a_holder()
    holder.exhibition.licence_class = "trade"
    db.session.flush()

    with pytest.raises(refusals.OnlyShown):
        holder.bring()
    stall_stock.choose(holder.exhibition, holder.family.id, [], [holder.product.id], SYSTEM)
    assert named() == [holder.product.id]


def test_who_has_no_place_brings_nothing() -> None:
    holder = a_holder()
    allocations.release_all(holder.plan.exhibition_id)

    with pytest.raises(refusals.FamilyDoesNotCome):
        holder.bring()
    with pytest.raises(refusals.FamilyDoesNotCome):
        stall_stock.choose(holder.exhibition, holder.family.id, [], [holder.product.id], SYSTEM)


def test_a_confirmed_family_needs_a_stall_once_everybody_sees_the_plan() -> None:
    call, (family, _) = a_confirmed_call()
    exhibition, product = exhibitions.get(call.exhibition_id), a_product(of=family)

    stall_stock.bring(exhibition, family.id, variant_of(product).id, 1, SYSTEM)
    plan = a_plan(exhibition)
    with pytest.raises(refusals.HasNoStall):
        stall_stock.bring(exhibition, family.id, variant_of(product).id, 1, SYSTEM)
    allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
    stall_stock.bring(exhibition, family.id, variant_of(product).id, 1, SYSTEM)

    assert moves() == [("moved_in", 1), ("moved_in", 1)]


def test_nothing_is_brought_once_it_is_over_and_what_is_there_is_counted() -> None:
    holder = a_holder()
    holder.bring()

    with after_closing(holder.exhibition):
        for act in (holder.bring, lambda: holder.take_home(1)):
            with pytest.raises(refusals.FairIsOver):
                act()
    assert holder.exhibition.closes_at
    holder.exhibition.state = "live"
    with clock.set_to(holder.exhibition.closes_at + timedelta(seconds=1)), pytest.raises(refusals.FairIsOver):
        holder.bring()


def test_only_what_shoppers_see_and_is_kept_in_stock_is_brought() -> None:
    holder = a_holder()
    made, draft = a_product(of=holder.family, stock=None), a_draft(of=holder.family)

    with pytest.raises(refusals.IsMadeToOrder):
        holder.bring(1, variant_of(made))
    for wrong in (draft, a_product()):
        with pytest.raises((refusals.NotOnTheShelves, NotFound)):
            holder.bring(1, variant_of(wrong))
        with pytest.raises((refusals.NotOnTheShelves, NotFound)):
            stall_stock.choose(holder.exhibition, holder.family.id, [], [wrong.id], SYSTEM)
    stall_stock.choose(holder.exhibition, holder.family.id, [], [made.id], SYSTEM)
    assert named() == [made.id]


def test_a_page_leaves_out_what_it_listed_and_nothing_else() -> None:
    holder = a_holder()
    first, second, third = (a_product(of=holder.family).id for _ in range(3))
    stall_stock.choose(holder.exhibition, holder.family.id, [first, second, third], [first, second, third], SYSTEM)

    stall_stock.choose(holder.exhibition, holder.family.id, [first, second], [second], SYSTEM)

    assert named() == [second, third]


def test_a_product_stays_as_long_as_pieces_of_it_are_there() -> None:
    holder = a_holder()
    holder.bring()
    without = holder.exhibition, holder.family.id, [holder.product.id], list[int](), SYSTEM

    with pytest.raises(refusals.PiecesAreThere):
        stall_stock.choose(*without)
    holder.take_home(4)
    stall_stock.choose(*without)

    assert named() == []


@pytest.mark.parametrize("who", [Actor(), Actor(families=frozenset({10_000}))])
def test_it_is_the_familys_alone(who: Actor) -> None:
    holder = a_holder()
    here, variant = (holder.exhibition, holder.family.id), holder.variant.id

    for act in (
        lambda: stall_stock.bring(*here, variant, 1, who),
        lambda: stall_stock.take_home(*here, variant, 1, who),
        lambda: stall_stock.choose(*here, [], [], who),
        lambda: stall_stock.count(*here, {}, who),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_count_on_the_web_an_archive_and_a_closed_choice_lose_nothing_at_the_stall() -> None:
    holder = a_holder()
    holder.bring()

    stock.count(holder.variant, 1)
    holder.variant.is_active = False
    catalogue.publication.archive(holder.product, its_family(holder.product))

    assert holder.figures == (1, 4)
    holder.take_home(1)
    with after_closing(holder.exhibition):
        holder.count(3)
    assert holder.figures == (5, 0)


def test_what_was_at_a_stall_keeps_its_way_of_being_sold() -> None:
    holder = a_holder()
    holder.bring()
    product = catalogue.of_family(holder.family.id, holder.product.id)

    with pytest.raises(portions.refusals.WayOfSellingIsFixed):
        editing.prepare(product, "by_weight", 0, its_family(product), grams={holder.variant.id: 500})


def test_what_was_at_a_stall_is_not_thrown_away() -> None:
    holder = a_holder()
    holder.bring()

    with pytest.raises(Refusal):
        editing.drop(holder.product, its_family(holder.product))
