"""Attempts: one alive at a time, found again by a twin, ended for good, looked at after longer and longer pauses."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.gateways import Handle
from storefront.treasury.payments import Attempt, Payment, attempts
from tests.builders.money import a_payment

pytestmark = pytest.mark.usefixtures("app")


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
    for number in range(attempts.MOST_ATTEMPTS):
        attempts.end(opened(payment, after=number), "failed")

    with pytest.raises(payments.TooManyAttempts):
        opened(payment, after=attempts.MOST_ATTEMPTS)


def test_the_goods_are_held_until_five_minutes_after_the_page_closes() -> None:
    payment = a_payment()
    with clock.set_to(clock.now() + timedelta(minutes=30)):
        attempt = opened(payment)
        handle = a_handle()
        attempts.redirect(payment, attempt, handle)

    assert payment.expires_at == handle.expires_at + timedelta(minutes=5)


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

    for looks in range(attempts.ENOUGH_LOOKS + 1):
        attempt.looks, attempt.next_look_at = looks, clock.now()
        known.append(attempts.note_found(attempt, None))

    assert (set(known), attempt.state, attempt.next_look_at) == ({False}, "abandoned", None)


def test_an_answer_that_came_after_all_is_not_undone_by_looking() -> None:
    payment = a_payment()
    attempt = opened(payment)
    attempts.redirect(payment, attempt, a_handle())

    assert attempts.note_found(attempt, None) is False
    assert (attempt.state, attempt.session_ref) == ("redirected", "page-1")
