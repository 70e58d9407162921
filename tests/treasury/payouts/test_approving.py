"""Approving payouts: one person, above a set sum two different ones; never more than the family is owed."""

from datetime import timedelta

import pytest

from storefront.insight import audit
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import ledger, payouts, recipients
from storefront.treasury.payouts import refusals
from tests.builders.community import a_family, desk
from tests.builders.people import told
from tests.builders.treasury import OTHER_IBAN, a_payout, an_officer, earned, period

pytestmark = pytest.mark.usefixtures("app")
LARGE = 500_001


def on_the_way() -> int:
    return -ledger.balances().get(ledger.PAYOUTS_ON_THE_WAY, 0)


def test_an_approved_sum_is_the_familys_and_on_its_way() -> None:
    payout, officer = a_payout(50_000), an_officer()

    payouts.approve(payout, officer)

    assert (payout.state, payout.approved_by, payout.second_by) == ("approved", officer.user_id, None)
    assert (ledger.standing(payout.family_id).payable_minor, on_the_way()) == (0, 50_000)


def test_a_large_sum_is_approved_by_two_different_people() -> None:
    payout, first, second = a_payout(LARGE), an_officer(), an_officer()

    payouts.approve(payout, first)
    after_one = (payout.state, on_the_way())
    with pytest.raises(refusals.SecondPersonIsNeeded):
        payouts.approve(payout, first)
    payouts.approve(payout, second)

    assert (payout.needs_two, after_one) == (True, ("planned", 0))
    assert (payout.state, payout.approved_by, payout.second_by) == ("approved", first.user_id, second.user_id)
    assert on_the_way() == LARGE
    assert [fact.by for fact in told(payouts.PayoutSigned)] == [first.user_id]  # type: ignore[attr-defined]


def test_the_set_sum_itself_needs_one_person() -> None:
    assert a_payout(LARGE - 1).needs_two is False


def test_nothing_is_approved_twice() -> None:
    payout = a_payout(state="approved")

    with pytest.raises(NotNow):
        payouts.approve(payout, an_officer())

    assert on_the_way() == payout.amount_minor


def test_only_the_office_approves_and_nobody_for_their_own_family() -> None:
    payout = a_payout()

    for stranger in (VISITOR, desk(a_family()), an_officer(families=frozenset({payout.family_id}))):
        with pytest.raises(NotAllowed):
            payouts.approve(payout, stranger)
        with pytest.raises(NotAllowed):
            payouts.drop(payout, stranger, reason="بلا سبب")


@pytest.mark.parametrize(("came_back", "leaves"), [(1, True), (45_000, True), (45_001, False), (60_000, False)])
def test_what_came_back_since_is_taken_off_and_less_than_is_worth_a_payout_is_not_paid_out(
    came_back: int, leaves: bool
) -> None:
    payout = a_payout(50_000)
    share = ledger.Share(payout.family_id, came_back, 0, 0, by_courier=False)
    ledger.record_taken_back("return:1", share, subject="parcel:999")

    if not leaves:
        with pytest.raises(refusals.BalanceHasFallen):
            payouts.approve(payout, an_officer())
        return
    payouts.approve(payout, an_officer())
    assert (payout.amount_minor, on_the_way()) == (50_000 - came_back,) * 2
    assert ledger.standing(payout.family_id).payable_minor == 0
    assert [row.amount_minor for row in payouts.lines_of(payout.id).rows] == [50_000, -came_back]
    assert audit.paydays.payouts_that_are_not_their_lines() == []


def test_what_is_less_than_it_was_seen_waits_with_its_new_sum() -> None:
    payout, other = a_payout(50_000), a_payout(30_000)
    back = ledger.Share(payout.family_id, 1, 0, 0, by_courier=False)
    ledger.record_taken_back("return:1", back, subject="parcel:999")

    came = payouts.approve_each({payout.id: 50_000, other.id: 30_000}, an_officer())

    assert [(one.state, one.amount_minor) for one, _ in came] == [("planned", 49_999), ("approved", 30_000)]
    assert [type(refusal) for _, refusal in came] == [refusals.SumHasFallen, type(None)]
    assert payouts.approve_each({payout.id: 49_999}, an_officer()) == [(payout, None)]
    assert audit.paydays.payouts_that_are_not_their_lines() == []


@pytest.mark.parametrize(("is_cleared", "amount"), [(False, 41_000), (True, 50_000)])
def test_what_is_only_coming_covers_nothing_that_fell(is_cleared: bool, amount: int) -> None:
    payout = a_payout(50_000)
    family_id = payout.family_id
    ledger.record_taken_back("return:1", ledger.Share(family_id, 9_000, 0, 0, by_courier=False), subject="parcel:999")
    coming = ledger.Share(family_id, 9_000, 0, 0, by_courier=False)
    ledger.record_sale("parcel:1", coming, received_in=ledger.BANK)

    if is_cleared:
        ledger.record_cleared("parcel:1", family_id)

    payouts.approve(payout, an_officer())

    assert (payout.state, payout.amount_minor) == ("approved", amount)


def test_a_held_family_and_a_changed_account_are_not_paid_out() -> None:
    held, moved = a_payout(), a_payout()
    recipients.hold(held.family_id, an_officer(), reason="مراجعة")
    recipient = recipients.recipient_of(moved.family_id)
    assert recipient is not None
    recipient.iban = OTHER_IBAN
    db.session.flush()

    with pytest.raises(refusals.PayoutsAreHeld):
        payouts.approve(held, an_officer())
    with pytest.raises(refusals.AccountIsMissing):
        payouts.approve(moved, an_officer())


def test_a_sale_that_is_looked_into_is_not_paid_out_with_the_others() -> None:
    family = a_family()
    sale = earned(family, 20_000)
    payout = a_payout(30_000, family=family)
    recipients.hold(family.id, SYSTEM, reason="اعتراض على الدفعة", subject=sale)

    with pytest.raises(refusals.SaleIsHeld):
        payouts.approve(payout, an_officer())
    payouts.drop(payout, an_officer(), reason="فيه بيع موقوف")
    with clock.set_to(clock.now() + timedelta(days=7)):
        rest = payouts.plan(family.id, period())

    assert rest is not None
    assert rest.amount_minor == 30_000


def test_a_hold_on_what_is_not_in_a_payout_does_not_stop_it() -> None:
    payout = a_payout(30_000)
    recipients.hold(payout.family_id, SYSTEM, reason="اعتراض على الدفعة", subject="parcel:1")
    recipients.hold(a_family().id, SYSTEM, reason="مراجعة")

    payouts.approve(payout, an_officer())

    assert payout.state == "approved"


def test_a_dropped_sum_is_owed_as_before_and_free_for_the_next_sunday() -> None:
    payout = a_payout(50_000)

    with pytest.raises(ReasonIsMissing):
        payouts.drop(payout, an_officer(), reason=" ")
    payouts.drop(payout, an_officer(), reason="يُراجع الحساب")

    assert (payout.state, on_the_way()) == ("dropped", 0)
    assert payouts.lines_of(payout.id).total == 0
    assert ledger.standing(payout.family_id).payable_minor == 50_000
    with clock.set_to(clock.now() + timedelta(days=7)):
        assert payouts.due(payouts.weeks.period_of(clock.today())) == [payout.family_id]


def test_the_way_of_a_payout_is_written_down() -> None:
    payout = a_payout(state="done")

    steps = payouts.steps_of(payout.id)

    assert [(one.step.before, one.step.after) for one in steps] == [
        ("", "planned"),
        ("planned", "approved"),
        ("approved", "sent"),
        ("sent", "done"),
    ]
    assert [bool(one.actor) for one in steps] == [False, True, True, True]
    assert payouts.signers_of(payout) == ("هند من المكتب", "")
