"""Payments: settled once, refused when late, never ended while somebody can still pay."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury import gateways, payments
from tests.builders.money import a_payment
from tests.builders.people import told
from tests.builders.trade import open_page

pytestmark = pytest.mark.usefixtures("app")


def test_a_card_payment_is_held_five_minutes_longer_than_its_page_and_cash_until_the_door() -> None:
    card, cash = a_payment(), a_payment(method="cash")

    assert card.expires_at == card.created_at + timedelta(minutes=31 + 5)
    assert cash.expires_at is None


def test_a_payment_keeps_the_name_of_whoever_served_its_method() -> None:
    payment = a_payment()

    gateways.METHODS["card"] = "another"

    assert (payment.gateway, payments.of_reference(payment.reference).gateway) == ("obedient", "obedient")


@pytest.mark.parametrize(("method", "amount"), [("transfer", 0), ("card", 199), ("card", 100_000_000)])
def test_what_nobody_takes_is_not_opened(method: str, amount: int) -> None:
    with pytest.raises(payments.MethodIsAway):
        a_payment(method=method, amount=amount)


def test_references_are_random_and_lead_back() -> None:
    made = [a_payment() for _ in range(10)]

    assert len({payment.reference for payment in made}) == 10
    assert {len(payment.reference) for payment in made} == {32}
    assert payments.of_reference(made[3].reference) is made[3]
    with pytest.raises(NotFound):
        payments.of_reference("somebody else's")


def test_cash_is_settled_once() -> None:
    payment = a_payment(method="cash")

    for _ in range(3):
        payments.settle(payment)

    assert (payment.state, len(told(payments.PaymentSettled))) == ("settled", 1)


def test_cash_is_settled_at_what_was_wanted_in_the_end_and_stays_so() -> None:
    payment = a_payment(method="cash")

    payments.settle(payment, amount_minor=700)
    payments.settle(payment)

    assert (payment.amount_minor, [fact.amount_minor for fact in told(payments.PaymentSettled)]) == (700, [700])


@pytest.mark.parametrize("end", [payments.expire, payments.cancel])
def test_money_that_comes_too_late_is_refused_at_the_door(end) -> None:  # type: ignore[no-untyped-def]
    payment = a_payment(method="cash")
    end(payment)

    with pytest.raises(payments.PaymentIsClosed):
        payments.settle(payment)

    assert told(payments.PaymentSettled) == []


def test_a_settled_payment_never_ends() -> None:
    payment = a_payment(method="cash")
    payments.settle(payment)

    ended = payments.expire(payment)
    payments.cancel(payment)

    assert (ended, payment.state, told(payments.PaymentExpired)) == (False, "settled", [])


def test_a_payment_whose_page_stands_open_does_not_end() -> None:
    payment = a_payment()
    open_page(payment)

    assert payments.expire(payment) is False
    assert (payment.state, told(payments.PaymentExpired)) == ("open", [])


@pytest.mark.parametrize(("by_payer", "state"), [(False, "expired"), (True, "cancelled")])
def test_whoever_waits_learns_of_the_end_once(by_payer: bool, state: str) -> None:
    payment = a_payment()

    ended = [payments.expire(payment, by_payer=by_payer) for _ in range(2)]

    assert (ended, payment.state, len(told(payments.PaymentExpired))) == ([True, False], state, 1)


def test_overdue_are_open_ones_whose_time_has_passed() -> None:
    late, settled, _cash = a_payment(), a_payment(), a_payment(method="cash")
    payments.settle(settled)

    with clock.set_to(clock.now() + timedelta(minutes=37)):
        assert [payment.id for payment in payments.overdue()] == [late.id]
    assert payments.overdue() == []


def test_a_hold_is_only_ever_made_longer() -> None:
    payment = a_payment()
    first = payment.expires_at
    assert first is not None

    payments.hold_until(payment, first - timedelta(minutes=5))
    kept = payment.expires_at
    payments.hold_until(payment, first + timedelta(minutes=5))

    assert (kept, payment.expires_at) == (first, first + timedelta(minutes=5))


def test_the_newest_payment_of_a_thing_counts() -> None:
    a_payment(subject=7)
    newest = a_payment(subject=7)

    assert payments.find_for("something", 7) is newest
    assert payments.find_for("something", 8) is None


def test_unless_its_payer_gives_it_up_a_payment_runs_out_of_time() -> None:
    payment = a_payment()

    payments.expire(payment)

    assert (payment.state, payment.ended_at is not None) == ("expired", True)


def test_whoever_holds_a_payment_sees_it_as_it_is_now() -> None:
    payment = a_payment()
    other = update(payments.Payment).where(payments.Payment.id == payment.id).values(state="cancelled")
    db.session.execute(other.execution_options(synchronize_session=False))

    assert payments.lock(payment.id).state == "cancelled"
