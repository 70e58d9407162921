"""Refunds that go another way than they were asked for: in parts, or once more."""

from sqlalchemy import func, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import payments
from storefront.treasury.payments import Payment, Refund, RefundFailed


def part_of(payment: Payment, refund: Refund, amount_minor: int) -> Refund:
    """Makes a refund of its own of so many halalas of a refund that is not on its way: they go another way. The rest is
    asked for under a name of its own, since a provider that heard the old one heard another sum."""
    refund.amount_minor, refund.again = refund.amount_minor - amount_minor, refund.again + 1
    number = db.session.scalar(select(func.count(Refund.id)).where(Refund.payment_id == payment.id))
    part = Refund(
        payment_id=payment.id,
        attempt_id=refund.attempt_id,
        once=f"{refund.subject}:part:{number}",
        subject=refund.subject,
        amount_minor=amount_minor,
        reason=refund.reason,
        state=refund.state,
        created_at=clock.now(),
    )
    db.session.add(part)
    db.session.flush()
    return part


def owe_again(payment: Payment, refund: Refund) -> None:
    """A bank that had given this to the payer took it from them again: the provider is to give it back."""
    payments.REFUND.check(refund.state, "asked")
    way, refund.way = refund.way, "provider"
    db.session.flush()
    tell(RefundFailed(refund.id, payment.id, payment.gateway, refund.amount_minor, was_done=True, way=way))
    begin_anew(refund)


def begin_anew(refund: Refund) -> None:
    """It is asked for under a name that no provider has heard."""
    refund.state, refund.trouble, refund.provider_ref, refund.done_at = "asked", "", None, None
    refund.again, refund.tries, refund.tried_at, refund.next_try_at = refund.again + 1, 0, None, clock.now()
    db.session.flush()
