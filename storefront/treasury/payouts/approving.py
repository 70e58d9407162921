"""Approving payouts: by one person of the office, above a set sum by two different ones; or dropping them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select, update

from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import Money
from storefront.kernel.refusals import NotNow, Refusal
from storefront.treasury import ledger, recipients
from storefront.treasury.ledger import LedgerEntry
from storefront.treasury.payouts import refusals, weeks
from storefront.treasury.payouts.facts import PayoutSigned
from storefront.treasury.payouts.models import Payout, PayoutLine
from storefront.treasury.payouts.moving import move, needed
from storefront.treasury.payouts.queries import hold_on, unpaid
from storefront.treasury.payouts.terms import terms


def approve(payout: Payout, actor: Actor, *, seen_minor: int = 0) -> None:
    """The sum is right and may leave, if it is as much as was seen. Above the set sum the first approval is a signature, the
    second one counts. From here on the money is the family's: booked to what is on the way. Raises NotAllowed, NotNow,
    SecondPersonIsNeeded, PayoutsAreHeld, SaleIsHeld, AccountIsMissing, BalanceHasFallen, SumHasFallen."""
    recipients.policy.only_staff(actor, payout.family_id)
    check_it_may_leave(payout)
    if payout.amount_minor < seen_minor:
        raise refusals.SumHasFallen(sum=Money(payout.amount_minor), seen=Money(seen_minor))
    if not payout.needs_two:
        move(payout, "approved", actor, approved_by=actor.user_id, approved_at=clock.now())
    elif payout.approved_by is None:
        sign(payout, actor)
    elif payout.approved_by == actor.user_id:
        raise refusals.SecondPersonIsNeeded()
    else:
        move(payout, "approved", actor, second_by=actor.user_id, second_at=clock.now())


def approve_each(seen: Mapping[int, int], actor: Actor) -> list[tuple[Payout, Refusal | None]]:
    """Approves several in the order of their ids, each for the halalas it was seen with; each with what stood in its way,
    which does not touch the others. One that is less now waits with its new sum to be looked at again."""
    came: list[tuple[Payout, Refusal | None]] = []
    for payout in db.session.scalars(select(Payout).where(Payout.id.in_(seen)).order_by(Payout.id)).all():
        try:
            approve(payout, actor, seen_minor=seen[payout.id])
            came.append((payout, None))
        except Refusal as refusal:
            came.append((payout, refusal))
    return came


def check_it_may_leave(payout: Payout) -> None:
    """Whether nothing has come between since it was planned. What is only coming covers nothing: its shopper may still give
    the goods back. The family's account is locked until the unit ends, so that two officers do not promise one balance
    twice; who waited for it looks at the payout anew."""
    recipient = recipients.recipient_of(payout.family_id, lock=True)
    db.session.refresh(payout)
    if payout.state != "planned":
        raise NotNow(state=payout.state, step="approved")
    if recipient is None or (recipient.provider, recipient.iban) != (payout.provider, payout.iban):
        raise refusals.AccountIsMissing()
    held = hold_on(payout.id)
    if held:
        raise refusals.SaleIsHeld() if held.subject else refusals.PayoutsAreHeld()
    leaves = leaves_now(payout)
    if not leaves:
        raise refusals.BalanceHasFallen()
    if leaves < payout.amount_minor:
        db.session.add_all(PayoutLine(entry_id=one, payout_id=payout.id) for one, _ in lowered_since(payout))
        payout.amount_minor = leaves
        db.session.flush()


def leaves_now(payout: Payout) -> int:
    """Halalas of a planned payout that leave if it is approved now: what lowered the balance since, such as the commission on
    cash of this morning, is in it too. 0 where that is more than may be paid, or less than is worth a payout."""
    payable_minor = ledger.standing(payout.family_id).payable_minor
    if payable_minor >= payout.amount_minor:
        return payout.amount_minor
    left = payout.amount_minor - sum(minor for _, minor in lowered_since(payout))
    return left if terms().minimum_minor <= left <= payable_minor else 0


def lowered_since(payout: Payout) -> Sequence[tuple[int, int]]:
    """Bookings that lowered the balance and are not in the payout yet: ids and halalas."""
    mine = select(PayoutLine.entry_id).where(PayoutLine.payout_id == payout.id)
    since = (LedgerEntry.family_id == payout.family_id, LedgerEntry.amount_minor > 0, LedgerEntry.id.not_in(mine))
    rows = db.session.execute(unpaid(weeks.cut(payout.period)).where(*since))
    return [(row.id, row.amount_minor) for row in rows]


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
    move(payout, "dropped", actor, reason=needed(reason))
    lines = delete(PayoutLine).where(PayoutLine.payout_id == payout.id)
    db.session.execute(lines.execution_options(synchronize_session=False))


def drop_planned(family_id: int, actor: Actor, *, reason: str) -> None:
    """Drops what is planned for a family, if something is."""
    planned = select(Payout).where(Payout.family_id == family_id, Payout.state == "planned")
    for payout in db.session.scalars(planned.execution_options(populate_existing=True)):
        drop(payout, actor, reason=reason)
