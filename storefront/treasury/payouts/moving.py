"""One step of a payout, by a guarded statement, with its row in the history and its booking in the ledger."""

from typing import Any

from sqlalchemy import update

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.treasury import ledger
from storefront.treasury.ledger import Line
from storefront.treasury.payouts.facts import PayoutMoved
from storefront.treasury.payouts.models import Payout, PayoutStep
from storefront.treasury.payouts.providers import account_of
from storefront.treasury.payouts.states import PAYOUT

REASON_LENGTH = 300


def move(payout: Payout, state: str, actor: Actor, *, reason: str = "", books: bool = True, **values: Any) -> None:
    """Takes a step and books what follows from it, unless that was booked in parts before; of two at the same moment one
    gets NotNow and changes nothing."""
    before = payout.state
    PAYOUT.check(before, state)
    now = clock.now()
    moved = db.session.execute(
        update(Payout)
        .where(Payout.id == payout.id, Payout.state == before)
        .values(state=state, state_at=now, **values)
        .returning(Payout.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(payout)
    if moved is None:
        raise NotNow(state=payout.state, step=state)
    note_step(payout, before, actor, reason=reason)
    lines = lines_of(payout)
    if lines and books:
        told = {"payout": payout.reference, "amount": payout.amount_minor, "reason": reason}
        name = f"payout:{payout.id}"
        matter = ledger.Matter(name, told, payout.provider_ref or "")
        ledger.book(f"payout-{state}:{payout.id}", f"payout_{state}", lines, matter)
    tell(PayoutMoved(payout.id, before, state, actor.user_id, reason))


def needed(reason: str) -> str:
    """Why something is so, as it is kept. Raises ReasonIsMissing."""
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    return words


def note_step(payout: Payout, before: str, actor: Actor, *, reason: str = "") -> None:
    """Writes the step that led to where a payout is now into its history."""
    step = {"before": before, "after": payout.state, "at": clock.now(), "by": actor.user_id, "reason": reason}
    db.session.add(PayoutStep(payout_id=payout.id, **step))
    db.session.flush()


def lines_of(payout: Payout) -> list[Line]:
    """What is booked when a payout comes to where it is."""
    family_id, amount, account = payout.family_id, payout.amount_minor, account_of(payout.provider)
    if payout.state == "approved":
        return ledger.entries.payout_approved(family_id, amount)
    if payout.state == "done":
        return ledger.entries.payout_done(amount, from_account=account)
    if payout.state == "failed":
        return ledger.entries.payout_failed(family_id, amount)
    if payout.state == "reversed":
        return ledger.entries.payout_reversed(family_id, amount, to_account=account)
    return []
