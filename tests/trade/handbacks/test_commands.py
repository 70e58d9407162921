"""Cash goes back in two steps, from whoever holds it; nothing is booked before somebody says that it was given."""

from datetime import timedelta

import pytest

from storefront.cli import work
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, ReasonIsMissing
from storefront.trade import handbacks, orders
from storefront.treasury import alarms, ledger, payments, refunds
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, allow
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
PAID_BACK = 9_500


def paid_at_the_door(way: str) -> orders.Parcel:
    """A parcel of 200 riyals that was paid in cash."""
    family = a_family(ways=frozenset({way}))
    return bring_to(the_parcel(an_order((a_product(of=family, price=20_000, stock=5), 1))), "handed_over")


def allowed_back(parcel: orders.Parcel) -> payments.Refund:
    """95 riyals of it are to go back."""
    allow(parcel, PAID_BACK)
    db.session.commit()
    return handbacks.of_parcel(parcel.id)[0]


def owed_to_shoppers() -> int:
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def test_cash_a_family_took_waits_until_the_family_says_that_it_gave_it() -> None:
    parcel = paid_at_the_door("collect")
    refund = allowed_back(parcel)
    stood = ledger.standing(parcel.family_id).payable_minor

    work.carry_out_refunds()

    db.session.refresh(refund)
    assert (refund.state, refund.way, owed_to_shoppers()) == ("asked", "family", PAID_BACK)
    assert (ledger.standing(parcel.family_id).payable_minor, alarms.open_alarms()) == (stood, [])


def test_what_a_family_says_it_gave_is_counted_for_it() -> None:
    parcel = paid_at_the_door("collect")
    refund = allowed_back(parcel)
    stood = ledger.standing(parcel.family_id).payable_minor

    handbacks.give(parcel, refund, desk(parcel.family))
    heard()

    assert (refund.state, refund.way, owed_to_shoppers()) == ("done", "family", 0)
    assert ledger.standing(parcel.family_id).payable_minor - stood == PAID_BACK


def test_cash_a_courier_took_waits_for_a_person_of_the_office() -> None:
    parcel = paid_at_the_door("courier")
    refund = allowed_back(parcel)
    stood = ledger.standing(parcel.family_id)

    work.carry_out_refunds()

    db.session.refresh(refund)
    assert (refund.state, refund.trouble, owed_to_shoppers()) == ("failed", "by_hand", PAID_BACK)
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-by-hand"]
    assert ledger.standing(parcel.family_id) == stood


def test_what_the_office_gave_of_a_couriers_cash_left_the_markets_bank() -> None:
    parcel = paid_at_the_door("courier")
    refund = allowed_back(parcel)
    work.carry_out_refunds()
    stood = ledger.standing(parcel.family_id)

    refunds.give_by_hand(refund, OFFICER, note="حوالة 771")
    heard()

    assert (ledger.balances()[ledger.BANK], owed_to_shoppers()) == (-PAID_BACK, 0)
    assert ledger.standing(parcel.family_id) == stood


def test_what_a_family_does_not_give_the_office_may_and_the_family_owes_it() -> None:
    parcel = paid_at_the_door("collect")
    refund = allowed_back(parcel)
    stood = ledger.standing(parcel.family_id)

    refunds.give_by_hand(refund, OFFICER, note="حوالة 771")
    heard()

    assert (refund.way, ledger.balances()[ledger.BANK]) == ("hand", -PAID_BACK)
    assert ledger.standing(parcel.family_id) == stood
    with pytest.raises(NotNow):
        handbacks.give(parcel, refund, desk(parcel.family))


def test_only_its_family_says_so_and_once() -> None:
    parcel, other = paid_at_the_door("collect"), paid_at_the_door("collect")
    refund = allowed_back(parcel)

    with pytest.raises(NotAllowed):
        handbacks.give(parcel, refund, desk(other.family))
    with pytest.raises(NotFound):
        handbacks.give(other, refund, desk(other.family))
    handbacks.give(parcel, refund, desk(parcel.family))

    with pytest.raises(NotNow):
        handbacks.give(parcel, refund, desk(parcel.family))


def denied(parcel: orders.Parcel) -> payments.Refund:
    """Its family says that it gave the cash, its shopper that it did not."""
    refund = allowed_back(parcel)
    handbacks.give(parcel, refund, desk(parcel.family))
    heard()
    handbacks.deny(parcel, refund)
    heard()
    return refund


def test_what_a_shopper_denies_is_owed_again_and_the_office_is_told() -> None:
    parcel = paid_at_the_door("collect")
    stood = ledger.standing(parcel.family_id).payable_minor

    refund = denied(parcel)

    assert (refund.state, refund.trouble, owed_to_shoppers()) == ("failed", "denied", PAID_BACK)
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-denied"]
    fallen = stood - ledger.standing(parcel.family_id).payable_minor
    assert fallen == PAID_BACK - 760  # the commission fell with it


def test_the_office_may_believe_the_family_and_it_is_counted_once() -> None:
    parcel = paid_at_the_door("collect")
    refund = denied(parcel)
    stood = ledger.standing(parcel.family_id).payable_minor

    with pytest.raises(ReasonIsMissing):
        handbacks.believe(refund, OFFICER, reason=" ")
    with pytest.raises(NotAllowed):
        handbacks.believe(refund, Actor(), reason="أقرّ المشتري")
    handbacks.believe(refund, OFFICER, reason="أقرّ المشتري بعد اتصالنا")
    heard()

    assert (refund.state, owed_to_shoppers(), refund.trouble) == ("done", 0, "أقرّ المشتري بعد اتصالنا")
    assert ledger.standing(parcel.family_id).payable_minor - stood == PAID_BACK
    with pytest.raises(NotNow):
        handbacks.deny(parcel, refund)


def test_nobody_believes_their_own_family_nor_says_that_they_gave_for_it() -> None:
    parcel = paid_at_the_door("collect")
    refund = denied(parcel)
    relative = Actor(7, OFFICER.roles, frozenset({parcel.family_id}))

    with pytest.raises(OwnInterest):
        handbacks.believe(refund, relative, reason="رأيتُ ذلك")
    with pytest.raises(OwnInterest):
        refunds.give_by_hand(refund, relative, note="حوالة 771")

    assert (refund.state, owed_to_shoppers()) == ("failed", PAID_BACK)


def test_the_office_may_give_what_was_denied_and_the_family_is_not_credited() -> None:
    parcel = paid_at_the_door("collect")
    refund = denied(parcel)
    stood = ledger.standing(parcel.family_id)

    refunds.give_by_hand(refund, OFFICER, note="حوالة 772")
    heard()

    assert (ledger.balances()[ledger.BANK], owed_to_shoppers()) == (-PAID_BACK, 0)
    assert ledger.standing(parcel.family_id) == stood
    with pytest.raises(NotNow):
        handbacks.believe(refund, OFFICER, reason="أقرّ المشتري")


def test_a_shopper_has_a_week_to_deny_it() -> None:
    parcel = paid_at_the_door("collect")
    refund = allowed_back(parcel)
    handbacks.give(parcel, refund, desk(parcel.family))

    with clock.set_to(clock.now() + timedelta(days=handbacks.DENY_DAYS, minutes=1)), pytest.raises(NotNow):
        handbacks.deny(parcel, refund)
    with pytest.raises(NotFound):
        handbacks.deny(paid_at_the_door("collect"), refund)


def test_only_what_was_denied_needs_to_be_believed() -> None:
    refund = allowed_back(paid_at_the_door("courier"))
    work.carry_out_refunds()

    with pytest.raises(NotNow):
        handbacks.believe(refund, OFFICER, reason="أقرّ المشتري")
