"""Money that was found is assigned by several people at once, and families decline at the same moment: it is for something
once, and nothing goes back twice."""

from collections.abc import Callable

import pytest
from flask import Flask

from storefront.insight import invariants
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, allowances, orders
from storefront.trade.adjustments import Division, Wish
from storefront.trade.orders import Order
from storefront.treasury import ledger, payments
from tests.builders.adjusting import OFFICER, REASON, found_refund
from tests.builders.community import desk
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order


def found_of_two() -> tuple[Order, int]:
    """A paid order of two families, all of whose money was given back in the provider's office."""
    with unit_of_work():
        order = a_paid_order(*((a_product(price=10_000, stock=9), 1) for _ in range(2)))
        refund = found_refund(order, order.total_minor)
    return order, refund.id


def tried(app: Flask, act: Callable[[], None]) -> Callable[[], str]:
    """The act in a unit of work of its own; what came of it."""

    def one() -> str:
        with app.app_context():
            try:
                with unit_of_work():
                    act()
            except Refusal as refusal:
                return type(refusal).__name__
            finally:
                db.session.remove()
        return "done"

    return one


def assign(refund_id: int) -> None:
    """Somebody of the office lays all of it on whatever fits now."""
    refund = payments.get_refund(refund_id)
    adjustments.assign(refund, adjustments.guess(refund), OFFICER, reason=REASON)


def holds() -> list[str]:
    db.session.rollback()
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


@pytest.mark.usefixtures("app")
def test_several_officers_assign_it_once(app: Flask) -> None:
    order, refund_id = found_of_two()

    ends = at_once([tried(app, lambda: assign(refund_id)) for _ in range(5)])

    assert sorted(ends) == ["NotNow"] * 4 + ["done"]
    assert len(allowances.of_parcels([one.id for one in order.parcels])) == 2
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == (0, [])


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("turn", range(3))
def test_who_declines_meanwhile_is_waited_for_and_nothing_goes_back_twice(app: Flask, turn: int) -> None:
    order, refund_id = found_of_two()
    ids = [parcel.id for parcel in order.parcels]

    def decline() -> None:
        parcel = orders.get_parcel(ids[turn % 2])
        orders.decline(parcel, desk(parcel.family), reason="نعتذر")

    def whole() -> None:
        wishes = {
            one.id: Wish({one.lines[0].id: 10_000}, one.delivery_minor > 0) for one in map(orders.get_parcel, ids)
        }
        adjustments.assign(payments.get_refund(refund_id), Division(wishes), OFFICER, reason=REASON)

    ends = at_once([tried(app, decline), tried(app, whole)])
    units.abandon()
    db.session.expire_all()  # what this thread knew of them is over
    if ends[1] != "done":
        with unit_of_work():
            assign(refund_id)

    assert ends[0] == "done"
    assert payments.get_refund(refund_id).state == "done"
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == (0, [])
