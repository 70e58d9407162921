"""Attempts: one alive at a time, found again by a twin, ended for good, looked at after longer and longer pauses."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.gateways import Handle
from storefront.treasury.payments import Attempt, Payment, attempts
from tests.builders.money import a_payment

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 11, 24, 12, tzinfo=clock.RIYADH)


def opened(payment: Payment, *, after: int = 0) -> Attempt:
    return attempts.open_attempt(payment, live=False, after=after)


def a_handle(ref: str = "page-1") -> Handle:
    return Handle(ref, f"https://pay.example/{ref}", clock.now() + timedelta(minutes=31), live=False)


def test_the_first_attempt_carries_the_payment_and_a_key_of_its_own() -> None:
    payment = a_payment()

    attempt = opened(payment)

    assert (attempt.number, attempt.state, attempt.once) == (1, "new", f"{payment.reference}:1")
    assert (attempt.amount_minor, attempt.currency, attempt.provider) == (12_500, "SAR", "obedient")


def test_the_same_click_twice_finds_the_same_attempt() -> None:
    payment = a_payment()

    first, twin = opened(payment), opened(payment)
    attempts.redirect(payment, first, a_handle())

    assert opened(payment) is first is twin
    assert first.url == "https://pay.example/page-1"


def test_a_second_attempt_waits_until_the_first_has_ended() -> None:
    payment = a_payment()
    first = opened(payment)
    attempts.redirect(payment, first, a_handle())

    with pytest.raises(payments.PageIsAway):
        opened(payment, after=1)
    attempts.end(first, "expired")

    assert (opened(payment, after=1).number, first.url) == (2, "")


def test_the_database_itself_keeps_two_from_living() -> None:
    payment = a_payment()
    opened(payment)

    twin = Attempt(payment_id=payment.id, number=2, provider="obedient", once="other", amount_minor=1, currency="SAR")
    twin.live, twin.state, twin.created_at = False, "new", clock.now()

    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(twin)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [("processing", payments.PaymentIsBeingConfirmed), ("refused", payments.PaymentIsBeingChecked)],
)
def test_what_may_be_paid_already_is_not_tried_again(state: str, refusal: type[Exception]) -> None:
    payment = a_payment()
    opened(payment).state = state
    db.session.flush()

    with pytest.raises(refusal):
        opened(payment, after=1)


@pytest.mark.parametrize("state", ["settled", "expired", "cancelled"])
def test_what_is_over_is_not_tried_again(state: str) -> None:
    payment = a_payment()
    payment.state = state

    with pytest.raises(payments.PaymentIsPaid if state == "settled" else payments.PaymentIsClosed):
        opened(payment)


def test_nobody_begins_after_the_hold() -> None:
    payment = a_payment()

    with clock.set_to(clock.now() + timedelta(minutes=36)), pytest.raises(payments.PaymentIsClosed):
        opened(payment)


def test_goods_are_not_held_for_ever_by_trying() -> None:
    payment = a_payment()
    for number in range(8):
        attempts.end(opened(payment, after=number), "failed")

    with pytest.raises(payments.TooManyAttempts):
        opened(payment, after=8)


def test_the_goods_are_held_until_five_minutes_after_the_page_closes() -> None:
    payment = a_payment()
    with clock.set_to(clock.now() + timedelta(minutes=30)):
        attempt = opened(payment)
        handle = a_handle()
        attempts.redirect(payment, attempt, handle)

    assert payment.expires_at == handle.expires_at + timedelta(minutes=5)


def test_the_goods_are_held_from_the_moment_a_page_is_asked_for() -> None:
    payment = a_payment()
    later = clock.now() + timedelta(minutes=30)
    with clock.set_to(later):
        opened(payment)

    assert payment.expires_at == later + timedelta(minutes=31 + 5)


def test_a_page_that_stays_open_longer_holds_the_goods_longer() -> None:
    payment = a_payment()
    attempt = opened(payment)
    handle = replace(a_handle(), expires_at=clock.now() + timedelta(hours=2))

    assert attempts.redirect(payment, attempt, handle) is True

    assert (attempt.expires_at, payment.expires_at) == (handle.expires_at, handle.expires_at + timedelta(minutes=5))


@pytest.mark.parametrize("ended", ["payment", "attempt"])
def test_nobody_is_sent_to_a_page_that_opened_too_late(ended: str) -> None:
    payment = a_payment()
    attempt = opened(payment)
    if ended == "payment":
        payment.state = "settled"
    else:
        attempts.end(attempt, "abandoned")

    sent = attempts.redirect(payment, attempt, a_handle())

    assert (sent, attempt.url, attempt.session_ref) == (False, "", "page-1")
    assert list(payments.to_look_at()) == [attempt.id]


def test_an_ended_attempt_stays_as_it_ended() -> None:
    attempt = opened(a_payment())
    attempts.end(attempt, "expired", trouble="first")

    attempts.end(attempt, "failed", trouble="second")

    assert (attempt.state, attempt.trouble, attempt.next_look_at) == ("expired", "first", None)


def test_looks_come_after_longer_and_longer_pauses_and_one_worker_takes_each() -> None:
    attempt = opened(a_payment())
    now, pauses = clock.now(), []

    for _ in range(7):
        now = max(now, attempt.next_look_at or now)
        with clock.set_to(now):
            taken = [attempts.claim_look(attempt.id) for _ in range(2)]
        db.session.refresh(attempt)
        assert taken == [True, False]
        assert attempt.next_look_at is not None
        pauses.append((attempt.next_look_at - now).total_seconds() / 60)

    assert pauses == [1, 2, 5, 15, 60, 60, 60]


def test_a_page_of_which_nobody_heard_is_looked_for_a_few_times() -> None:
    attempt = opened(a_payment())
    known = []

    for looks in range(5):
        attempt.looks, attempt.next_look_at = looks, clock.now()
        known.append(attempts.note_found(attempt, None))

    assert (set(known), attempt.state, attempt.next_look_at) == ({False}, "abandoned", None)


def test_an_answer_that_came_after_all_is_not_undone_by_looking() -> None:
    payment = a_payment()
    attempt = opened(payment)
    attempts.redirect(payment, attempt, a_handle())

    assert attempts.note_found(attempt, None) is False
    assert (attempt.state, attempt.session_ref) == ("redirected", "page-1")


@pytest.mark.parametrize(
    ("attempt", "payment", "wanted"),
    [
        ("redirected", "open", True),
        ("processing", "open", True),
        ("paid", "settled", True),
        ("redirected", "settled", False),
        ("expired", "open", False),
    ],
)
def test_a_page_is_wanted_while_its_payment_waits_and_money_always(attempt: str, payment: str, wanted: bool) -> None:
    whole = a_payment()
    one = opened(whole)
    one.state, whole.state = attempt, payment
    db.session.flush()

    assert attempts.is_wanted(one) is wanted


@pytest.mark.parametrize(
    ("state", "seconds", "young"), [("new", 119, True), ("new", 120, False), ("redirected", 0, False)]
)
def test_an_attempt_is_young_for_two_minutes_or_until_its_page_is_there(state: str, seconds: int, young: bool) -> None:
    with clock.set_to(NOON):
        attempt = opened(a_payment())
    attempt.state = state

    with clock.set_to(NOON + timedelta(seconds=seconds)):
        assert attempts.is_young(attempt) is young


def test_the_last_moment_of_the_hold_is_too_late() -> None:
    payment = a_payment()
    assert payment.expires_at is not None

    with clock.set_to(payment.expires_at), pytest.raises(payments.PaymentIsClosed):
        opened(payment)
    with clock.set_to(payment.expires_at - timedelta(seconds=1)):
        assert opened(payment).state == "new"


def test_an_attempt_lasts_as_long_as_the_providers_page_and_is_first_looked_at_after_two_minutes() -> None:
    with clock.set_to(NOON):
        attempt = opened(a_payment())

    assert attempt.expires_at == NOON + timedelta(minutes=31)
    assert attempt.next_look_at == NOON + timedelta(minutes=2)


def test_after_about_six_days_nobody_looks_any_more() -> None:
    attempt, left = opened(a_payment()), []

    for looks in (149, 150):
        attempt.looks, attempt.next_look_at = looks, clock.now()
        db.session.flush()
        attempts.claim_look(attempt.id)
        db.session.refresh(attempt)
        left.append((attempt.looks, attempt.next_look_at is not None))

    assert left == [(150, True), (151, False)]


def test_a_page_nobody_heard_of_is_looked_for_four_times_with_pauses() -> None:
    with clock.set_to(NOON):
        attempt = opened(a_payment())
        attempt.looks = 3
        attempts.note_found(attempt, None)

    assert (attempt.trouble, attempt.ended_at, attempt.session_ref) == ("never opened", NOON, None)
    assert attempt.next_look_at == NOON + timedelta(minutes=2)


def test_a_page_that_is_found_is_known_and_can_be_closed() -> None:
    attempt = opened(a_payment())

    assert attempts.note_found(attempt, "page-7") is True
    assert (attempt.state, attempt.session_ref) == ("new", "page-7")


def test_money_without_a_page_is_an_attempt_of_its_own() -> None:
    payment = a_payment()
    first, stray = attempts.arrived(payment, 500), attempts.arrived(payment, 700, stray=True)

    assert [(one.number, one.amount_minor, one.state) for one in (first, stray)] == [(1, 500, "new"), (2, 700, "paid")]
    assert (first.once, first.payment_ref) == (f"{payment.reference}:1", f"{payment.reference}:1")
    assert (first.fee_minor, first.ended_at, stray.ended_at is not None) == (0, None, True)
    assert attempts.arrived(payment, 1, stray=True).number == 3


def test_money_without_a_page_is_seen_as_it_came() -> None:
    attempt = attempts.arrived(a_payment(), 500)

    seen = attempts.as_seen(attempt)

    assert (seen.state, seen.amount_minor, seen.currency, seen.reference) == ("paid", 500, "SAR", attempt.once)
    assert (seen.live, seen.payment_ref) == (attempt.live, attempt.payment_ref)


def test_what_stays_as_it_ended_keeps_its_reason_where_no_other_is_told() -> None:
    attempt = opened(a_payment())
    attempt.trouble = "declined:x"

    attempts.end(attempt, "expired")

    assert attempt.trouble == "declined:x"


def test_a_page_is_not_wanted_any_more_when_its_payment_ended_a_moment_ago() -> None:
    payment = a_payment()
    attempt = opened(payment)
    other = update(Payment).where(Payment.id == payment.id).values(state="cancelled")
    db.session.execute(other.execution_options(synchronize_session=False))

    assert attempts.is_wanted(attempt) is False


def test_whoever_reads_an_attempt_sees_it_as_it_is_now() -> None:
    attempt, other = opened(a_payment()), update(Attempt).values(trouble="news")
    seen = []
    for read in (
        attempts.read,
        lambda one: attempts.locked(one)[1],
        lambda one: attempts.of_payment(attempt.payment_id)[0],
    ):
        db.session.execute(other.execution_options(synchronize_session=False))
        seen.append(read(attempt.id).trouble)
        attempt.trouble = ""
        db.session.flush()

    assert seen == ["news"] * 3
