"""What becomes of money that payers sent by themselves: it pays what it is for as soon as it is enough; what is too much,
twice or too late goes back. Done under the payment's lock, as often as one likes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from storefront.kernel import calendars, clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import payments
from storefront.treasury.bank.facts import TransferIsShort
from storefront.treasury.bank.models import BankCredit
from storefront.treasury.payments import Payment

MORE_DAYS = 2  # working days a payer has to send what is missing


def allot(payment_id: int) -> None:
    """Uses the money that waits for a payment, as the payment stands now."""
    payment = payments.lock(payment_id)
    waiting = _waiting_for(payment_id)
    have = sum(credit.amount_minor for credit in waiting)
    if not have:
        return
    if payment.state == "settled":
        _send_back(payment, waiting, have, "twice")
    elif have >= payment.amount_minor:
        _pay(payment, waiting, have)
    elif payment.state == "open":
        _wait_for_the_rest(payment, waiting, payment.amount_minor - have)
    else:
        _send_back(payment, waiting, have, "short")


def _waiting_for(payment_id: int) -> Sequence[BankCredit]:
    statement = select(BankCredit).where(BankCredit.payment_id == payment_id, BankCredit.state == "waiting")
    return db.session.scalars(statement.order_by(BankCredit.id).execution_options(populate_existing=True)).all()


def _pay(payment: Payment, waiting: Sequence[BankCredit], have: int) -> None:
    """It is enough: the payment is paid, and what is over goes back."""
    attempt = payments.attempts.arrived(payment, payment.amount_minor)
    _use(waiting, attempt.id)
    payments.record(attempt.id, payments.attempts.as_seen(attempt))
    if have > payment.amount_minor:
        over = payments.attempts.arrived(payment, have - payment.amount_minor, stray=True)
        payments.send_back(over.id, "over")


def _send_back(payment: Payment, waiting: Sequence[BankCredit], have: int, why: str) -> None:
    """Nothing can be paid with it."""
    attempt = payments.attempts.arrived(payment, have, stray=True)
    _use(waiting, attempt.id)
    payments.send_back(attempt.id, why)


def _use(waiting: Sequence[BankCredit], attempt_id: int) -> None:
    for credit in waiting:
        credit.state, credit.attempt_id = "used", attempt_id
    db.session.flush()


def _wait_for_the_rest(payment: Payment, waiting: Sequence[BankCredit], missing_minor: int) -> None:
    """It is not enough yet: the payer learns what is missing and has some days more. Told once for each sum that came."""
    payments.hold_until(payment, clock.end_of_day(_days_more(clock.today())))
    tell(TransferIsShort(payment.id, payment.purpose, payment.subject_id, waiting[-1].id, missing_minor))


def _days_more(today: date) -> date:
    return calendars.working_days_after(today, MORE_DAYS)
