"""The office calls off what a bank has the money of, while its family has the goods: free again, nothing given back twice."""

import pytest

from storefront.goods import stock
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, ReasonIsMissing
from storefront.trade import adjustments, orders
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, payments
from storefront.treasury.disputes import Dispute
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, REASON, lost, of_one_parcel, said
from tests.builders.community import desk
from tests.builders.trade import heard
from tests.trade.adjustments.test_commands import holds, refunds

pytestmark = pytest.mark.usefixtures("app")


def stop(dispute: Dispute, parcel: Parcel) -> None:
    adjustments.stop(dispute, parcel, OFFICER, reason=REASON)
    heard()


@pytest.mark.parametrize("state", ["placed", "accepted", "preparing", "ready"])
def test_what_was_lost_is_called_off_and_given_back_by_the_bank_alone(state: str) -> None:
    parcel = of_one_parcel(state=state)
    dispute = lost(orders.get(parcel.order_id))

    stop(dispute, parcel)

    assert (parcel.state, parcel.decline_reason, stock.free(parcel.lines[0].variant_id)) == ("cancelled", REASON, 9)
    assert refunds(parcel) == [("done", parcel.total_minor, "cancelled")]
    assert [one.way for one in payments.refunds_of(adjustments.paid_for(parcel).id)] == ["dispute"]
    assert (ledger.owed_to(parcel.family_id), holds()) == (0, [])


def test_what_is_looked_into_waits_for_the_bank_and_goes_back_once() -> None:
    parcel = of_one_parcel(state="accepted")
    dispute = said(orders.get(parcel.order_id), "open")

    stop(dispute, parcel)
    waiting = refunds(parcel)
    said(orders.get(parcel.order_id), "lost")

    assert waiting == [("asked", parcel.total_minor, "cancelled")]
    assert (refunds(parcel), holds()) == ([("done", parcel.total_minor, "cancelled")], [])


@pytest.mark.parametrize(("state", "moved"), [("handed_over", "lost"), ("placed", "won")])
def test_not_what_is_handed_over_nor_what_no_bank_has(state: str, moved: str) -> None:
    parcel = of_one_parcel(state=state)
    order, stands = orders.get(parcel.order_id), parcel.state
    said(order, "open")
    dispute = said(order, moved)

    with pytest.raises(NotNow):
        stop(dispute, parcel)

    assert parcel.state == stands


def test_only_the_office_with_a_reason_and_nobody_it_concerns() -> None:
    parcel, other = of_one_parcel(), of_one_parcel()
    dispute = lost(orders.get(parcel.order_id))
    relative = Actor(None, OFFICER.roles, frozenset({parcel.family_id}))

    for who, reason, refusal in (
        (desk(parcel.family), REASON, NotAllowed),
        (relative, REASON, OwnInterest),
        (OFFICER, "  ", ReasonIsMissing),
    ):
        with pytest.raises(refusal):
            adjustments.stop(dispute, parcel, who, reason=reason)
    with pytest.raises(NotFound):
        stop(dispute, other)

    assert (parcel.state, other.state) == ("placed", "placed")
