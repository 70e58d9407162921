"""Payments: opened, settled once, expired or cancelled; refunds asked for here and carried out by the worker."""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.treasury.payments.facts import PaymentExpired, PaymentSettled, RefundDone
from storefront.treasury.payments.gateways import GATEWAYS
from storefront.treasury.payments.models import GatewayEvent, Payment, Refund
from storefront.treasury.payments.refusals import PaymentIsClosed, RefundIsTooMuch


def open_payment(*, purpose: str, subject_id: int, gateway: str, amount_minor: int) -> Payment:
    """A sum in halalas to be paid for one thing; how long it stays open is the gateway's affair."""
    minutes = GATEWAYS[gateway].minutes_to_pay
    now = clock.now()
    payment = Payment(
        reference=secrets.token_urlsafe(24),
        purpose=purpose,
        subject_id=subject_id,
        gateway=gateway,
        amount_minor=amount_minor,
        currency=SAR,
        state="open",
        created_at=now,
        expires_at=now + timedelta(minutes=minutes) if minutes else None,
    )
    db.session.add(payment)
    db.session.flush()
    return payment


def receive(gateway: str, event_id: str, kind: str, body: dict[str, Any], payment: Payment) -> bool:
    """What a gateway says of a payment ("paid" or "failed"), once per event id. False when it was heard before.

    Raises PaymentIsClosed when money arrives for a payment that has expired.
    """
    event = GatewayEvent(
        gateway=gateway, event_id=event_id, kind=kind, body=body, outcome="taken", received_at=clock.now()
    )
    try:
        with db.session.begin_nested():
            db.session.add(event)
    except IntegrityError:
        return False
    if kind == "paid":
        settle(payment, gateway_reference=event_id)
    return True


def settle(payment: Payment, *, gateway_reference: str | None = None) -> None:
    """The sum has come in. Once only: a second call changes nothing. Raises PaymentIsClosed when it cannot be taken."""
    now = clock.now()
    if _move(payment, "settled", settled_at=now, gateway_reference=gateway_reference):
        tell(PaymentSettled(payment.id, payment.purpose, payment.subject_id, payment.gateway, payment.amount_minor))
    elif payment.state != "settled":
        raise PaymentIsClosed()


def expire(payment: Payment) -> None:
    """The time to pay is over; whoever waits for it learns of it. A payment that came in meanwhile stays."""
    if _move(payment, "expired", ended_at=clock.now()):
        tell(PaymentExpired(payment.id, payment.purpose, payment.subject_id))


def cancel(payment: Payment) -> None:
    """The money is not wanted any more, because the thing is called off."""
    _move(payment, "cancelled", ended_at=clock.now())


def _move(payment: Payment, state: str, **values: Any) -> bool:
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


def ask_refund(payment: Payment, amount_minor: int, *, once: str, reason: str) -> Refund:
    """Money is to go back (halalas); `once` names why, so that it is asked once. Raises RefundIsTooMuch."""
    known = db.session.scalar(select(Refund).where(Refund.once == once))
    if known:
        return known
    db.session.execute(select(Payment.id).where(Payment.id == payment.id).with_for_update())
    asked = db.session.scalar(select(func.sum(Refund.amount_minor)).where(Refund.payment_id == payment.id)) or 0
    if payment.state != "settled" or asked + amount_minor > payment.amount_minor:
        raise RefundIsTooMuch()
    refund = Refund(
        payment_id=payment.id,
        once=once,
        amount_minor=amount_minor,
        reason=reason,
        state="asked",
        created_at=clock.now(),
    )
    db.session.add(refund)
    db.session.flush()
    return refund


def carry_out(refund: Refund) -> None:
    """Lets the gateway give the money back; for the worker. Doing it again gives nothing twice."""
    payment = db.session.get_one(Payment, refund.payment_id)
    if refund.state == "done":
        return
    if GATEWAYS[payment.gateway].refund(payment.gateway_reference, refund.amount_minor, refund.once):
        refund.state, refund.done_at = "done", clock.now()
        tell(RefundDone(refund.id, payment.id, payment.gateway, refund.amount_minor))
