"""Money that was to go back and had gone already: somebody gave it back in the provider's own office, and nobody has said
yet for what. It is not asked for as well; as much of the refund waits, as one of its own, until the office has said so."""

from sqlalchemy import or_, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.payments import Payment, Refund
from storefront.treasury.refunds.parts import begin_anew, part_of

OVERLAPS = payments.refunding.OVERLAPS


def ask_what_is_left(
    payment: Payment, amount_minor: int, *, once: str, reason: str, way: str = "provider", subject: str = ""
) -> None:
    """Money is to go back (halalas) because people called something off (`subject`, where `once` names only a part of it), and
    nothing stands in their way: what found refunds account for is left to the office. Raises RefundIsTooMuch for what went
    back in no such way."""
    payment = payments.lock(payment.id)
    if db.session.scalar(select(Refund.id).where(or_(Refund.once == once, Refund.once.startswith(f"{once}:")))):
        return
    attempt = payments.refunding.settling(payment.id)
    overlaps = _overlaps(payment.id, amount_minor - max(0, payments.refunding.left_of(payment, attempt)))
    asked = amount_minor - sum(overlaps)
    if asked:
        payments.ask_refund(payment, asked, once=once, reason=reason, way=way).subject = subject or once
    for number, part in enumerate(overlaps):
        refund = Refund(
            payment_id=payment.id,
            attempt_id=attempt.id if attempt else None,
            once=f"{once}:overlap:{number}",
            subject=subject or once,
            amount_minor=part,
            reason=reason,
            state="failed",
            created_at=clock.now(),
        )
        db.session.add(refund)
        _leave_to_the_office(refund)


def set_overlaps_apart(payment: Payment, refund: Refund) -> bool:
    """The same of a refund that was asked for before anybody knew, and that its provider refused: what is left of it is
    asked for anew. False where found refunds account for none of it, or for all."""
    attempt = payments.attempts.read(refund.attempt_id) if refund.attempt_id else None
    left = payments.refunding.left_of(payment, attempt) + refund.amount_minor  # it counts among what goes back
    overlaps = _overlaps(payment.id, refund.amount_minor - max(0, left))
    if not 0 < sum(overlaps) < refund.amount_minor:
        return False
    for part in overlaps:
        apart = part_of(payment, refund, part)
        apart.state = "failed"
        _leave_to_the_office(apart)
    begin_anew(refund)
    return True


def _overlaps(payment_id: int, missing_minor: int) -> list[int]:
    """What is missing of a sum as far as found refunds account for it: in their own sums, so that each can stand for its
    own."""
    found = (Refund.payment_id == payment_id, Refund.state == "unattributed")
    parts: list[int] = []
    for amount in db.session.scalars(select(Refund.amount_minor).where(*found).order_by(Refund.id)):
        part = min(amount, missing_minor - sum(parts))
        parts += [part] if part > 0 else []
    return parts


def _leave_to_the_office(refund: Refund) -> None:
    refund.trouble = OVERLAPS
    db.session.flush()
    payments.refunding.call_office(refund)
