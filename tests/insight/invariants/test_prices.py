"""Questions about what was paid name orders whose money is not what was ordered."""

import pytest

from storefront.insight.invariants import prices
from storefront.trade import orders, returns
from tests.builders.bank import OFFICER
from tests.builders.community import desk
from tests.builders.goods import a_product
from tests.builders.stage import plant
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def test_what_was_ordered_asked_for_and_booked_is_one_sum() -> None:
    bring_to(the_parcel(an_order()), "handed_over")
    a_paid_order()
    an_order(method="card")

    assert prices.sums_paid_that_are_not_those_ordered() == []
    assert prices.lines_that_cost_less_than_nothing() == []


@pytest.mark.parametrize("change", ["amount_minor = amount_minor + 1", "currency = 'USD'"])
def test_a_door_that_asks_for_something_else_is_named(change: str) -> None:
    parcel = the_parcel(an_order())
    plant([f"UPDATE payment SET {change}"])

    assert prices.sums_paid_that_are_not_those_ordered() == [parcel.reference]


def test_a_sale_booked_at_another_sum_is_named() -> None:
    parcel, _ = the_parcel(a_paid_order()), an_order()
    plant(["UPDATE ledger_entry SET amount_minor = amount_minor + 5 WHERE amount_minor > 0"])

    assert prices.sums_paid_that_are_not_those_ordered() == [parcel.reference]


@pytest.mark.parametrize(
    "change", ["UPDATE payment SET amount_minor = amount_minor + 1", "UPDATE return_request SET kind = 'defect'"]
)
def test_what_was_taken_in_part_is_paid_and_booked_for_that_part(change: str) -> None:
    parcel = bring_to(the_parcel(an_order((a_product(stock=9), 3))), "ready")
    orders.hand_over(parcel, desk(parcel.family), code="")
    returns.doorsteps.hand_over_part(parcel, {parcel.lines[0].id: 1}, OFFICER, reason="مكسورة")
    heard()
    before = prices.sums_paid_that_are_not_those_ordered()

    plant([change])

    assert (before, set(prices.sums_paid_that_are_not_those_ordered())) == ([], {parcel.reference})


def test_a_line_that_gives_money_is_named() -> None:
    line = the_parcel(an_order()).lines[0]
    plant(["UPDATE order_line SET unit_minor = -1, total_minor = -quantity"])

    assert prices.lines_that_cost_less_than_nothing() == [f"line {line.id}"]
