"""Payments: settled once, refused when late, given back never beyond what was paid."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.kernel import clock, facts
from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.payments.models import GatewayEvent

pytestmark = pytest.mark.usefixtures("app")


def a_payment(*, amount: int = 12_500, gateway: str = "pretend", subject: int = 1) -> payments.Payment:
    return payments.open_payment(purpose="something", subject_id=subject, gateway=gateway, amount_minor=amount)


def told(kind: type[facts.Fact]) -> list[facts.Fact]:
    return [fact for fact in db.session.info.get("facts", []) if isinstance(fact, kind)]


def test_a_card_payment_stays_open_for_half_an_hour_and_cash_until_the_door() -> None:
    card, cash = a_payment(), a_payment(gateway="cash")

    assert card.expires_at == card.created_at + timedelta(minutes=30)
    assert cash.expires_at is None


def test_references_are_random() -> None:
    assert len({a_payment().reference for _ in range(10)}) == 10
    assert len(a_payment().reference) >= 32


def test_a_gateway_that_repeats_itself_is_heard_once() -> None:
    payment = a_payment()

    heard = [payments.receive("pretend", "event-1", "paid", {}, payment) for _ in range(5)]

    assert heard == [True, False, False, False, False]
    assert (payment.state, payment.gateway_reference) == ("settled", "event-1")
    assert len(told(payments.PaymentSettled)) == 1


def test_two_events_settle_once() -> None:
    payment = a_payment()

    payments.receive("pretend", "event-1", "paid", {}, payment)
    payments.receive("pretend", "event-2", "paid", {}, payment)

    assert (payment.gateway_reference, len(told(payments.PaymentSettled))) == ("event-1", 1)
    assert db.session.query(GatewayEvent).count() == 2


def test_a_declined_card_may_be_tried_again() -> None:
    payment = a_payment()

    payments.receive("pretend", "event-1", "failed", {}, payment)
    still_open = payment.state
    payments.receive("pretend", "event-2", "paid", {}, payment)

    assert (still_open, payment.state) == ("open", "settled")


@pytest.mark.parametrize("end", [payments.expire, payments.cancel])
def test_money_that_comes_too_late_is_refused(end) -> None:  # type: ignore[no-untyped-def]
    payment = a_payment()
    end(payment)

    with pytest.raises(payments.PaymentIsClosed):
        payments.receive("pretend", "event-1", "paid", {}, payment)

    assert told(payments.PaymentSettled) == []


def test_a_settled_payment_never_expires() -> None:
    payment = a_payment()
    payments.settle(payment)

    payments.expire(payment)
    payments.cancel(payment)

    assert payment.state == "settled"
    assert told(payments.PaymentExpired) == []


def test_overdue_are_open_ones_whose_time_has_passed() -> None:
    late, settled, _cash = a_payment(), a_payment(), a_payment(gateway="cash")
    payments.settle(settled)

    with clock.set_to(clock.now() + timedelta(minutes=31)):
        assert [payment.id for payment in payments.overdue()] == [late.id]
    assert payments.overdue() == []


def test_the_newest_payment_of_a_thing_counts() -> None:
    a_payment(subject=7)
    newest = a_payment(subject=7)

    assert payments.find_for("something", 7) is newest
    assert payments.find_for("something", 8) is None


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**6), max_size=6))
def test_never_more_goes_back_than_came(paid: int, wishes: list[int]) -> None:
    payment = a_payment(amount=paid)
    payments.settle(payment)

    for number, wish in enumerate(wishes):
        try:
            payments.ask_refund(payment, wish, once=f"{payment.id}:{number}", reason="returned")
        except payments.RefundIsTooMuch:
            assert sum(refund.amount_minor for refund in payments.refunds_of(payment.id)) + wish > paid

    assert sum(refund.amount_minor for refund in payments.refunds_of(payment.id)) <= paid


def test_one_reason_is_one_refund() -> None:
    payment = a_payment(amount=100)
    payments.settle(payment)

    refunds = {payments.ask_refund(payment, 60, once="parcel:1", reason="cancelled").id for _ in range(2)}

    assert len(refunds) == 1


@pytest.mark.parametrize("end", [None, payments.expire, payments.cancel])
def test_what_was_never_paid_cannot_go_back(end) -> None:  # type: ignore[no-untyped-def]
    payment = a_payment()
    if end:
        end(payment)

    with pytest.raises(payments.RefundIsTooMuch):
        payments.ask_refund(payment, 1, once="parcel:1", reason="cancelled")


def test_a_refund_is_carried_out_once() -> None:
    payment = a_payment()
    payments.settle(payment)
    refund = payments.ask_refund(payment, 500, once="parcel:1", reason="cancelled")

    for _ in range(2):
        payments.carry_out(refund)

    assert (refund.state, len(told(payments.RefundDone)), payments.refunds_to_do()) == ("done", 1, [])
