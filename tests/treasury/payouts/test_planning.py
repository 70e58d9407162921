"""What is paid out of a Sunday: what became payable before it, once, if it is enough and nothing holds it up."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.community import families
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.treasury import ledger, payouts, recipients
from tests.builders.community import a_family
from tests.builders.treasury import (
    HOLDER,
    IBAN,
    a_payout,
    an_account,
    an_officer,
    bring_on,
    earned,
    last_sunday,
    period,
)

pytestmark = pytest.mark.usefixtures("app")
NEXT = timedelta(days=7)


def plan_all() -> dict[int, int]:
    """Does what the worker does; the sums by family."""
    planned = [payouts.plan(family_id, period()) for family_id in payouts.due(period())]
    return {payout.family_id: payout.amount_minor for payout in planned if payout}


def test_what_became_payable_before_sunday_is_planned_and_the_rest_waits() -> None:
    family = a_family()
    an_account(family)
    earned(family, 30_000)
    earned(family, 20_000)
    earned(family, 9_000, before=clock.now() + timedelta(minutes=1) + timedelta(hours=1))

    assert plan_all() == {family.id: 50_000}
    payout = payouts.listed("planned").rows[0].payout
    assert (payout.holder, payout.iban, payout.period) == (HOLDER, IBAN, period())
    assert [row.amount_minor for row in payouts.lines_of(payout.id).rows] == [30_000, 20_000]


def test_a_sunday_is_paid_out_once() -> None:
    family = a_family()
    an_account(family)
    earned(family, 50_000)

    first, again = plan_all(), plan_all()
    earned(family, 40_000)

    assert (first, again, plan_all()) == ({family.id: 50_000}, {}, {})
    assert payouts.plan(family.id, period()) is None


def test_the_next_sunday_pays_what_came_since_and_no_booking_twice() -> None:
    family = a_family()
    first = bring_on(a_payout(50_000, family=family), "done")
    earned(family, 7_000, before=last_sunday() + timedelta(hours=5))

    with clock.set_to(clock.now() + NEXT):
        assert plan_all() == {family.id: 7_000}

    assert first.state == "done"


def test_what_nobody_approved_is_worked_out_anew_with_what_came_since() -> None:
    family = a_family()
    first = a_payout(50_000, family=family)
    earned(family, 20_000)

    with clock.set_to(clock.now() + NEXT):
        assert plan_all() == {family.id: 70_000}

    assert (first.state, payouts.steps_of(first.id)[-1].step.reason) == ("dropped", "worked out anew")
    assert payouts.counts()["planned"] == (1, 70_000)


def test_what_is_less_than_what_waits_is_worked_out_anew_too() -> None:
    family = a_family()
    a_payout(50_000, family=family)
    cash = ledger.Share(family.id, 100_000, 0, 8_000, by_courier=False)
    ledger.record_sale("parcel:1", cash, received_in=ledger.FAMILY)

    with clock.set_to(clock.now() + NEXT):
        assert plan_all() == {family.id: 42_000}


def test_what_was_dropped_or_failed_is_in_the_next_one() -> None:
    dropped, failed, sent_back = (a_family() for _ in range(3))
    a_payout(50_000, family=dropped, state="dropped")
    a_payout(60_000, family=failed, state="failed")
    a_payout(70_000, family=sent_back, state="reversed")

    with clock.set_to(clock.now() + NEXT):
        assert plan_all() == {dropped.id: 50_000, failed.id: 60_000, sent_back.id: 70_000}


def test_small_and_negative_balances_are_carried_on() -> None:
    small, owing = a_family(), a_family()
    for family in (small, owing):
        an_account(family)
    earned(small, 4_999)
    earned(owing, 20_000)
    cash = ledger.Share(owing.id, 300_000, 0, 24_000, by_courier=False)
    with clock.set_to(last_sunday() - timedelta(days=1)):
        ledger.record_sale("parcel:1", cash, received_in=ledger.FAMILY)

    assert plan_all() == {}
    earned(small, 1)
    earned(owing, 9_000)
    assert plan_all() == {small.id: 5_000, owing.id: 5_000}


def test_nothing_is_planned_beyond_what_may_be_paid_now_whatever_holds_it_up() -> None:
    later, held = a_family(), a_family()
    for family in (later, held):
        an_account(family)
        earned(family, 30_000)
    back = [ledger.Share(family.id, 4_000, 0, 0, by_courier=False) for family in (later, held)]
    ledger.record_taken_back("return:1", back[0], subject="parcel:901")
    ledger.record_taken_back("return:2", back[1], subject="parcel:902")
    recipients.hold(held.id, SYSTEM, reason="ينظر فيه المصرف", subject="parcel:902")

    assert plan_all() == {later.id: 26_000, held.id: 26_000}
    for row in payouts.listed("planned").rows:
        payouts.approve(row.payout, an_officer())
        assert ledger.standing(row.payout.family_id).payable_minor == 0


def test_a_family_without_an_account_or_with_one_too_fresh_waits() -> None:
    nowhere, fresh = a_family(), a_family()
    an_account(fresh).ready_at = last_sunday() + timedelta(minutes=1)
    for family in (nowhere, fresh):
        earned(family, 50_000)
    db.session.flush()

    assert plan_all() == {}
    assert [payouts.plan(family.id, period()) for family in (nowhere, fresh)] == [None, None]
    with clock.set_to(clock.now() + NEXT):
        assert plan_all() == {fresh.id: 50_000}


def test_what_is_held_up_waits_a_family_or_one_sale() -> None:
    family, other = a_family(), a_family()
    for one in (family, other):
        an_account(one)
    recipients.hold(family.id, an_officer(), reason="مراجعة")
    earned(family, 50_000)
    earned(other, 50_000)
    recipients.hold(other.id, SYSTEM, reason="نزاع", subject=earned(other, 8_000))

    assert plan_all() == {other.id: 50_000}
    assert payouts.plan(family.id, period()) is None
    recipients.release(family.id, an_officer())
    assert plan_all() == {family.id: 50_000}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 200_000), st.booleans()), min_size=1, max_size=8))
def test_over_many_weeks_every_halala_is_paid_out_once_or_still_owed(story: list[tuple[int, bool]]) -> None:
    family, now, done = a_family(), clock.now(), 0
    an_account(family)
    for week, (amount, arrives) in enumerate(story):
        with clock.set_to(now + NEXT * week):
            earned(family, amount)
            payout = payouts.plan(family.id, period())
            if payout:
                done += bring_on(payout, "done" if arrives else "failed").amount_minor if arrives else 0
                bring_on(payout, "failed") if not arrives else None

    assert ledger.standing(family.id).payable_minor == sum(amount for amount, _ in story) - done
    assert ledger.balances().get(ledger.PAYOUTS_ON_THE_WAY, 0) == 0
    assert ledger.unbalanced() == []


def test_of_a_family_that_closed_its_shop_all_is_paid_out_however_little() -> None:
    family, owing = a_family(), a_family()
    for one in (family, owing):
        an_account(one)
    earned(family, 120)
    families.closing.close(family, SYSTEM, reason="طلب أهلها ذلك")
    families.closing.close(owing, SYSTEM, reason="طلب أهلها ذلك")

    assert plan_all() == {family.id: 120}
