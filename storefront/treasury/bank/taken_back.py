"""What the bank takes out of the account again after it had paid: money that went back as what a provider gives back in its own
office, and nobody knows yet for what."""

from sqlalchemy import select

from storefront.kernel import clock, money
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import alarms, payments
from storefront.treasury.payments import Refund

REASON, WAY = "taken_back", "bank"
FOUND = ("found", REASON)  # why money went back that nobody of ours had asked for


def find_taken_back(attempt_id: int, amount_minor: int, *, name: str) -> None:
    """So many halalas that an attempt had brought are gone; under one name, which is the bank's for them, that is found once."""
    payment, attempt = payments.attempts.locked(attempt_id)
    once = f"found:{attempt.provider}:{name}"[:120]
    if db.session.scalar(select(Refund.id).where(Refund.once == once)):
        return
    found = Refund(
        payment_id=payment.id,
        attempt_id=attempt.id,
        once=once,
        amount_minor=amount_minor,
        reason=REASON,
        state="unattributed",
        way=WAY,
        created_at=clock.now(),
    )
    db.session.add(found)
    db.session.flush()
    alarms.raise_alarm("transfer-taken-back", f"refund:{found.id}", riyals=money.plain(amount_minor))
    tell(payments.RefundFound(found.id, payment.id, attempt.provider, amount_minor))
