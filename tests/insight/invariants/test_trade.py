"""Questions about orders and parcels name whatever is astray."""

import pytest

from storefront.insight.invariants import trade
from tests.builders.community import a_family
from tests.builders.stage import plant
from tests.builders.trade import a_paid_order, an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def test_a_parcel_without_lines_is_named() -> None:
    parcel = the_parcel(an_order())
    plant([f"DELETE FROM order_line WHERE parcel_id = {parcel.id}"])

    assert trade.sums_that_do_not_add_up() == [parcel.reference]


def test_an_order_without_parcels_is_named() -> None:
    order = an_order()
    plant(["DELETE FROM parcel_step", "DELETE FROM order_line", "DELETE FROM payment", "DELETE FROM parcel"])

    assert trade.sums_that_do_not_add_up() == [order.reference]


@pytest.mark.parametrize("state", ["accepted", "preparing", "ready", "handed_over"])
def test_every_state_on_the_usual_road_is_reached_by_allowed_steps(state: str) -> None:
    bring_to(the_parcel(an_order()), state)

    assert trade.steps_that_are_not_allowed() == []


def test_a_step_that_does_not_begin_where_the_last_one_ended_is_named() -> None:
    parcel = bring_to(the_parcel(an_order()), "preparing")
    plant([f"UPDATE parcel_step SET before = 'placed' WHERE parcel_id = {parcel.id} AND after = 'preparing'"])

    assert trade.steps_that_are_not_allowed() == [f"parcel {parcel.id}"]


def test_what_another_family_was_credited_with_is_named() -> None:
    parcel, other = the_parcel(a_paid_order()), a_family()
    assert trade.earnings_of_another_family() == []

    plant([f"UPDATE ledger_entry SET family_id = {other.id} WHERE family_id = {parcel.family_id}"])

    assert trade.earnings_of_another_family() == [f"sale:parcel:{parcel.id}"]


def test_a_channel_that_is_none_is_named() -> None:
    parcel = the_parcel(an_order())
    assert trade.channels_nobody_knows() == []

    plant([f"UPDATE parcel SET channel = 'stall' WHERE id = {parcel.id}"])

    assert trade.channels_nobody_knows() == [parcel.reference]
