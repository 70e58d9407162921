"""What a person of the office does about a refund: says what a found one was for, pays what failed by hand, begins it anew."""

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import alarms, payments
from storefront.treasury.payments import Attempt, Payment, Refund
from storefront.treasury.refunds.parts import begin_anew


def attribute(refund: Refund, subject: str) -> None:
    """A person says what a found refund was for, such as "parcel:12"; what follows from it is the caller's. Raises
    NotNow."""
    _, refund = payments.refunding.locked_refund(refund.id)
    if refund.state != "unattributed":
        raise NotNow()
    refund.state, refund.subject, refund.done_at = "done", subject, clock.now()
    db.session.flush()
    alarms.end(f"refund:{refund.id}", "refund-found")


def replace(failed: Refund, found: Refund, actor: Actor) -> None:
    """Somebody gave back in the provider's office what a refund of ours could not: the found one stands for it from now on.
    Both are booked already, one as owed and one as gone, so that nothing is booked. Raises NotAllowed, NotNow for refunds
    of two payments, of two sums, or in other states."""
    if not actor.is_staff:
        raise NotAllowed()
    _, failed = payments.refunding.locked_refund(failed.id)
    _, found = payments.refunding.locked_refund(found.id)
    whose = {(one.payment_id, one.attempt_id, one.amount_minor) for one in (failed, found)}
    if (failed.state, found.state, len(whose)) != ("failed", "unattributed", 1):
        raise NotNow()
    found.state, found.subject, found.done_at = "done", failed.subject, clock.now()
    failed.state, failed.trouble = "replaced", ""
    db.session.flush()
    alarms.end(f"refund:{found.id}", "refund-found")
    alarms.end(f"refund:{failed.id}", *payments.refunding.UNPAID)


def give_by_hand(refund: Refund, actor: Actor, *, note: str) -> None:
    """An officer has paid back from the bank what the provider could not, or a family did not. Raises NotAllowed,
    ReasonIsMissing, NotNow, RefundIsTooMuch."""
    if not actor.is_staff:
        raise NotAllowed()
    words = note.strip()[:80]
    if not words:
        raise ReasonIsMissing()
    payment, refund = payments.refunding.locked_refund(refund.id)
    if not refund.waits_for_family:
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
    attempt = db.session.get(Attempt, refund.attempt_id) if refund.attempt_id else None
    if refund.amount_minor > payments.refunding.left_of(payment, attempt):
        raise payments.RefundIsTooMuch()
