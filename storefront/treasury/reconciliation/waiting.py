"""Where we know that the provider is ahead of us: refunds on their way to the payer, payments whose fee is not told yet."""

from collections.abc import Collection

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.treasury.payments import Attempt, Refund
from storefront.treasury.reconciliation.comparing import Waiting


def waiting(provider: str, refs: Collection[str]) -> Waiting:
    """What of these waits, by the provider's name for it."""
    refunds = (
        select(Refund.provider_ref, Refund.amount_minor)
        .join(Attempt, Attempt.id == Refund.attempt_id)
        .where(Attempt.provider == provider, Refund.state == "pending", Refund.provider_ref.in_(refs))
    )
    fees = select(Attempt.payment_ref).where(
        Attempt.provider == provider,
        Attempt.state == "paid",
        Attempt.fee_minor.is_(None),
        Attempt.payment_ref.in_(refs),
    )
    pending = {ref or "": minor for ref, minor in db.session.execute(refunds)}
    return Waiting(pending, frozenset(ref or "" for ref in db.session.scalars(fees)))
