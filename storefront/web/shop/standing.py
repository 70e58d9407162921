"""Where an unpaid order stands for whoever reads of it away from the page of its payment: one rule for its own page, for the
notice wherever its shopper comes back to, and for their list.

A page that stands open at the provider's may be paid at any moment, so what was said of it holds for seconds. Who came back
from it without paying, and read here that nothing came, knows more: that stays so until they are led there again."""

from datetime import timedelta

from flask import session

from storefront.kernel import clock
from storefront.treasury.payments import GRACE, Attempt, Payment
from storefront.web.kit.deadlines import pay_until
from storefront.web.shop.stages import Stage, stage_of

LEFT = "left"  # in the session: attempts from whose page its shopper came back unpaid
MOST = 20  # attempts a browser remembers, the newest first
STILL_KNOWN = timedelta(seconds=5)  # how long what a provider said of a page that stands open is still so


def standing(payment: Payment, attempt: Attempt | None) -> Stage:
    """The stage of a payment, by the latest attempt at it."""
    return stage_of(payment.state, attempt, "", is_known=is_known(attempt) or was_left(attempt))


def is_processed(attempt: Attempt | None) -> bool:
    """Whether the provider has the shopper's order to pay and works at it: nothing is left to do but wait."""
    return attempt is not None and attempt.state == "processing"


def held_until(payment: Payment | None) -> str:
    """Until when the goods of an unpaid payment are held, in words; "" when that is over."""
    is_held = payment and payment.expires_at and clock.now() < payment.expires_at - GRACE
    return pay_until(payment) if payment and is_held else ""


def is_known(attempt: Attempt | None) -> bool:
    """Whether the provider has just said how an attempt stands."""
    return attempt is not None and attempt.looked_at is not None and clock.now() < attempt.looked_at + STILL_KNOWN


def was_left(attempt: Attempt | None) -> bool:
    """Whether somebody in this browser came back from an attempt's page, and the provider had not been paid."""
    return attempt is not None and attempt.id in session.get(LEFT, [])


def remember(attempt: Attempt, stage: Stage) -> None:
    """What the page of a payment says of an attempt is what its shopper knows from now on."""
    is_left = attempt.state == "redirected" and stage in ("again", "declined")
    if is_left != was_left(attempt):
        others = [one for one in session.get(LEFT, []) if one != attempt.id]
        session[LEFT] = [attempt.id, *others][:MOST] if is_left else others


def forget(attempt: Attempt | None) -> None:
    """Its shopper is led to the page of an attempt again."""
    if was_left(attempt):
        session[LEFT] = [one for one in session[LEFT] if attempt and one != attempt.id]
