"""Reading returns: what came home, what still waits, of one parcel or of a whole order."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import orders, returns
from storefront.trade.orders import Parcel
from storefront.trade.returns import ReturnRequest, queries
from storefront.trade.returns.queries import open_request
from storefront.treasury import payments, refunds
from tests.builders.community import a_family, a_member, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, pay, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def reached(quantity: int = 3) -> Parcel:
    return bring_to(the_parcel(a_paid_order((a_product(), quantity))), "handed_over")


def asked(parcel: Parcel, pieces: int = 1) -> ReturnRequest:
    return returns.ask(parcel, {parcel.lines[0].id: pieces}, kind="defect", reason="مكسورة")


def came_home(parcel: Parcel, pieces: int) -> ReturnRequest:
    wish = asked(parcel, pieces)
    returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(wish, parcel, desk(parcel.family))
    return wish


def test_only_what_came_home_counts_as_given_back() -> None:
    parcel = reached()
    line = parcel.lines[0].id
    before = returns.given_back(parcel.id)[line]
    came_home(parcel, 1)
    asked(parcel)

    assert (before, returns.given_back(parcel.id)[line]) == (0, 1)
    assert returns.given_back(reached().id) == {}


def test_a_members_orders_wait_while_something_of_them_does() -> None:
    user = a_member()
    waiting, home, quiet = (bring_to(the_parcel(an_order(user_id=user.id)), "handed_over") for _ in range(3))
    asked(waiting)
    came_home(home, 1)
    asked(reached())

    assert returns.orders_waiting(user.id) == [waiting.order_id]
    assert quiet.order_id not in returns.orders_waiting(a_member().id)


def test_what_is_asked_back_for_a_wish_is_the_sum_of_its_parts_each_once() -> None:
    parcel = reached()
    first, second, waiting = came_home(parcel, 1), came_home(parcel, 1), asked(parcel)
    whole = returns.asked_back([first, second, waiting])
    refund = next(one for one in payments.refunds_to_do() if one.subject == f"return:{first.id}")
    part = refunds.part_of(*payments.refunding.locked_refund(refund.id), 100)
    in_parts = returns.asked_back([first])

    part.state = "replaced"

    assert (whole.keys(), in_parts[first.id]) == ({first.id, second.id}, whole[first.id])
    assert returns.asked_back([first]) == {first.id: whole[first.id] - 100}
    assert returns.asked_back([]) == {}


def test_a_wish_waits_until_the_goods_are_home_or_it_is_refused() -> None:
    parcel = reached()
    wish = asked(parcel)
    waiting = [open_request(parcel.id)]
    returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
    waiting.append(open_request(parcel.id))
    returns.take_back(wish, parcel, desk(parcel.family))
    waiting.append(open_request(parcel.id))
    refused = asked(parcel)
    returns.answer(refused, parcel, desk(parcel.family), agreed=False, words="لا")

    assert [found.id if found else None for found in waiting] == [wish.id, wish.id, None]
    assert open_request(parcel.id) is None


def test_wishes_are_read_the_newest_first_with_their_lines() -> None:
    parcel, other = reached(), reached()
    first, second = came_home(parcel, 1), asked(parcel)
    asked(other)

    assert [wish.id for wish in returns.of_parcel(parcel.id)] == [second.id, first.id]
    assert [wish.id for wish in returns.of_order(parcel.order_id)] == [second.id, first.id]
    assert [line.quantity for line in returns.of_parcel(parcel.id)[0].lines] == [1]
    assert orders.get_parcel(parcel.id).id == parcel.id


def test_a_return_that_nobody_finishes_is_forgotten_after_a_month() -> None:
    forgotten, finished, cash = (
        reached(),
        reached(),
        the_parcel(an_order((a_product(of=a_family(ways=frozenset({"collect"}))), 3))),
    )
    bring_to(cash, "handed_over")
    for parcel in (forgotten, cash):
        asked(parcel)
    came_home(finished, 1)
    with clock.set_to(clock.now() + timedelta(days=8)):
        orders.complete_reached()
        heard()

    found = [queries.forgotten(clock.now() + timedelta(days=days), limit=5) for days in (-1, 1)]

    assert found == [[], [forgotten.id]]


def test_what_goes_back_is_less_the_coupon_and_adds_up_to_what_was_paid() -> None:
    order = an_order((a_product(price=3_333), 3), method="card", coupon=a_coupon(amount=1_000))
    pay(order)
    parcel = bring_to(the_parcel(order), "handed_over")
    whole, told = orders.get_parcel(parcel.id), []
    line = whole.lines[0]

    for pieces in (1, 2):
        wish = returns.ask(parcel, {line.id: pieces}, kind="defect", reason="")
        told.append(returns.shares_of(returns.of_parcel(parcel.id), whole)[wish.id].total_minor)
        returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
        returns.take_back(wish, parcel, desk(parcel.family))

    assert told == [2_999, 6_000 + parcel.delivery_minor]
    assert sum(told) == 3 * 3_333 - order.discount_minor + parcel.delivery_minor


def test_a_return_is_found_with_its_own_parcel_alone() -> None:
    parcel = reached()
    wish = asked(parcel)

    assert returns.get_of_parcel(parcel.id, wish.id) == wish
    for parcel_id, wish_id in ((reached().id, wish.id), (parcel.id, wish.id + 9)):
        with pytest.raises(NotFound):
            returns.get_of_parcel(parcel_id, wish_id)
