"""An order that was given up and is paid after all: its goods are taken once more, or nothing is."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.goods import making, stock
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.trade import orders
from storefront.trade.checkouts.reviving import revive
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.making import a_cake, a_capacity, booked, in_days
from tests.builders.trade import a_paid_order, abandoned, an_order, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def test_goods_of_an_order_that_is_paid_after_all_are_taken_once_more() -> None:
    product = a_product(stock=3)
    order = abandoned(an_order((product, 2), method="card"))
    promised, later = order.parcels[0].promised_on, clock.now() + timedelta(days=2)

    with clock.set_to(later):
        revived = revive(order)

    assert (revived, order.abandoned_at, order.parcels[0].state) == (True, None, "placed")
    assert order.parcels[0].promised_on == promised + timedelta(days=2)
    assert order.parcels[0].accept_by == later + timedelta(hours=24)
    assert stock.free(variant_of(product).id) == 1


def test_an_order_whose_shopper_left_stays_given_up() -> None:
    product, member = a_product(stock=3), a_member()
    order = abandoned(an_order((product, 2), method="card", user_id=member.id))
    orders.forgetting.forget_member(member.id)

    assert not revive(order)
    assert (order.parcels[0].state, stock.free(variant_of(product).id)) == ("cancelled", 3)


def test_days_are_free_when_the_payment_never_came_and_booked_anew_when_it_did() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    order = abandoned(an_order((cake, 2), method="card", way="collect"))
    free = booked(capacity)
    an_order((cake, 2), (a_product(of=a_family()), 1))

    assert (free, revive(order), booked(capacity)) == ([], True, [2, 2])
    assert order.parcels[0].promised_on == in_days(2)


def test_when_no_day_is_free_any_more_nothing_is_taken() -> None:
    cake, shelf = a_cake(), a_product(stock=5)
    a_capacity(cake, pieces=1)
    order = abandoned(an_order((cake, 99), (shelf, 2), method="card"))
    making.book([making.Want(cake.id, 300, in_days(1))], subject="order:0")

    assert (revive(order), order.abandoned_at is not None) == (False, True)
    assert stock.free(variant_of(shelf).id) == 5


def test_when_one_of_the_goods_is_gone_none_is_taken() -> None:
    there, gone = a_product(stock=5), a_product(stock=5)
    order = abandoned(an_order((there, 1), (gone, 1), method="card"))
    fill(gone, 0)

    revived = revive(order)

    assert (revived, order.abandoned_at is not None) == (False, True)
    assert {parcel.state for parcel in order.parcels} == {"cancelled"}
    assert stock.free(variant_of(there).id) == 5


def test_nothing_is_taken_of_a_family_that_closed_meanwhile() -> None:
    family = a_family()
    order = abandoned(an_order((a_product(of=family), 1), method="card"))
    families.suspend(family, SYSTEM, reason="شكوى")

    assert revive(order) is False


def test_an_order_that_waits_or_is_paid_is_not_revived() -> None:
    waiting, paid = an_order(method="card"), a_paid_order()

    assert [revive(order) for order in (waiting, paid)] == [False, False]
    assert the_parcel(waiting).state == "placed"
