"""What a person of the office does about a refund: says what a found one was for, pays what failed by hand, begins it anew."""

from collections import Counter
from collections.abc import Mapping, Sequence

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import alarms, interests, payments
from storefront.treasury.payments import Attempt, Payment, Refund
from storefront.treasury.refunds import purposes
from storefront.treasury.refunds.parts import begin_anew, part_of


def attribute(refund: Refund, subjects: Mapping[str, int], *, instead: Sequence[int] = ()) -> None:
    """A person says what a found refund was for: halalas by subject ("allowance:12"); and with the rest of it somebody gave
    what refunds of ours could not, by id, the last of them perhaps in part. Those and the found one are booked already,
    as owed and as gone, so that nothing is booked; what follows for the subjects is the caller's. Raises NotNow where it
    was said before, for refunds that did not fail or are of other money, and where not all of it is for something."""
    payment, refund = payments.refunding.locked_refund(refund.id)
    if refund.state != "unattributed":
        raise NotNow()
    subjects_of, rest = Counter(subjects), refund.amount_minor - sum(subjects.values())
    for failed_id in instead:
        failed = db.session.get_one(Refund, failed_id, populate_existing=True)
        part = min(rest, failed.amount_minor)
        if part <= 0 or not is_for(refund, failed):
            raise NotNow()
        subjects_of[failed.subject] += part
        rest -= part
        _stand_for(payment, failed, part)
    if rest:
        raise NotNow()
    refund.state, refund.done_at = "done", clock.now()
    purposes.note(refund, subjects_of)
    alarms.end(f"refund:{refund.id}", "refund-found", "transfer-taken-back")


def is_for(found: Refund, failed: Refund) -> bool:
    """Whether a found refund may be what one that failed was to give back: it is of the same money."""
    same = (failed.payment_id, failed.attempt_id) == (found.payment_id, found.attempt_id)
    return same and failed.state == "failed"


def _stand_for(payment: Payment, failed: Refund, part_minor: int) -> None:
    """So much of a refund that failed went back another way; what is left of it is still the office's."""
    stood = failed if part_minor == failed.amount_minor else part_of(payment, failed, part_minor)
    stood.state, stood.trouble = "replaced", ""
    db.session.flush()
    alarms.end(f"refund:{failed.id}", *payments.refunding.UNPAID)
    if stood is not failed:
        payments.refunding.call_office(failed)


def give_by_hand(refund: Refund, actor: Actor, *, note: str) -> None:
    """An officer has paid back from the bank what the provider could not, or a family did not. Raises NotAllowed,
    OwnInterest, ReasonIsMissing, NotNow, RefundIsTooMuch."""
    paid = db.session.get_one(Payment, refund.payment_id)
    interests.only_others(actor, paid.purpose, paid.subject_id)
    words = note.strip()[:80]
    if not words:
        raise ReasonIsMissing()
    payment, refund = payments.refunding.locked_refund(refund.id)
    if refund.state != "asked" or refund.way not in payments.refunding.HANDS:
        check_still_owed(payment, refund)
    payments.refunding.be_done(payment, refund, way="hand")
    refund.trouble = words
    db.session.flush()


def try_again(refund: Refund, actor: Actor) -> None:
    """What failed is asked for once more, under a name of its own: whatever was in the way may be mended. Not when
    another sum than ours went back: then a person has to look. Raises NotAllowed, NotNow, RefundIsTooMuch."""
    if not actor.is_staff:
        raise NotAllowed()
    payment, refund = payments.refunding.locked_refund(refund.id)
    check_still_owed(payment, refund)
    if refund.trouble == payments.refunding.DIFFERS:
        raise NotNow()
    begin_anew(refund)


def check_still_owed(payment: Payment, refund: Refund) -> None:
    """Raises NotNow for what did not fail, RefundIsTooMuch when the money went back by another way meanwhile."""
    if refund.state != "failed":
        raise NotNow()
    if not is_left_for(payment, refund):
        raise payments.RefundIsTooMuch()


def is_left_for(payment: Payment, refund: Refund) -> bool:
    """Whether as much as a refund that failed can still go back; it cannot where it did by another way meanwhile."""
    attempt = db.session.get(Attempt, refund.attempt_id) if refund.attempt_id else None
    return refund.amount_minor <= payments.refunding.left_of(payment, attempt)
