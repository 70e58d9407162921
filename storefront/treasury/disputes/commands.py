"""Disputes: what a payer's bank took, gave back or kept, as the provider tells it."""

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import alarms, payments
from storefront.treasury.disputes.facts import DisputeLost, DisputeOpened, DisputeWon
from storefront.treasury.disputes.models import Dispute
from storefront.treasury.disputes.states import DISPUTE
from storefront.treasury.gateways import DisputeSnapshot
from storefront.treasury.payments import Attempt, Payment

DECIDED = ("won", "lost", "closed")


def record(attempt_id: int, seen: list[DisputeSnapshot]) -> None:
    """Takes in what a provider says of the disputes of an attempt, but for those in another currency."""
    attempt = db.session.get_one(Attempt, attempt_id)
    payment = payments.lock(attempt.payment_id)
    for one in seen:
        if not payments.attempts.is_other_money(attempt, one.currency):
            _record(payment, attempt, one)


def _record(payment: Payment, attempt: Attempt, seen: DisputeSnapshot) -> None:
    dispute = _row(attempt, seen)
    if not DISPUTE.allows(dispute.state, seen.state):
        return
    if seen.state == "open" or (seen.state in ("won", "lost") and dispute.state in ("inquiry", "won")):
        _open(payment, dispute, seen)
    about = f"dispute:{dispute.id}"
    if seen.state in DECIDED:
        alarms.end(about, "dispute-opened")  # no proof is wanted any more
    if seen.state == "won":
        dispute.laid_minor = 0
        alarms.end(about, "dispute-lost")
        tell(DisputeWon(dispute.id, payment.id, payment.gateway, dispute.amount_minor, dispute.turns, attempt.id))
    elif seen.state == "lost":
        alarms.raise_alarm("dispute-lost", about)
        tell(DisputeLost(dispute.id, payment.id, payment.gateway, dispute.amount_minor, attempt.id))
    dispute.state = seen.state
    dispute.closed_at = clock.now() if seen.state in DECIDED else None
    db.session.flush()


def end_call(dispute: Dispute) -> None:
    """Somebody bears all of what a bank kept: there is nothing left to decide."""
    alarms.end(f"dispute:{dispute.id}", "dispute-lost")


def lay(dispute: Dispute, amount_minor: int) -> None:
    """Somebody was said to bear so many halalas of what a bank kept."""
    dispute.laid_minor += amount_minor
    db.session.flush()


def _row(attempt: Attempt, seen: DisputeSnapshot) -> Dispute:
    known = db.session.scalar(
        select(Dispute).where(Dispute.provider == attempt.provider, Dispute.provider_ref == seen.ref)
    )
    if known:
        return known
    dispute = Dispute(
        attempt_id=attempt.id,
        provider=attempt.provider,
        provider_ref=seen.ref,
        state="inquiry",
        turns=0,
        reason=seen.reason[:40],
        amount_minor=seen.amount_minor,
        fee_minor=0,
        currency=seen.currency,
        due_by=seen.due_by,
        opened_at=clock.now(),
    )
    db.session.add(dispute)
    db.session.flush()
    due = seen.due_by.date().isoformat() if seen.due_by else "—"
    alarms.raise_alarm("dispute-opened", f"dispute:{dispute.id}", due=due)
    return dispute


def _open(payment: Payment, dispute: Dispute, seen: DisputeSnapshot) -> None:
    """The bank has taken the money, and for its trouble a fee."""
    dispute.turns += 1
    fee = seen.fee_minor - dispute.fee_minor
    dispute.fee_minor, dispute.amount_minor = seen.fee_minor, seen.amount_minor
    db.session.flush()
    tell(DisputeOpened(dispute.id, payment.id, payment.gateway, seen.amount_minor, fee, dispute.turns))
