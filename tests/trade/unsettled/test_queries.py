"""Which orders hold up that somebody leaves: goods to come, goods on the way back, money that was not given yet."""

from typing import Any

import pytest

from storefront.trade import handbacks, orders, returns, unsettled
from storefront.trade.orders.refusals import OrdersAreOpen
from storefront.trade.unsettled import COMING, OWED, RETURNING, UNPAID, NotSettled
from storefront.treasury import payments
from tests.builders.adjusting import allow
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, carry_out, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def reached(**other: Any) -> orders.Parcel:
    """A parcel that was collected and paid in cash."""
    goods = a_product(of=a_family(ways=frozenset({"collect"})), price=20_000, stock=5)
    return bring_to(the_parcel(an_order((goods, 1), **other)), "handed_over")


def asked_back(parcel: orders.Parcel) -> returns.ReturnRequest:
    return returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")


def why(user_id: int, address: str = "") -> dict[str, str]:
    return {one.reference: one.why for one in unsettled.of_member(user_id, address)}


def test_each_order_says_the_first_reason_for_which_it_is_not_over() -> None:
    user = a_member()
    coming, unpaid = an_order(user_id=user.id), an_order(user_id=user.id, method="card")
    returning, owed, _over = reached(user_id=user.id), reached(user_id=user.id), reached(user_id=user.id)
    asked_back(returning), allow(owed, 1_000), reached(user_id=a_member().id)

    found = why(user.id)

    assert found == {
        coming.reference: COMING,
        unpaid.reference: UNPAID,
        orders.get(returning.order_id).reference: RETURNING,
        orders.get(owed.order_id).reference: OWED,
    }


def test_cash_a_family_still_holds_holds_up_until_it_is_given_and_while_it_is_denied() -> None:
    user = a_member()
    parcel = reached(user_id=user.id)
    wish = asked_back(parcel)
    returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(wish, parcel, desk(parcel.family))
    (refund,) = handbacks.of_parcel(parcel.id)
    told = [list(why(user.id).values())]

    handbacks.give(parcel, refund, desk(parcel.family))
    told.append(list(why(user.id).values()))
    handbacks.deny(parcel, refund)

    assert [*told, list(why(user.id).values())] == [[OWED], [], [OWED]]


def test_what_was_paid_ahead_and_goes_back_holds_up_until_it_went() -> None:
    user = a_member()
    parcel = bring_to(the_parcel(a_paid_order(user_id=user.id)), "handed_over")
    allow(parcel, 1_000)
    before = list(why(user.id).values())

    for refund in payments.refunds_to_do():
        carry_out(refund)

    assert (before, why(user.id)) == ([OWED], {})


def test_what_a_guest_ordered_with_the_confirmed_address_counts_and_with_no_other() -> None:
    user, address = a_member(), "sara@example.com"
    mine, theirs = an_order(email=address), an_order(email="other@example.com")
    an_order(email=address, user_id=a_member().id)

    (held,) = unsettled.of_member(user.id, address)

    assert (held.reference, held.is_claimed) == (mine.reference, False)
    assert theirs.reference not in why(user.id, address)
    assert why(user.id) == {}


@pytest.mark.parametrize(("is_open", "refusal"), [(True, OrdersAreOpen), (False, NotSettled)])
def test_whoever_has_something_open_may_not_leave_and_reads_of_which_order(
    is_open: bool, refusal: type[Exception]
) -> None:
    user = a_member()
    order = an_order(user_id=user.id) if is_open else orders.get(reached(user_id=user.id).order_id)
    if not is_open:
        asked_back(the_parcel(order))

    with pytest.raises(refusal) as refused:
        unsettled.check_may_leave(user.id)

    assert is_open or order.reference in str(refused.value.values)  # type: ignore[attr-defined]
    unsettled.check_may_leave(a_member().id)


def test_a_return_that_was_withdrawn_holds_nobody_up() -> None:
    user = a_member()
    parcel = reached(user_id=user.id)
    wish = asked_back(parcel)
    before = list(why(user.id).values())

    returns.withdraw(wish, parcel)

    assert (before, why(user.id)) == ([RETURNING], {})
    unsettled.check_may_leave(user.id)
