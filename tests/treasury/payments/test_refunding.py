"""Refunds: never beyond what was paid, asked once, done once; those a provider knows and we did not."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.treasury import alarms, payments
from storefront.treasury.gateways import RefundSnapshot
from storefront.treasury.payments import Refund, refunding
from tests.builders.money import a_paid_payment, a_payment
from tests.builders.people import told
from tests.builders.refunds import asked, said
from tests.builders.trade import open_page

pytestmark = pytest.mark.usefixtures("app")
OFFICER = Actor(roles=frozenset({"staff"}))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(200, 10**6), st.lists(st.integers(1, 10**6), max_size=6))
def test_never_more_goes_back_than_came(paid: int, wishes: list[int]) -> None:
    payment, _ = a_paid_payment(amount=paid)

    for number, wish in enumerate(wishes):
        try:
            payments.ask_refund(payment, wish, once=f"{payment.id}:{number}", reason="returned")
        except payments.RefundIsTooMuch:
            assert sum(refund.amount_minor for refund in payments.refunds_of(payment.id)) + wish > paid

    assert sum(refund.amount_minor for refund in payments.refunds_of(payment.id)) <= paid


def test_one_reason_is_one_refund_and_two_equal_ones_are_two() -> None:
    payment, _ = a_paid_payment(amount=1000)

    same = {asked(400, of=payment).id for _ in range(2)}
    other = asked(400, of=payment, once="parcel:2")

    assert (len(same), other.id in same) == (1, False)


@pytest.mark.parametrize("end", [None, payments.expire, payments.cancel])
def test_what_was_never_paid_cannot_go_back(end) -> None:  # type: ignore[no-untyped-def]
    payment = a_payment()
    if end:
        end(payment)

    with pytest.raises(payments.RefundIsTooMuch):
        asked(1, of=payment)


def test_a_refund_is_done_and_told_once() -> None:
    refund = asked()

    for _ in range(2):
        assert refunding.record_refund(refund.id, said(refund)) is refund

    assert (refund.state, refund.provider_ref, refund.done_at is not None) == ("done", "back-1", True)
    assert (len(told(payments.RefundDone)), payments.refunds_to_do()) == (1, [])


def test_pending_is_not_done() -> None:
    refund = asked()

    refunding.record_refund(refund.id, said(refund, "pending", trouble="processing"))

    assert (refund.state, refund.trouble, told(payments.RefundDone)) == ("pending", "processing", [])
    with clock.set_to(clock.now() + timedelta(hours=2)):
        assert [one.id for one in payments.refunds_to_do()] == [refund.id]


@pytest.mark.parametrize(("first", "was_done"), [("pending", False), ("done", True)])
def test_what_did_not_arrive_is_owed_again_and_calls_the_office(first: str, was_done: bool) -> None:
    refund = asked()
    refunding.record_refund(refund.id, said(refund, first))

    for _ in range(2):
        refunding.record_refund(refund.id, said(refund, "failed", trouble="card_gone"))

    (fact,) = told(payments.RefundFailed)
    assert (refund.state, refund.done_at, fact.was_done) == ("failed", None, was_done)  # type: ignore[attr-defined]
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-failed"]


def test_a_failed_refund_can_be_asked_anew_of_the_same_money() -> None:
    payment, _ = a_paid_payment(amount=500)
    refund = asked(500, of=payment)
    refunding.record_refund(refund.id, said(refund, "failed"))

    assert asked(500, of=payment, once="parcel:1:again").state == "asked"


@pytest.mark.parametrize("other", [{"amount_minor": 499}, {"currency": "AED"}])
def test_another_sum_than_was_asked_is_not_taken_for_it(other: dict[str, Any]) -> None:
    refund = asked(500)

    told_of = refunding.record_refund(refund.id, said(refund, **other))

    assert told_of is refund
    assert (refund.state, refund.trouble, told(payments.RefundDone)) == ("failed", "differs", [])
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-failed"]


def test_what_went_back_in_another_currency_is_not_booked_as_riyals_and_the_office_is_called() -> None:
    payment, attempt = a_paid_payment(amount=1000)

    for _ in range(2):
        refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "done", 300, "AED")])

    assert (payments.refunds_of(payment.id), told(payments.RefundFound)) == ([], [])
    assert [(one.kind, one.subject, one.values["currency"]) for one in alarms.open_alarms()] == [
        ("moved-in-other-currency", f"attempt:{attempt.id}", "AED")
    ]


def test_one_worker_takes_each_try_and_pauses_grow() -> None:
    refund, pauses = asked(), []

    for _ in range(6):
        with clock.set_to(refund.next_try_at or clock.now()):
            taken = [refunding.claim_try(refund.id) for _ in range(2)]
            db.session.refresh(refund)
            pauses.append(((refund.next_try_at or clock.now()) - clock.now()).total_seconds() / 60)
        assert taken == [True, False]

    assert (pauses, refund.tries) == ([1, 2, 5, 15, 60, 60], 6)


def test_what_somebody_gave_back_elsewhere_is_found_once_and_belongs_to_nobody() -> None:
    payment, attempt = a_paid_payment(amount=1000)
    seen = RefundSnapshot("back-9", "done", 300, "SAR")

    for _ in range(2):
        refunding.record_refunds(attempt.id, [seen])

    (found,) = payments.refunds_of(payment.id)
    assert (found.state, found.amount_minor, found.subject, len(told(payments.RefundFound))) == (
        *("unattributed", 300, ""),
        1,
    )
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-found"]
    with pytest.raises(payments.RefundIsTooMuch):
        asked(701, of=payment)


def test_what_two_learn_of_at_one_moment_is_found_by_whoever_holds_the_payment_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    payment, attempt = a_paid_payment()
    seen, hold = [RefundSnapshot("back-9", "done", 300, "SAR")], refunding.lock

    def wait(payment_id: int) -> payments.Payment:
        monkeypatch.setattr(refunding, "lock", hold)
        refunding.record_refunds(attempt.id, seen)  # the other was first
        return hold(payment_id)

    monkeypatch.setattr(refunding, "lock", wait)
    refunding.record_refunds(attempt.id, seen)

    assert refunding.lock is hold  # it was waited for
    assert (len(payments.refunds_of(payment.id)), len(told(payments.RefundFound))) == (1, 1)


def test_a_refund_of_ours_is_known_again_by_its_name() -> None:
    payment, attempt = a_paid_payment()
    refund = asked(of=payment)

    for _ in range(2):
        refunding.record_refunds(attempt.id, [said(refund)])

    assert (refund.state, refund.provider_ref) == ("done", "back-1")
    assert len(payments.refunds_of(payment.id)) == 1


@pytest.mark.parametrize("why", ["late", "twice"])
def test_money_nobody_can_use_goes_back_whole_and_once(why: str) -> None:
    _, attempt = a_paid_payment()
    attempt.settles = False

    refunding.send_back(attempt.id, why)

    (refund,) = payments.refunds_of(attempt.payment_id)
    assert (refund.amount_minor, refund.attempt_id, refund.reason) == (12_500, attempt.id, why)
    assert [alarm.kind for alarm in alarms.open_alarms()] == [f"paid-{why}"]
    assert len(told(payments.MoneySentBack)) == 1
    refunding.record_refund(refund.id, said(refund))
    assert alarms.open_alarms() == []  # it is with its payer


def test_an_unpaid_attempt_gives_nothing_back() -> None:
    payment = a_payment()
    open_page(payment)

    with pytest.raises(payments.RefundIsTooMuch):
        payments.ask_refund(payment, 1, once="x", reason="late", attempt=payments.newest_attempt(payment.id))


@pytest.mark.parametrize("why", ["over", "short"])
def test_what_a_bank_brings_beside_the_sum_goes_back_without_an_alarm(why: str) -> None:
    _, attempt = a_paid_payment()
    attempt.settles = False

    refunding.send_back(attempt.id, why)

    assert alarms.open_alarms() == []
    assert [fact.why for fact in told(payments.MoneySentBack)] == [why]  # type: ignore[attr-defined]


def test_where_no_provider_gives_back_the_office_is_called_to_do_it() -> None:
    refund = asked(550)
    payment = payments.of_attempt(refund.attempt_id or 0)

    refunding.fail(payment, refund, trouble=refunding.BY_HAND)

    (alarm,) = alarms.open_alarms()
    assert (alarm.kind, alarm.subject, alarm.values) == ("refund-by-hand", f"refund:{refund.id}", {"riyals": "5.50"})


def test_a_try_is_taken_when_it_is_due_of_what_is_still_to_go() -> None:
    refund = asked()
    refund.next_try_at = clock.now() + timedelta(minutes=1)
    db.session.flush()
    early = refunding.claim_try(refund.id)
    refund.next_try_at, refund.state = clock.now(), "pending"
    db.session.flush()
    pending = refunding.claim_try(refund.id)
    refund.next_try_at, refund.state = clock.now(), "failed"
    db.session.flush()

    assert (early, pending, refunding.claim_try(refund.id)) == (False, True, False)


def test_the_first_try_is_remembered() -> None:
    refund = asked()
    first = clock.now()
    with clock.set_to(first):
        refunding.claim_try(refund.id)

    with clock.set_to(first + timedelta(hours=1)):
        refunding.claim_try(refund.id)
    db.session.refresh(refund)

    assert (refund.tried_at, refund.tries) == (first, 2)


def test_what_somebody_tried_to_give_back_elsewhere_and_failed_is_nothing() -> None:
    payment, attempt = a_paid_payment()

    refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "failed", 300, "SAR")])

    assert (payments.refunds_of(payment.id), alarms.open_alarms()) == ([], [])


def test_a_refund_of_ours_is_not_taken_for_another_of_the_same_payment() -> None:
    payment, attempt = a_paid_payment()
    first, second = asked(500, of=payment), asked(500, of=payment, once="parcel:2")

    refunding.record_refunds(attempt.id, [said(second)])

    assert [(one.state, one.provider_ref) for one in (first, second)] == [("asked", None), ("done", "back-1")]


def test_a_found_refund_that_comes_back_had_been_done_and_is_owed_to_nobody() -> None:
    payment, attempt = a_paid_payment()
    refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "done", 300, "SAR")])

    refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "failed", 300, "SAR")])

    (found,) = payments.refunds_of(payment.id)
    (fact,) = told(payments.RefundFailed)
    assert (found.state, fact.was_done, alarms.open_alarms()) == ("void", True, [])  # type: ignore[attr-defined]


def test_a_refund_of_what_has_no_attempt_is_of_the_payment() -> None:
    payment = a_payment(method="cash")
    payments.settle(payment)

    first = asked(12_000, of=payment)
    with pytest.raises(payments.RefundIsTooMuch):
        asked(501, of=payment, once="parcel:2")
    second = asked(500, of=payment, once="parcel:3")

    assert (first.attempt_id, second.attempt_id) == (None, None)


def test_news_of_a_done_refund_that_waits_again_changes_nothing() -> None:
    refund = asked()
    refunding.record_refund(refund.id, said(refund))

    refunding.record_refund(refund.id, said(refund, "pending", trouble="processing"))

    assert (refund.state, refund.trouble, refund.next_try_at) == ("done", "", None)


def test_a_found_refund_is_named_after_its_own_name_as_far_as_there_is_room() -> None:
    payment, attempt = a_paid_payment()

    refunding.record_refunds(attempt.id, [RefundSnapshot("r" * 110, "done", 300, "SAR")])

    (found,) = payments.refunds_of(payment.id)
    assert found.once == f"found:obedient:{'r' * 105}"


def test_the_first_refund_is_of_the_whole_sum_at_most() -> None:
    payment, _ = a_paid_payment(amount=500)

    with pytest.raises(payments.RefundIsTooMuch):
        asked(501, of=payment)
    assert asked(500, of=payment, once="parcel:2").state == "asked"


def test_whoever_holds_a_refund_sees_it_as_it_is_now() -> None:
    refund = asked()
    other = update(Refund).where(Refund.id == refund.id).values(state="pending")
    db.session.execute(other.execution_options(synchronize_session=False))

    assert refunding.locked_refund(refund.id)[1].state == "pending"
