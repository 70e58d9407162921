"""Payments: opened, settled once, expired or cancelled. Nothing here talks to a provider; conversations do."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.treasury import gateways
from storefront.treasury.payments.facts import PaymentExpired, PaymentSettled
from storefront.treasury.payments.models import Attempt, Payment
from storefront.treasury.payments.refusals import MethodIsAway, PaymentIsClosed
from storefront.treasury.payments.states import LIVING

GRACE = timedelta(minutes=5)  # goods are held so much longer than a page of the provider stays open


def open_payment(*, purpose: str, subject_id: int, method: str, amount_minor: int, code: str = "") -> Payment:
    """A sum in halalas to be paid for one thing, through whoever serves the method today; `code` is what its payer may
    write beside the money. Raises MethodIsAway."""
    if not gateways.offers(method, amount_minor):
        raise MethodIsAway()
    provider, now = gateways.METHODS[method], clock.now()
    payment = Payment(
        reference=secrets.token_urlsafe(24),
        code=code,
        purpose=purpose,
        subject_id=subject_id,
        gateway=provider,
        amount_minor=amount_minor,
        currency=SAR,
        state="open",
        created_at=now,
        expires_at=gateways.time_to_pay(provider, now) + GRACE if gateways.pays_ahead(method) else None,
    )
    db.session.add(payment)
    db.session.flush()
    return payment


def lock(payment_id: int) -> Payment:
    """The payment as it is now, held for this unit of work. Whatever belongs to a payment is changed under this lock, so
    that of several who learn the same news one books it."""
    statement = select(Payment).where(Payment.id == payment_id).with_for_update()
    return db.session.scalars(statement.execution_options(populate_existing=True)).one()


def settle(payment: Payment, *, amount_minor: int | None = None) -> None:
    """The sum has come in, or as much of it (halalas) as was wanted in the end. Once only: a second call changes nothing.
    Raises PaymentIsClosed when it cannot be taken."""
    wanted = payment.amount_minor if amount_minor is None else amount_minor
    if _end(payment, "settled", settled_at=clock.now(), amount_minor=wanted):
        tell(PaymentSettled(payment.id, payment.purpose, payment.subject_id, payment.gateway, payment.amount_minor))
    elif payment.state != "settled":
        raise PaymentIsClosed()


def expire(payment: Payment, *, by_payer: bool = False) -> bool:
    """The time to pay is over, or its payer gives it up; whoever waits for it learns of it. False for a payment that came
    in meanwhile, and for one that can still be paid somewhere: its page must be closed first."""
    if _has_living(payment.id) or not _end(payment, "cancelled" if by_payer else "expired", ended_at=clock.now()):
        return False
    tell(PaymentExpired(payment.id, payment.purpose, payment.subject_id))
    return True


def cancel(payment: Payment) -> None:
    """The money is not wanted any more, because the thing is called off; for what is paid at the door."""
    _end(payment, "cancelled", ended_at=clock.now())


def hold_until(payment: Payment, moment: datetime) -> None:
    """Keeps what the payment is for at least so long."""
    if payment.expires_at is None or payment.expires_at < moment:
        payment.expires_at = moment
        db.session.flush()


def _has_living(payment_id: int) -> bool:
    living = select(Attempt.id).where(Attempt.payment_id == payment_id, Attempt.state.in_(LIVING))
    return db.session.scalar(living) is not None


def _end(payment: Payment, state: str, **values: Any) -> bool:
    """Moves an open payment on by a guarded statement, so that of two at the same moment only one succeeds."""
    moved = db.session.execute(
        update(Payment)
        .where(Payment.id == payment.id, Payment.state == "open")
        .values(state=state, **values)
        .returning(Payment.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(payment)
    return moved is not None
