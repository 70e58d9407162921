"""Reading cash that goes back: of a parcel, of an order, whatever a family still has to give, the oldest first."""

import pytest

from storefront.trade import handbacks, orders
from tests.builders.adjusting import allow, of_one_parcel
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def with_cash_to_give(way: str = "collect", *, times: int = 1, by: int | None = None) -> orders.Parcel:
    """A parcel paid in cash, perhaps by a member, of which sums of 10 riyals are to go back."""
    goods = a_product(of=a_family(ways=frozenset({way})), price=20_000, stock=5)
    parcel = bring_to(the_parcel(an_order((goods, 1), user_id=by)), "handed_over")
    for _ in range(times):
        allow(parcel, 1_000)
    return parcel


def test_what_goes_back_of_a_parcel_is_found_and_of_no_other() -> None:
    parcel, other = with_cash_to_give(times=2), with_cash_to_give()

    found = handbacks.of_parcel(parcel.id)

    assert [refund.amount_minor for refund in found] == [1_000, 1_000]
    assert handbacks.of_order(parcel.order_id) == {parcel.id: found}
    assert handbacks.parcel_of(found[0]) == parcel
    assert handbacks.of_parcel(other.id)[0] not in found


def test_a_family_reads_what_it_has_to_give_until_it_gave_it() -> None:
    parcel, courier = with_cash_to_give(times=2), with_cash_to_give("courier")
    first, second = handbacks.of_parcel(parcel.id)

    handbacks.give(parcel, first, desk(parcel.family))

    assert handbacks.waiting_of(parcel.family_id) == [(second, parcel)]
    assert handbacks.waiting_of(courier.family_id) == []


def test_a_members_orders_wait_until_their_cash_is_given() -> None:
    user, other = a_member(), a_member()
    twice, given, failed = (with_cash_to_give(times=times, by=user.id) for times in (2, 1, 1))
    refund = handbacks.of_parcel(given.id)[0]
    handbacks.give(given, refund, desk(given.family))
    denied = handbacks.of_parcel(failed.id)[0]
    handbacks.give(failed, denied, desk(failed.family))
    handbacks.deny(failed, denied)
    with_cash_to_give(by=other.id)

    assert handbacks.orders_waiting(user.id) == [twice.order_id, failed.order_id]


def test_what_was_paid_ahead_is_no_cash() -> None:
    parcel = of_one_parcel(state="handed_over")
    allow(parcel, 1_000)

    assert handbacks.of_parcel(parcel.id) == []
    assert handbacks.of_order(parcel.order_id) == {}


def test_whom_families_know_is_asked_at_once_and_only_where_cash_was_taken() -> None:
    owed, courier, over = with_cash_to_give(), with_cash_to_give("courier"), with_cash_to_give()
    fresh, goods = the_parcel(an_order((a_product(), 1))), a_product()
    made = bring_to(the_parcel(an_order((goods, 1))), "accepted")
    for parcel in (owed, courier, over):
        orders.mark_returned(parcel, desk(parcel.family))
    handbacks.give(over, handbacks.of_parcel(over.id)[0], desk(over.family))

    assert handbacks.knowing([owed, courier, over, fresh, made]) == {owed.id, made.id}
