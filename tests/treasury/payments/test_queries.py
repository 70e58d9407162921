"""Reading payments: by reference, for a thing, what is overdue, what is to go back."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.treasury import payments
from storefront.treasury.payments import Payment
from tests.builders.money import a_paid_payment
from tests.builders.trade import carry_out

pytestmark = pytest.mark.usefixtures("app")


def opened(subject_id: int = 1, *, method: str = "card") -> Payment:
    return payments.open_payment(purpose="order", subject_id=subject_id, method=method, amount_minor=5000)


def test_a_payment_is_found_by_its_reference_alone() -> None:
    payment = opened()

    assert payments.of_reference(payment.reference).id == payment.id
    for other in ("", "x", payment.reference.lower() + "x", str(payment.id)):
        with pytest.raises(NotFound):
            payments.of_reference(other)


def test_the_newest_payment_for_a_thing_counts() -> None:
    first, second, other = opened(1), opened(1), opened(2)

    found = payments.find_for("order", 1)

    assert found is not None
    assert found.id == second.id > first.id
    assert payments.find_for("order", 2) == other
    assert payments.find_for("parcel", 1) is None


def test_what_is_open_past_its_time_is_overdue() -> None:
    late, paid, cash = opened(1), opened(2), opened(3, method="cash")
    payments.settle(paid)
    now = [payment.id for payment in payments.overdue()]

    with clock.set_to(clock.now() + timedelta(days=2)):
        later = [payment.id for payment in payments.overdue()]
        few = payments.overdue(limit=0)

    assert (now, later, list(few)) == ([], [late.id], [])
    assert cash.expires_at is None


def test_refunds_are_to_do_until_they_are_done() -> None:
    payment, _ = a_paid_payment()
    first = payments.ask_refund(payment, 1000, once="a", reason="declined")
    second = payments.ask_refund(payment, 500, once="b", reason="returned")
    carry_out(first)

    assert [refund.id for refund in payments.refunds_to_do()] == [second.id]
    assert [refund.id for refund in payments.refunds_of(payment.id)] == [first.id, second.id]
    assert list(payments.refunds_of(999)) == []


def test_the_attempt_behind_a_refund_is_found_with_its_payment() -> None:
    payment, attempt = a_paid_payment()
    refund = payments.ask_refund(payment, 1000, once="a", reason="declined")

    assert payments.attempt_of_refund(refund.id) == attempt.id
    assert payments.whole_attempt(attempt.id) == (attempt, payment)
    assert (payments.attempt_of_refund(999), payments.whole_attempt(999)) == (None, None)
