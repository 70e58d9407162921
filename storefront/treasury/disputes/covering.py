"""What a bank kept for its payer counts as given back: of whatever is to go back of the same money, that part is done with
and the provider is asked for the rest alone."""

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.treasury import payments, refunds
from storefront.treasury.disputes.models import Dispute
from storefront.treasury.payments import Attempt, Payment, Refund

BY_BANK = "dispute"  # the way of what a bank gave
ELSEWHERE = (payments.refunding.DIFFERS, payments.refunding.OVERLAPS)  # the payer may have it: a person looks


def leave_to_the_bank(attempt_id: int) -> None:
    """A dispute was lost: what is still to go back of its money is given by the bank, as far as it kept so much. What the
    provider may have been asked for already is left to the worker, who looks there first."""
    waiting = (Refund.state == "asked") & (Refund.tries == 0)
    owed = waiting | ((Refund.state == "failed") & Refund.trouble.not_in(ELSEWHERE))
    for refund_id in db.session.scalars(select(Refund.id).where(Refund.attempt_id == attempt_id, owed)).all():
        cover(*payments.refunding.locked_refund(refund_id))


def take_from_the_bank(attempt_id: int) -> None:
    """A bank gave back what it had kept, and its payer has it no more: what it stood for is to go back to them again."""
    by_bank = (Refund.attempt_id == attempt_id, Refund.way == BY_BANK, Refund.state == "done")
    for refund_id in db.session.scalars(select(Refund.id).where(*by_bank)).all():
        refunds.owe_again(*payments.refunding.locked_refund(refund_id))


def cover(payment: Payment, refund: Refund) -> None:
    """Settles what a bank has given of a refund that no provider was asked for, or that failed: all of it, or a part that
    becomes a refund of its own. Whoever holds the payment's lock."""
    part = min(refund.amount_minor, _given(refund)) if refund.attempt_id else 0
    if part <= 0:
        return
    by_bank = refund if part == refund.amount_minor else refunds.part_of(payment, refund, part)
    payments.refunding.be_done(payment, by_bank, way=BY_BANK)


def _given(refund: Refund) -> int:
    """Halalas of a refund that its payer has from the bank: what nobody was said to bear yet; and in any case whatever the
    provider does not hold any more."""
    attempt = db.session.get_one(Attempt, refund.attempt_id)
    kept, laid = _kept(attempt.id)
    used = covered(attempt.id)
    going = (Refund.attempt_id == attempt.id, Refund.state.in_(payments.GOING), Refund.way != BY_BANK)
    others = select(func.sum(Refund.amount_minor)).where(*going, Refund.id != refund.id)
    gone = int(db.session.scalar(others) or 0)
    beyond = refund.amount_minor - (attempt.amount_minor - gone - kept)
    return min(kept - used, max(kept - laid - used, beyond))


def _kept(attempt_id: int) -> tuple[int, int]:
    """What banks kept of an attempt for good, and how much of that is on somebody by now (halalas)."""
    sums = select(func.sum(Dispute.amount_minor), func.sum(Dispute.laid_minor))
    kept, laid = db.session.execute(sums.where(Dispute.attempt_id == attempt_id, Dispute.state == "lost")).one()
    return int(kept or 0), int(laid or 0)


def covered(attempt_id: int) -> int:
    """Halalas that were to go back of an attempt and that its payer's bank has given them instead."""
    by_bank = (Refund.attempt_id == attempt_id, Refund.way == BY_BANK, Refund.state == "done")
    return int(db.session.scalar(select(func.sum(Refund.amount_minor)).where(*by_bank)) or 0)
