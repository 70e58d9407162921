"""What a bank kept for its payer counts as given back: of whatever is to go back of the same money, that part is done with
and the provider is asked for the rest alone."""

from dataclasses import dataclass

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.treasury import payments, refunds
from storefront.treasury.disputes.models import Dispute
from storefront.treasury.disputes.queries import is_lost
from storefront.treasury.payments import Attempt, Payment, Refund

BY_BANK = "dispute"  # the way of what a bank gave
ELSEWHERE = (payments.refunding.DIFFERS, payments.refunding.OVERLAPS)  # the payer may have it: a person looks


@dataclass(frozen=True)
class Kept:
    """What banks kept of an attempt for good, in halalas: of how much, what of it somebody was said to bear, what of it stands
    for a refund, and what goes back beside it, or went."""

    paid_minor: int
    kept_minor: int
    laid_minor: int
    used_minor: int
    going_minor: int

    def part_of(self, minor: int) -> int:
        """Halalas of a sum that is to go back that its payer has from the bank: what nobody was said to bear yet; and in any
        case whatever the provider does not hold any more."""
        free = self.kept_minor - self.used_minor
        beyond = minor - (self.paid_minor - self.going_minor - self.kept_minor)
        return max(0, min(minor, free, max(free - self.laid_minor, beyond)))


def leave_to_the_bank(attempt_id: int) -> None:
    """A bank has decided: what is still to go back of this money is given by it, as far as it kept so much. What the
    provider may have been asked for already is left to the worker, who looks there first."""
    waiting = (Refund.state == "asked") & (Refund.tries == 0)
    owed = waiting | ((Refund.state == "failed") & Refund.trouble.not_in(ELSEWHERE))
    for refund_id in db.session.scalars(select(Refund.id).where(Refund.attempt_id == attempt_id, owed)).all():
        cover(*payments.refunding.locked_refund(refund_id))


def give_back(
    payment: Payment, amount_minor: int, *, once: str, reason: str, way: str = "provider", subject: str = ""
) -> None:
    """Money is to go back (halalas) because people called something off (`subject`, where `once` names only a part of it); what
    its payer has from a bank is done with at once, so that everybody reads the same of it. Raises RefundIsTooMuch for what
    went back in no such way."""
    refunds.ask_what_is_left(payment, amount_minor, once=once, reason=reason, way=way, subject=subject)
    attempt_id = payments.settling_attempt(payment.id)
    if attempt_id and is_lost(attempt_id):
        leave_to_the_bank(attempt_id)


def take_from_the_bank(attempt_id: int) -> None:
    """A bank gave back what it had kept, and its payer has it no more: what it stood for is to go back to them again."""
    by_bank = (Refund.attempt_id == attempt_id, Refund.way == BY_BANK, Refund.state == "done")
    for refund_id in db.session.scalars(select(Refund.id).where(*by_bank)).all():
        refunds.owe_again(*payments.refunding.locked_refund(refund_id))


def cover(payment: Payment, refund: Refund) -> None:
    """Settles what a bank has given of a refund that no provider was asked for, or that failed: all of it, or a part that
    becomes a refund of its own. Whoever holds the payment's lock."""
    part = _given(refund)
    if part <= 0:
        return
    by_bank = refund if part == refund.amount_minor else refunds.part_of(payment, refund, part)
    payments.refunding.be_done(payment, by_bank, way=BY_BANK)


def kept_of(attempt_id: int, *, but_for: int = 0) -> Kept:
    """What banks kept of an attempt; a refund of it, by id, is not counted among what goes back."""
    paid = db.session.get_one(Attempt, attempt_id).amount_minor
    sums = select(func.sum(Dispute.amount_minor), func.sum(Dispute.laid_minor))
    kept, laid = db.session.execute(sums.where(Dispute.attempt_id == attempt_id, Dispute.state == "lost")).one()
    going = (Refund.attempt_id == attempt_id, Refund.state.in_(payments.GOING), Refund.way != BY_BANK)
    others = db.session.scalar(select(func.sum(Refund.amount_minor)).where(*going, Refund.id != but_for))
    return Kept(paid, int(kept or 0), int(laid or 0), covered(attempt_id), int(others or 0))


def _given(refund: Refund) -> int:
    return kept_of(refund.attempt_id, but_for=refund.id).part_of(refund.amount_minor) if refund.attempt_id else 0


def covered(attempt_id: int) -> int:
    """Halalas that were to go back of an attempt and that its payer's bank has given them instead."""
    by_bank = (Refund.attempt_id == attempt_id, Refund.way == BY_BANK, Refund.state == "done")
    return int(db.session.scalar(select(func.sum(Refund.amount_minor)).where(*by_bank)) or 0)
