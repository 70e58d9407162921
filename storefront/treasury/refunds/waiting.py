"""Refunds that nobody but the office can give: nobody was asked for them, and nobody failed."""

from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import payments
from storefront.treasury.payments import Payment, Refund
from storefront.treasury.refunds.facts import RefundWaitsForTransfer


def leave_to_the_office(payment: Payment, refund: Refund) -> None:
    """Somebody of the office is called to send the money; the try that was begun was none."""
    refund.state, refund.trouble, refund.next_try_at = "failed", payments.refunding.BY_HAND, None
    refund.tries = max(refund.tries - 1, 0)
    refund.tried_at = refund.tried_at if refund.tries else None
    db.session.flush()
    payments.refunding.call_office(refund)
    tell(RefundWaitsForTransfer(refund.id, payment.id, payment.gateway, refund.amount_minor))
