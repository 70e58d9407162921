"""Reading disputes."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury.disputes.models import Dispute
from storefront.treasury.payments import Attempt, Payment


def is_disputed(attempt_id: int) -> bool:
    """Whether a bank is looking into this money now; until it has decided nothing else is given back of it."""
    undecided = select(Dispute.id).where(Dispute.attempt_id == attempt_id, Dispute.state == "open")
    return db.session.scalar(undecided) is not None


def is_lost(attempt_id: int) -> bool:
    """Whether the bank has given this money back to the payer for good."""
    lost = select(Dispute.id).where(Dispute.attempt_id == attempt_id, Dispute.state == "lost")
    return db.session.scalar(lost) is not None


def of_attempt(attempt_id: int) -> Sequence[Dispute]:
    """What banks hold against an attempt, or held."""
    return db.session.scalars(select(Dispute).where(Dispute.attempt_id == attempt_id).order_by(Dispute.id)).all()


def get(dispute_id: int) -> Dispute:
    """A dispute; raises NotFound."""
    found = db.session.get(Dispute, dispute_id)
    if found is None:
        raise NotFound()
    return found


def attempt_of(dispute_id: int) -> int | None:
    """The attempt a dispute is about, if there is such a dispute."""
    return db.session.scalar(select(Dispute.attempt_id).where(Dispute.id == dispute_id))


def sums_about(purpose: str, subject_id: int) -> dict[str, int]:
    """Halalas of the disputes about what was paid for a thing, by how far they are; nothing where there never was one."""
    statement = (
        select(Dispute.state, func.sum(Dispute.amount_minor))
        .join(Attempt, Attempt.id == Dispute.attempt_id)
        .join(Payment, Payment.id == Attempt.payment_id)
        .where(Payment.purpose == purpose, Payment.subject_id == subject_id)
        .group_by(Dispute.state)
    )
    return {state: int(minor) for state, minor in db.session.execute(statement)}


def in_dispute(purpose: str, subject_ids: Sequence[int]) -> set[int]:
    """Of these things those whose payment a bank is looking into; their shares are not paid out meanwhile."""
    statement = (
        select(Payment.subject_id)
        .join(Attempt, Attempt.payment_id == Payment.id)
        .join(Dispute, Dispute.attempt_id == Attempt.id)
        .where(Payment.purpose == purpose, Payment.subject_id.in_(subject_ids), Dispute.state == "open")
    )
    return set(db.session.scalars(statement))
