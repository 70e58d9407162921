"""A sale at a stall: kept once, its goods taken once, its prices and names as they were."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from storefront.fairs import stall_stock, tills
from storefront.fairs.tills import Picked, refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.refusals import NotAllowed, NotFound, Refusal
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of
from tests.builders.stall_goods import free_at_stall, moves
from tests.builders.tills import a_till, open_till, sales

pytestmark = pytest.mark.usefixtures("app")


def test_a_sale_is_kept_as_it_was_and_its_goods_leave_the_stall() -> None:
    with open_till() as till:
        sale = till.sell(3, tendered_minor=till.price * 3 + 500)

        till.holder.variant.price_minor += 100
        assert [(one.quantity, one.unit_minor, one.name_ar) for one in sale.lines] == [
            (3, till.price - 100, till.holder.product.name_ar)
        ]
        assert (sale.state, sale.change_minor, sale.day) == ("booked", 500, clock.today())
    assert till.left == 1
    assert moves()[-1] == ("sale", -3)


def test_the_same_sale_told_again_is_the_same_and_moves_nothing() -> None:
    with open_till() as till:
        told = till.a_sale(2)
        first = tills.record(till.exhibition, till.family_id, told, SYSTEM)
        again = tills.record(till.exhibition, till.family_id, told, SYSTEM)

    assert again is first
    assert till.left == 2
    assert len(sales()) == 1


def test_it_is_the_same_even_when_the_till_has_closed_since() -> None:
    with open_till() as till:
        told = till.a_sale()
        first = tills.record(till.exhibition, till.family_id, told, SYSTEM)
    with clock.set_to(till.opens + timedelta(days=90)):
        assert tills.record(till.exhibition, till.family_id, told, SYSTEM) is first


def test_another_sale_under_the_same_name_is_refused() -> None:
    with open_till() as till:
        told = till.a_sale(2)
        tills.record(till.exhibition, till.family_id, told, SYSTEM)
        for other in (
            replace(told, lines=[replace(told.lines[0], quantity=1)]),
            replace(told, method="terminal"),
            replace(told, tendered_minor=told.total_minor),
        ):
            with pytest.raises(refusals.SaleIsAnother):
                tills.record(till.exhibition, till.family_id, other, SYSTEM)
    assert till.left == 2


def test_another_familys_name_of_a_sale_gives_nothing_away() -> None:
    with open_till() as other:
        told = other.sell().client_id
    with open_till() as till, pytest.raises(refusals.SaleIsAnother):
        till.sell(client_id=told)
    assert till.left == 4


def test_no_more_is_sold_than_is_there() -> None:
    with open_till() as till, pytest.raises(stall_stock.refusals.StallRanOut) as refused:
        till.sell(5)

    assert refused.value.values["left"] == 4


def test_what_was_sold_unseen_and_is_not_there_is_kept_to_be_settled() -> None:
    with open_till() as till:
        till.sell(3)
        kept = till.sell_unseen(2)

    assert kept.state == "to_settle"
    assert till.left == 1
    assert [one for one, _ in moves()] == ["moved_in", "sale"]


def test_of_several_goods_sold_unseen_all_move_or_none() -> None:
    with open_till() as till:
        other = variant_of(a_product(of=till.holder.family))
        till.holder.bring(1, other)
        lines = [Picked(till.holder.variant.id, 1, till.price), Picked(other.id, 2, other.price_minor)]
        kept = till.sell_unseen(lines=lines)

    assert kept.state == "to_settle"
    assert till.left == 4


def test_what_was_sold_unseen_keeps_its_price_and_its_moment() -> None:
    with open_till() as till:
        told = till.a_sale(sold_at=clock.now() - timedelta(minutes=30))
        till.holder.variant.price_minor += 100
        with clock.set_to(clock.now() + timedelta(days=60)):
            kept = tills.record(till.exhibition, till.family_id, told, SYSTEM)

        assert kept.lines[0].unit_minor == told.lines[0].unit_minor
        assert (kept.sold_at, kept.day) == (told.sold_at, clock.today())
        assert kept.state == "booked"


def test_a_clock_that_is_ahead_sells_nothing_tomorrow() -> None:
    with open_till() as till:
        kept = till.sell(sold_at=clock.now() + timedelta(days=3))

        assert (kept.sold_at, kept.day) == (clock.now(), clock.today())


def test_a_price_that_changed_is_shown_before_it_is_sold_at() -> None:
    with open_till() as till:
        told = till.a_sale()
        till.holder.variant.price_minor += 100
        with pytest.raises(refusals.PriceHasChanged):
            tills.record(till.exhibition, till.family_id, told, SYSTEM)


def test_portions_leave_the_one_stock_of_what_is_weighed() -> None:
    with open_till() as till:
        product = a_weighed_product(of=till.holder.family)
        variants = variants_of(product)
        till.holder.bring(900, variants[0])
        lines = [Picked(one.id, 1, one.price_minor) for one in variants[:2]]

        till.sell(lines=lines)

        assert free_at_stall(till.exhibition.id, variants[0]) == 900 - sum(one.units for one in variants[:2])


def test_goods_of_others_are_not_there() -> None:
    with open_till() as till:
        foreign = variant_of(a_product())
        with pytest.raises(NotFound):
            till.sell(lines=[Picked(foreign.id, 1, foreign.price_minor)])


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"client_id": "1"}, refusals.SaleIsNotValid),
        ({"client_id": str(UUID(int=7))}, refusals.SaleIsNotValid),
        ({"client_id": str(uuid4()).upper()}, refusals.SaleIsNotValid),
        ({"lines": []}, refusals.NothingIsChosen),
        ({"lines": [Picked(1, 0, 100)]}, refusals.QuantityIsNotValid),
        ({"lines": [Picked(1, 1000, 100)]}, refusals.QuantityIsNotValid),
        ({"lines": [Picked(1, 1, 0)]}, refusals.SaleIsNotValid),
        ({"lines": [Picked(1, 1, 100), Picked(1, 1, 100)]}, refusals.SaleIsNotValid),
        ({"method": "cheque"}, refusals.MethodIsUnknown),
        ({"reference": "x" * 41}, refusals.ReferenceIsNotValid),
        ({"tendered_minor": 1}, refusals.TenderedIsLess),
        ({"tendered_minor": 900_000, "method": "terminal"}, refusals.SumIsNotValid),
    ],
)
def test_what_is_no_sale_is_refused_in_words(said: dict[str, object], refusal: type[Refusal]) -> None:
    with open_till() as till, pytest.raises(refusal):
        till.sell(**said)
    assert sales() == []


def test_the_till_opens_on_the_days_of_the_exhibition_only() -> None:
    till = a_till()

    with pytest.raises(refusals.NotToday):
        till.sell()


def test_who_may_not_take_orders_of_the_family_sells_nothing() -> None:
    with open_till() as till:
        family_id = till.family_id
        limits = {family_id: frozenset({"products"})}
        with pytest.raises(NotAllowed):
            till.sell(actor=Actor(user_id=None, families=frozenset({family_id}), limits=limits))
        till.sell(actor=Actor(families=frozenset({family_id}), limits={family_id: frozenset({"orders"})}))
    assert till.left == 3


@pytest.mark.parametrize("status", ["hidden", "archived", "pending_review"])
def test_what_is_hidden_is_not_sold_but_what_was_sold_is_kept(status: str) -> None:
    with open_till() as till:
        till.holder.product.status = status
        with pytest.raises(refusals.NotOffered):
            till.sell()
        assert till.left == 4

        assert till.sell_unseen().state == "booked"
    assert till.left == 3
