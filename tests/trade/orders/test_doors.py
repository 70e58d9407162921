"""At the shopper's door: brought and paid, with the courier until it says so, or not taken and never sold."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.goods import stock
from storefront.goods.making import CapacityDay
from storefront.insight import invariants
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.trade import orders
from storefront.treasury import ledger, payments
from storefront.treasury.interests import OwnInterest
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.making import a_cake, a_capacity
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
OFFICER = Actor(roles=frozenset({"staff"}))


def at_the_door(way: str, *, pieces: int = 2) -> orders.Parcel:
    """A parcel that is to be paid in cash, on its way to its shopper."""
    family = a_family(ways=frozenset({way}))
    parcel = bring_to(the_parcel(an_order((a_product(of=family, price=10_000, stock=5), pieces))), "ready")
    if way == "courier":
        orders.hand_over(parcel, desk(family), code="")
        heard()
    return parcel


@pytest.mark.parametrize(("sells_again", "free"), [(True, 5), (False, 3)])
@pytest.mark.parametrize("way", ["collect", "courier"])
def test_what_is_not_taken_at_the_door_was_never_sold(way: str, sells_again: bool, free: int) -> None:
    parcel = at_the_door(way)
    actor = OFFICER if way == "courier" else desk(parcel.family)

    orders.doors.refuse(parcel, actor, reason="لم يفتح أحد الباب", sells_again=sells_again)
    heard()

    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    assert (parcel.state, parcel.decline_reason, payment.state) == ("refused", "لم يفتح أحد الباب", "cancelled")
    assert (ledger.balances(), payments.refunds_of(payment.id)) == ({}, [])
    assert stock.free(parcel.lines[0].variant_id) == free
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_the_days_on_which_it_was_made_can_be_booked_again() -> None:
    family = a_family(ways=frozenset({"courier"}))
    cake = a_cake(of=family)
    a_capacity(cake, pieces=4)
    parcel = the_parcel(an_order((cake, 3)))
    day = select(CapacityDay.booked)

    with clock.set_to(clock.now() + timedelta(days=1)):  # the day it is made on
        bring_to(parcel, "ready")
        orders.hand_over(parcel, desk(family), code="")
        before = db.session.scalars(day).all()
        orders.doors.refuse(parcel, OFFICER, reason="لم يفتح أحد")
        heard()

    assert (before, db.session.scalars(day).all()) == ([3], [0])
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_what_was_paid_ahead_and_not_taken_goes_back() -> None:
    parcel = bring_to(the_parcel(a_paid_order((a_product(stock=5), 1))), "ready")
    orders.hand_over(parcel, desk(parcel.family), code="")

    orders.doors.refuse(parcel, OFFICER, reason="عنوان خاطئ")
    heard()

    payment = payments.find_for("order", parcel.order_id)
    assert payment is not None
    (refund,) = payments.refunds_of(payment.id)
    assert (refund.amount_minor, refund.reason) == (parcel.total_minor, "refused")
    assert ledger.owed_to(parcel.family_id) == 0


def test_who_holds_the_goods_says_that_nobody_took_them() -> None:
    own, courier = at_the_door("collect"), at_the_door("courier")

    for parcel, nobody in ((own, OFFICER), (own, VISITOR), (courier, desk(courier.family)), (courier, VISITOR)):
        with pytest.raises(NotAllowed):
            orders.doors.refuse(parcel, nobody, reason="لم يفتح أحد")
    with pytest.raises(ReasonIsMissing):
        orders.doors.refuse(own, desk(own.family), reason=" ")
    orders.doors.refuse(own, desk(own.family), reason="لم يفتح أحد")

    with pytest.raises(NotNow):
        orders.doors.refuse(own, desk(own.family), reason="لم يفتح أحد")
    with pytest.raises(orders.refusals.AlreadyCancelled):
        orders.cancel(own, VISITOR)


def test_nobody_of_the_office_says_what_the_courier_did_for_their_own_family() -> None:
    parcel = at_the_door("courier")
    relative = Actor(7, OFFICER.roles, frozenset({parcel.family_id}))

    with pytest.raises(OwnInterest):
        orders.doors.bring(parcel, relative)
    with pytest.raises(OwnInterest):
        orders.doors.refuse(parcel, relative, reason="لم يفتح أحد")

    assert parcel.state == "sent"


def test_what_the_courier_took_along_is_paid_when_it_says_so_and_not_before() -> None:
    parcel = at_the_door("courier")
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    before = (parcel.state, payment.state, parcel.handed_over_at)

    with pytest.raises(NotAllowed):
        orders.doors.bring(parcel, desk(parcel.family))
    orders.doors.bring(parcel, OFFICER)
    heard()

    assert before == ("sent", "open", None)
    assert (parcel.state, payment.state, parcel.handed_over_at is not None) == ("delivered", "settled", True)
    assert ledger.balances()[ledger.COURIER_CASH] == parcel.total_minor
    with pytest.raises(NotNow):
        orders.doors.bring(parcel, OFFICER)


def test_very_late_with_the_courier_it_may_be_called_off_and_its_pieces_are_not_sold_twice() -> None:
    parcel = at_the_door("courier")

    with clock.set_to(clock.now() + timedelta(days=60)):
        orders.cancel(parcel, VISITOR)
        heard()

    assert (parcel.state, stock.free(parcel.lines[0].variant_id)) == ("cancelled", 3)
