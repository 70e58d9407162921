"""How it stands with money a bank took, and that a family goes on with it only when it says that it knows."""

from collections.abc import Callable

import pytest

from storefront.trade import adjustments, orders, packing, rulings
from storefront.trade.orders import Parcel
from tests.builders.adjusting import OFFICER, REASON, lost, of_one_parcel, said
from tests.builders.community import desk
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def how(parcel: Parcel) -> str:
    return rulings.of(parcel.order_id, parcel.id)


def test_while_a_bank_looks_into_it_and_when_it_gave_it_back() -> None:
    parcel = of_one_parcel()
    order = orders.get(parcel.order_id)
    before = how(parcel)

    said(order, "open")
    looked_into = how(parcel)
    said(order, "won")

    assert (before, looked_into, how(parcel)) == ("", rulings.OPEN, "")


@pytest.mark.parametrize(("bearer", "after"), [("market", ""), ("family", rulings.BY_FAMILY)])
def test_once_it_is_lost_until_the_market_bears_it(bearer: str, after: str) -> None:
    parcel = of_one_parcel()
    dispute = lost(orders.get(parcel.order_id))
    undecided = how(parcel)

    adjustments.decide(dispute, parcel, bearer, OFFICER, reason=REASON)
    heard()

    assert (undecided, how(parcel)) == (rulings.LOST, after)


def test_what_a_bank_gave_back_late_is_on_nobody_again() -> None:
    parcel = of_one_parcel()
    dispute = lost(orders.get(parcel.order_id))
    adjustments.decide(dispute, parcel, "family", OFFICER, reason=REASON)
    heard()

    said(orders.get(parcel.order_id), "won")

    assert how(parcel) == ""


STEPS: dict[str, Callable[[Parcel, bool], None]] = {
    "placed": lambda one, aware: orders.accept(one, desk(one.family), aware=aware),
    "accepted": lambda one, aware: orders.prepare(one, desk(one.family), aware=aware),
    "preparing": lambda one, aware: orders.make_ready(one, desk(one.family), aware=aware),
    "ready": lambda one, aware: orders.hand_over(one, desk(one.family), code=one.handover_code, aware=aware),
}
ONE_BY_ONE: Callable[[Parcel, bool], None] = lambda one, aware: packing.tick(  # noqa: E731
    one, one.lines[0].id, desk(one.family), aware=aware
)


@pytest.mark.parametrize("is_lost", [False, True])
@pytest.mark.parametrize(("state", "step"), [*STEPS.items(), ("accepted", ONE_BY_ONE), ("preparing", ONE_BY_ONE)])
def test_every_step_wants_to_hear_that_the_family_knows(
    state: str, step: Callable[[Parcel, bool], None], is_lost: bool
) -> None:
    parcel = of_one_parcel(state=state)
    (lost if is_lost else said)(orders.get(parcel.order_id), *(() if is_lost else ("open",)))

    with pytest.raises(rulings.BankHasTheMoney):
        step(parcel, False)
    before = parcel.state
    step(parcel, True)

    assert (before, parcel.state != before) == (state, True)
