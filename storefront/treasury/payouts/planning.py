"""What is paid out of a Sunday: for each family what became payable before it, less whatever lowered that until now, once, if
it is enough and nothing holds it up. Negative balances and small ones are carried on."""

import secrets
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.treasury import recipients
from storefront.treasury.ledger import LedgerEntry
from storefront.treasury.payouts import weeks
from storefront.treasury.payouts.approving import drop_planned
from storefront.treasury.payouts.facts import PayoutPlanned
from storefront.treasury.payouts.models import Payout, PayoutLine
from storefront.treasury.payouts.moving import note_step
from storefront.treasury.payouts.queries import unpaid
from storefront.treasury.payouts.terms import terms
from storefront.treasury.recipients import Recipient

ANEW = "worked out anew"  # why a payout nobody approved was dropped
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are read as another


def random_reference(first: str) -> str:
    """What a bank and a family can read out; it tells nothing of how many there are."""
    return first + "".join(secrets.choice(LETTERS) for _ in range(7))


def due(period: date) -> Sequence[int]:
    """The families that may be paid out of a Sunday and were not looked at yet, by id; for the worker."""
    seen = select(Payout.family_id).where(Payout.period == period)
    owed = -func.sum(LedgerEntry.amount_minor)
    statement = (
        unpaid(weeks.cut(period))
        .with_only_columns(LedgerEntry.family_id)
        .join(Recipient, Recipient.family_id == LedgerEntry.family_id)
        .where(Recipient.ready_at <= weeks.cut(period), LedgerEntry.family_id.not_in(seen))
        .where(~recipients.is_held(LedgerEntry.family_id, ""))
        .group_by(LedgerEntry.family_id)
        .having(owed >= recipients.least(LedgerEntry.family_id, terms().minimum_minor))
        .order_by(LedgerEntry.family_id)
    )
    return [family_id for family_id in db.session.scalars(statement) if family_id is not None]


def plan(family_id: int, period: date) -> Payout | None:
    """The family's payout of a Sunday: planned now, or None when there is nothing to pay out, it is held up, or it was
    planned before. What nobody approved since an older Sunday is worked out anew with it. Whoever plans or approves for
    the same family at the same moment waits."""
    recipient, cut = recipients.recipient_of(family_id, lock=True), weeks.cut(period)
    if recipient is None or recipient.ready_at is None or recipient.ready_at > cut:
        return None
    if "" in recipients.living_holds(family_id):
        return None
    if db.session.scalar(select(Payout.id).where(Payout.once == name_of(family_id, period))):
        return None
    rows = db.session.execute(unpaid(cut).where(LedgerEntry.family_id == family_id)).all()
    amount = -sum(row.amount_minor for row in rows)
    if amount < db.session.execute(select(recipients.least(family_id, terms().minimum_minor))).scalar_one():
        return None
    drop_planned(family_id, SYSTEM, reason=ANEW)
    payout = new_payout(recipient, period, amount)
    try:
        with db.session.begin_nested():
            db.session.add(payout)
            db.session.flush()
            db.session.execute(insert(PayoutLine), [{"entry_id": row.id, "payout_id": payout.id} for row in rows])
    except IntegrityError:  # planned before, or at this very moment
        return None
    note_step(payout, "", SYSTEM)
    tell(PayoutPlanned(payout.id, amount))
    return payout


def name_of(family_id: int, period: date) -> str:
    """What a family's payout of a Sunday is called, so that it is planned once."""
    return f"family:{family_id}:{period.isoformat()}"


def new_payout(recipient: Recipient, period: date, amount_minor: int) -> Payout:
    """A payout as it is planned, with the account of this moment."""
    now = clock.now()
    return Payout(
        reference=random_reference("P"),
        once=name_of(recipient.family_id, period),
        family_id=recipient.family_id,
        period=period,
        amount_minor=amount_minor,
        currency=SAR,
        holder=recipient.holder,
        iban=recipient.iban,
        provider=recipient.provider,
        state="planned",
        state_at=now,
        created_at=now,
        needs_two=amount_minor > terms().four_eyes_minor,
    )
