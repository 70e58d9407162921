"""Approving payouts: by one person of the office, above a set sum by two different ones; or dropping them."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing, Refusal
from storefront.treasury import ledger, recipients
from storefront.treasury.payouts.facts import PayoutSigned
from storefront.treasury.payouts.models import Payout, PayoutLine
from storefront.treasury.payouts.moving import move
from storefront.treasury.payouts.queries import hold_on
from storefront.treasury.payouts.refusals import (
    AccountIsMissing,
    BalanceHasFallen,
    PayoutsAreHeld,
    SaleIsHeld,
    SecondPersonIsNeeded,
)
from storefront.treasury.payouts.terms import terms

REASON_LENGTH = 300


def approve(payout: Payout, actor: Actor) -> None:
    """The sum is right and may leave. Above the set sum the first approval is a signature, the second one counts.

    From here on the money is the family's: booked to what is on the way. Raises NotAllowed, SecondPersonIsNeeded,
    NotNow, PayoutsAreHeld, SaleIsHeld, AccountIsMissing, BalanceHasFallen.
    """
    recipients.policy.only_staff(actor, payout.family_id)
    check_it_may_leave(payout)
    if payout.needs_two and payout.approved_by is None:
        sign(payout, actor)
        return
    if payout.needs_two and payout.approved_by == actor.user_id:
        raise SecondPersonIsNeeded()
    now = clock.now()
    if payout.needs_two:
        move(payout, "approved", actor, second_by=actor.user_id, second_at=now)
    else:
        move(payout, "approved", actor, approved_by=actor.user_id, approved_at=now)


def approve_each(chosen: Sequence[int], actor: Actor) -> list[tuple[Payout, Refusal | None]]:
    """Approves several in the order of their ids; each with what stood in its way, which does not touch the others."""
    statement = select(Payout).where(Payout.id.in_(chosen)).order_by(Payout.id)
    return [(payout, approval_of(payout, actor)) for payout in db.session.scalars(statement).all()]


def approval_of(payout: Payout, actor: Actor) -> Refusal | None:
    """Approves one, or says why not."""
    try:
        approve(payout, actor)
    except Refusal as refusal:
        return refusal
    return None


def check_it_may_leave(payout: Payout) -> None:
    """Whether nothing has come between since it was planned; less than is worth a payout of its own, such as the
    commission on cash of this morning, is carried on and does not count. What is only coming covers nothing: its shopper may
    still give the goods back. The family's account is locked until the unit ends, so
    that two officers do not promise one balance twice; who waited for it looks at the payout anew."""
    recipient = recipients.recipient_of(payout.family_id, lock=True)
    db.session.refresh(payout)
    if payout.state != "planned":
        raise NotNow(state=payout.state, step="approved")
    if recipient is None or (recipient.provider, recipient.iban) != (payout.provider, payout.iban):
        raise AccountIsMissing()
    held = hold_on(payout.id)
    if held:
        raise SaleIsHeld() if held.subject else PayoutsAreHeld()
    if ledger.standing(payout.family_id).payable_minor + terms().minimum_minor < payout.amount_minor:
        raise BalanceHasFallen()


def sign(payout: Payout, actor: Actor) -> None:
    """The first of two people; of two at the same moment one gets NotNow and may then be the second."""
    signed = db.session.execute(
        update(Payout)
        .where(Payout.id == payout.id, Payout.state == "planned", Payout.approved_by.is_(None))
        .values(approved_by=actor.user_id, approved_at=clock.now())
        .returning(Payout.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(payout)
    if signed is None:
        raise NotNow(state=payout.state, step="approved")
    tell(PayoutSigned(payout.id, actor.user_id))


def drop(payout: Payout, actor: Actor, *, reason: str) -> None:
    """The sum is not to leave; what was in it waits for the next Sunday. Raises NotAllowed, ReasonIsMissing, NotNow."""
    if actor != SYSTEM:
        recipients.policy.only_staff(actor, payout.family_id)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    move(payout, "dropped", actor, reason=words)
    lines = delete(PayoutLine).where(PayoutLine.payout_id == payout.id)
    db.session.execute(lines.execution_options(synchronize_session=False))


def drop_planned(family_id: int, actor: Actor, *, reason: str) -> None:
    """Drops what is planned for a family, if something is."""
    planned = select(Payout).where(Payout.family_id == family_id, Payout.state == "planned")
    for payout in db.session.scalars(planned.execution_options(populate_existing=True)):
        drop(payout, actor, reason=reason)
