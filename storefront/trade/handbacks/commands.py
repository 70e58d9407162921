"""Giving cash back: who is asked for it, and who says that it was given. A shopper may say that it was not."""

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, ReasonIsMissing
from storefront.trade.delivery import COURIER
from storefront.trade.handbacks.policy import may_deny
from storefront.trade.orders import Parcel
from storefront.treasury import interests, payments, refunds
from storefront.treasury.payments import FAMILY, Payment, Refund

DENIED = payments.refunding.DENIED
MOST_REASON = 80


def holder(parcel: Parcel, payment: Payment) -> str:
    """By which way money of a parcel goes back: out of the hand of the family that took it, or the way its provider knows,
    which for a courier's cash is a person of the office."""
    return FAMILY if payment.purpose == "parcel" and parcel.way != COURIER else "provider"


def give(parcel: Parcel, refund: Refund, actor: Actor) -> None:
    """The family says that it gave the shopper the cash. Raises NotAllowed, NotFound for another parcel's, NotNow."""
    if not actor.may("orders", parcel.family_id):
        raise NotAllowed()
    payment, refund = its(parcel, refund)
    if not refund.waits_for_family:
        raise NotNow()
    payments.refunding.be_done(payment, refund, way=FAMILY)


def deny(parcel: Parcel, refund: Refund) -> None:
    """The shopper says that it never came: it is owed again, and a person of the office finds out. Raises NotFound for
    another parcel's, NotNow when it is too late for that."""
    payment, refund = its(parcel, refund)
    if not may_deny(refund, clock.now()):
        raise NotNow()
    refund.again += 1  # what is booked of it from now on is another giving
    payments.refunding.fail(payment, refund, trouble=DENIED)


def believe(refund: Refund, actor: Actor, *, reason: str) -> None:
    """A person of the office has found that the family did give what its shopper denied. Raises NotAllowed,
    OwnInterest, ReasonIsMissing, NotNow, RefundIsTooMuch."""
    paid = db.session.get_one(Payment, refund.payment_id)
    interests.only_others(actor, paid.purpose, paid.subject_id)
    words = reason.strip()[:MOST_REASON]
    if not words:
        raise ReasonIsMissing()
    payment, refund = payments.refunding.locked_refund(refund.id)
    refunds.check_still_owed(payment, refund)
    if refund.trouble != DENIED:
        raise NotNow()
    payments.refunding.be_done(payment, refund, way=FAMILY)
    refund.trouble = words
    db.session.flush()


def its(parcel: Parcel, refund: Refund) -> tuple[Payment, Refund]:
    """A refund of what was paid at a parcel's door, held for this unit. Raises NotFound for another's."""
    payment, refund = payments.refunding.locked_refund(refund.id)
    if (payment.purpose, payment.subject_id) != ("parcel", parcel.id):
        raise NotFound()
    return payment, refund
