"""Questions about what the office decided name what is astray, and nothing of an honest day."""

import pytest

from storefront.insight.audit import decided
from storefront.trade import adjustments, orders
from storefront.treasury import ledger
from tests.builders.adjusting import OFFICER, REASON, allow, assign, found_refund, lost, of_one_parcel
from tests.builders.reversing import entered_by_hand
from tests.builders.stage import plant
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def everything() -> list[str]:
    heard()
    return [
        *decided.allowances_above_their_price(),
        *decided.allowances_booked_otherwise(),
        *decided.losses_borne_otherwise(),
        *decided.movements_reversed_otherwise(),
    ]


def test_what_was_given_found_and_decided_breaks_nothing() -> None:
    one, other, third = of_one_parcel(), of_one_parcel(), of_one_parcel()
    allow(one, 12_500, with_delivery=True)
    refund = found_refund(orders.get(other.order_id), 700)
    assign(refund, other, adjustments.Wish({other.lines[0].id: 700}))
    adjustments.decide(lost(orders.get(third.order_id)), third, "family", OFFICER, reason=REASON)

    assert everything() == []


def test_a_halala_more_on_a_line_than_it_cost_is_named() -> None:
    parcel = of_one_parcel()
    allow(parcel, 12_500)
    heard()

    plant(["UPDATE allowance_line SET amount_minor = amount_minor + 1"])

    assert decided.allowances_above_their_price()[0] == f"line {parcel.lines[0].id}"


def test_a_loss_that_is_not_in_the_books_is_named() -> None:
    parcel = of_one_parcel()
    adjustments.decide(lost(orders.get(parcel.order_id)), parcel, "family", OFFICER, reason=REASON)
    heard()

    plant(["UPDATE ledger_transaction SET once = 'x' || once, kind = 'other' WHERE kind = 'borne'"])

    assert len(decided.allowances_booked_otherwise()) == 1
    assert decided.losses_borne_otherwise() == []


def once_of(transaction_id: int) -> str:
    return ledger.transaction(transaction_id).transaction.once


def test_an_opposite_is_what_two_people_agreed_on() -> None:
    name = once_of(entered_by_hand().wrong)
    assert everything() == []

    plant(["UPDATE movement_reversal SET state = 'left' WHERE state = 'booked'"])

    assert decided.movements_reversed_otherwise() == [f"reversed:{name}"]


def test_what_two_people_agreed_on_has_its_opposite() -> None:
    booked = entered_by_hand()

    plant([f"UPDATE movement_reversal SET transaction_id = {booked.sale} WHERE state = 'booked'"])

    assert decided.movements_reversed_otherwise() == [once_of(booked.sale), f"reversed:{once_of(booked.wrong)}"]
