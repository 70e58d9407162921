"""Cases 57, 58 and 62 to 72: families' money after it was paid out, and whatever can come between it and them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from storefront.community import families
from storefront.community.families import Family
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow
from storefront.trade import adjustments, commissions, orders
from storefront.trade.commissions import Days, Scope
from storefront.treasury import alarms, ledger, payments, payouts, recipients, refunds
from storefront.treasury.gateways import Cost, RefundSnapshot
from storefront.treasury.ledger import Share
from tests.builders.adjusting import OFFICER, allow
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.money import the_attempt
from tests.builders.providers import provider
from tests.builders.trade import a_paid_order, bring_to, carry_out, heard, take_in, the_parcel
from tests.builders.treasury import (
    OTHER_IBAN,
    a_payout,
    an_account,
    an_officer,
    approve,
    bring_on,
    earned,
    last_sunday,
    period,
)

pytestmark = pytest.mark.usefixtures("app")
WEEK = timedelta(days=7)
LONG_AGO = timedelta(days=30)


def a_paid_out_sale(amount: int = 20_000) -> tuple[orders.Parcel, payouts.Payout]:
    """A parcel that was sold, is complete, and whose share is in its family's bank account."""
    family = a_family()
    an_account(family)
    with clock.set_to(clock.now() - LONG_AGO):
        parcel = bring_to(the_parcel(a_paid_order((a_product(of=family, price=amount, stock=3), 1))), "handed_over")
    with clock.set_to(clock.now() - LONG_AGO + timedelta(days=8)):
        orders.complete_reached()
        heard()
    payout = payouts.plan(family.id, period())
    assert payout is not None
    return parcel, bring_on(payout, "done")


def payable(family_id: int) -> int:
    return ledger.standing(family_id).payable_minor


def planned(family: Family) -> int | None:
    payout = payouts.plan(family.id, period())
    return payout.amount_minor if payout else None


def owed_to_shoppers() -> int:
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def test_case_57_what_goes_back_after_a_payout_the_family_owes_and_its_next_shares_pay_it() -> None:
    parcel, _ = a_paid_out_sale()
    given = allow(parcel, 10_000)
    debt = given.total_minor - given.commission_minor
    after = payable(parcel.family_id)

    with clock.set_to(clock.now() + WEEK):
        family = families.get(parcel.family_id)
        earned(family, 30_000)
        paid = planned(family)

    assert (after, paid) == (-debt, 30_000 - debt)


def test_case_58_what_fails_after_a_payout_is_owed_to_the_shopper_and_by_the_family_alike() -> None:
    parcel, payout = a_paid_out_sale()
    given = allow(parcel, 10_000)
    payment = adjustments.paid_for(parcel)
    refund = carry_out(payments.refunds_of(payment.id)[0])
    heard()
    attempt = the_attempt(orders.get(parcel.order_id))
    seen = RefundSnapshot(
        str(refund.provider_ref), "failed", 10_000, "SAR", payments.refunding.name_of(payment, refund)
    )

    payments.refunding.record_refunds(attempt.id, [seen])
    heard()
    failed = (owed_to_shoppers(), payable(parcel.family_id))
    refunds.give_by_hand(refund, OFFICER, note="حوالة 771")
    heard()

    assert failed == (10_000, given.commission_minor - 10_000)
    assert (owed_to_shoppers(), payable(parcel.family_id), payout.state) == (0, failed[1], "done")


def test_case_62_without_an_account_held_up_or_with_another_one_on_the_day_nothing_leaves() -> None:
    new = a_family()
    earned(new, 50_000)
    held, changed = a_payout(), a_payout()
    recipients.hold(held.family_id, an_officer(), reason="مراجعة")
    known = recipients.recipient_of(changed.family_id)
    assert known is not None
    known.iban = OTHER_IBAN

    for payout, why in ((held, payouts.refusals.PayoutsAreHeld), (changed, payouts.refusals.AccountIsMissing)):
        with pytest.raises(why):
            payouts.approve(payout, an_officer())

    assert (planned(new), ledger.owed_to(new.id)) == (None, 50_000)


@pytest.mark.parametrize("sundays", [1, 3])
def test_case_63_all_payouts_together_never_reach_above_what_was_earned(sundays: int) -> None:
    parcel, payout = a_paid_out_sale()
    family = families.get(parcel.family_id)
    allow(parcel, 5_000)
    earned(family, 40_000)
    sent = payout.amount_minor
    for week in range(sundays):
        with clock.set_to(clock.now() + week * WEEK + WEEK):
            for _ in range(2):  # two workers at one Sunday
                one = payouts.plan(family.id, period())
                if one is not None:
                    sent += bring_on(one, "done").amount_minor

    left = ledger.owed_to(family.id)
    assert (sent + left, left >= 0) == (payout.amount_minor + 40_000 + payable_of(parcel, 5_000), True)


def payable_of(parcel: orders.Parcel, amount: int) -> int:
    """By how much an allowance of so many halalas changed what the family is owed."""
    line = parcel.lines[0]
    return line.commission_minor * amount // line.total_minor - amount


def test_case_64_a_file_whose_answer_was_lost_sends_nothing_twice() -> None:
    payout = a_payout(state="approved")
    file = payouts.make_file(an_officer())

    with pytest.raises(payouts.refusals.NothingToSend):
        payouts.make_file(an_officer())
    again = payouts.content_of(file)

    assert again == payouts.content_of(file)
    assert again.decode().count(payout.reference) == 1


def test_case_65_what_the_bank_could_not_pay_is_paid_with_the_next_sunday() -> None:
    payout = a_payout(50_000, state="sent")
    payouts.note_failed(payout, an_officer(), reason="رصيد غير كافٍ")
    heard()

    with clock.set_to(clock.now() + WEEK):
        again = payouts.plan(payout.family_id, period())

    assert again is not None
    assert (payout.state, again.amount_minor, again.state) == ("failed", 50_000, "planned")
    assert ledger.balances().get(ledger.PAYOUTS_ON_THE_WAY, 0) == 0


def test_case_66_a_balance_in_dirhams_keeps_its_rate_and_books_no_riyal_of_it() -> None:
    order = a_paid_order()
    attempt = the_attempt(order)
    page = provider().page_of(attempt.once)
    assert page.paid is not None
    cost = Cost(300, 12_200, "AED", rate=Decimal("0.979"))

    provider()._cost = lambda _: cost  # type: ignore[method-assign]
    payment = payments.find_for("order", order.id)
    assert payment is not None
    take_in(payment)

    assert (attempt.settled_currency, attempt.settled_minor, attempt.settled_rate) == ("AED", 12_200, "0.979")
    assert ledger.balances().get(ledger.PROVIDER_FEES, 0) == 0
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["settled-in-other-currency"]


def test_case_67_a_payout_that_comes_back_after_it_had_arrived_is_owed_again() -> None:
    payout = a_payout(50_000, state="done")

    payouts.note_reversed(payout, an_officer(), reason="أعاده البنك")
    heard()

    assert (payout.state, ledger.owed_to(payout.family_id)) == ("reversed", 50_000)
    with pytest.raises(NotNow):
        payouts.note_reversed(payout, an_officer(), reason="أعاده البنك")


def test_case_68_another_account_stops_what_was_planned_to_the_old_one() -> None:
    payout = a_payout(50_000)
    known = recipients.recipient_of(payout.family_id)
    assert known is not None

    recipients.commands.change(known, known.holder, OTHER_IBAN, SYSTEM)
    heard()
    at_once, state = payouts.plan(payout.family_id, period()), payout.state
    with clock.set_to(clock.now() + 2 * WEEK):
        later = payouts.plan(payout.family_id, period())

    assert (state, at_once) == ("dropped", None)
    assert later is not None
    assert (later.amount_minor, later.iban) == (50_000, OTHER_IBAN)


def test_case_68_a_family_that_is_stopped_with_a_balance_is_still_owed_it() -> None:
    payout = a_payout(50_000)

    families.suspend(families.get(payout.family_id), SYSTEM, reason="صور لا تخصّ الدكّة.")
    heard()
    approve(payout)

    assert (payout.state, payout.amount_minor) == ("approved", 50_000)


def test_case_70_another_commission_does_not_touch_what_was_ordered() -> None:
    product = a_product(price=10_000, stock=5)
    before = the_parcel(a_paid_order((product, 1)))
    frozen = before.commission_minor

    tomorrow = clock.today() + timedelta(days=1)
    commissions.set_rule(Scope(), 2_000, Days(tomorrow), an_officer(), reason="موسم جديد")
    with clock.set_to(clock.now() + timedelta(days=2)):
        after = the_parcel(a_paid_order((product, 1)))
        given = allow(before, 10_000)

    assert (before.commission_minor, after.commission_minor) == (frozen, 2_000)
    assert given.commission_minor == frozen


SHARES = st.lists(
    st.builds(
        Share,
        family_id=st.integers(1, 50),
        items_minor=st.integers(1, 10**7),
        delivery_minor=st.integers(0, 10**5),
        commission_minor=st.just(0),
        by_courier=st.booleans(),
    ),
    min_size=1,
    max_size=50,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SHARES, st.integers(0, 3_000), st.integers(0, 1_500))
def test_case_71_of_any_basket_every_halala_is_somebodys(basket: list[Share], rate: int, vat: int) -> None:
    paid = sum(share.total_minor for share in basket)
    booked = 0
    for share in basket:
        fee = commissions.fee_on(share.items_minor, rate, vat_rate=vat)
        whole = Share(
            share.family_id, share.items_minor, share.delivery_minor, fee.minor, share.by_courier, fee.vat_minor
        )
        lines = ledger.entries.sale(whole, received_in=ledger.clearing("stripe"))
        assert sum(line.amount_minor for line in lines) == 0
        booked += sum(line.amount_minor for line in lines if line.account == ledger.clearing("stripe"))

    assert booked == paid


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["sale", "clear", "back", "dispute", "won", "payout", "failed", "cash"]),
        st.integers(0, 4),
        st.integers(1, 10**6),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_case_72_in_any_order_of_events_the_ledger_balances(steps: list[tuple[str, int, int]]) -> None:
    whose = a_family().id
    for place, (what, number, amount) in enumerate(steps):
        book(what, f"parcel:{whose}:{number}", Share(whose, amount, number, amount // 12, number % 2 == 0), place)

    assert (ledger.unbalanced(), sum(ledger.balances().values())) == ([], 0)
    assert ledger.coming_of(f"parcel:{whose}:0") >= 0


def book(what: str, subject: str, share: Share, place: int) -> None:
    """One event of money."""
    once, name = f"{subject}:{place}", ledger.clearing("stripe")
    acts = {
        "sale": lambda: ledger.record_sale(subject, share, received_in=name),
        "clear": lambda: ledger.record_cleared(subject, share.family_id),
        "back": lambda: ledger.record_taken_back(once, share, subject=subject),
        "dispute": lambda: ledger.record_disputed(once, "stripe", share.items_minor),
        "won": lambda: ledger.record_dispute_won(once, "stripe", share.items_minor),
        "payout": lambda: ledger.book(once, "x", ledger.entries.payout_approved(share.family_id, share.items_minor)),
        "failed": lambda: ledger.book(once, "x", ledger.entries.payout_failed(share.family_id, share.items_minor)),
        "cash": lambda: ledger.record_cash_handed_in(once, share.items_minor, fees_minor=share.delivery_minor),
    }
    acts[what]()


@pytest.mark.parametrize("change", ["UPDATE ledger_entry SET amount_minor = 1", "DELETE FROM ledger_entry"])
def test_case_72_the_database_itself_refuses_to_change_what_is_booked(change: str) -> None:
    earned(a_family(), 5_000, before=last_sunday())

    with pytest.raises(DatabaseError, match="append-only"), db.session.begin_nested():
        db.session.execute(text(change))
