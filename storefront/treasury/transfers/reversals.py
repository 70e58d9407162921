"""Reversals in the database: which are wanted, planned once for each booking, and booked when the money is back."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, func, literal, select
from sqlalchemy.orm import aliased

from storefront.kernel import clock, money
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.treasury import alarms, ledger, payouts
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import Refund
from storefront.treasury.payouts import CameBack, Payout, PayoutLine, names_online
from storefront.treasury.transfers.models import TransferReversal
from storefront.treasury.transfers.states import BACK, REVERSAL

TAKEN = ("taken_back", "borne")  # bookings that take of a family what its shopper got
UNFINISHED = ("asked", "pending", "failed")  # the shopper comes first
NOTHING_LEFT = "nothing_left"


def wanted(*, limit: int = 50) -> Sequence[int]:
    """Bookings (entries by id) that took of a family what had left over the network already, whose shoppers have their
    money, and for which nothing was taken back yet nor netted."""
    sold, left, line = aliased(LedgerEntry), aliased(LedgerTransaction), aliased(PayoutLine)
    sent = exists().where(
        left.subject == LedgerTransaction.subject,
        sold.transaction_id == left.id,
        sold.family_id == LedgerEntry.family_id,
        line.entry_id == sold.id,
        Payout.id == line.payout_id,
        Payout.state == "done",
        Payout.provider.in_(names_online()),
    )
    names = [literal("taken-back:") + name for name in (Refund.subject, Refund.once)]
    on_its_way = exists().where(LedgerTransaction.once.in_(names), Refund.state.in_(UNFINISHED))
    statement = (
        select(LedgerEntry.id)
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerEntry.account == ledger.FAMILY, LedgerEntry.amount_minor > 0)
        .where(LedgerTransaction.kind.in_(TAKEN), LedgerTransaction.subject != "", sent, ~on_its_way, ~_is_made_good())
        .where(~exists().where(TransferReversal.entry_id == LedgerEntry.id))
        .order_by(LedgerEntry.id)
        .limit(limit)
    )
    return db.session.scalars(statement).all()


def _is_made_good() -> ColumnElement[bool]:
    """Whether a family does not owe a booking any more: a payout that was promised is less by it, or the family was given
    it again."""
    again = aliased(LedgerTransaction)
    netted = exists().where(
        PayoutLine.entry_id == LedgerEntry.id, Payout.id == PayoutLine.payout_id, Payout.state.in_(payouts.BOOKED)
    )
    return netted | exists().where(again.once == literal("un") + LedgerTransaction.once)


def is_needless(reversal: TransferReversal) -> bool:
    """Whether what a reversal is for was made good in another way meanwhile."""
    booking = select(LedgerEntry.id).join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
    return db.session.scalar(booking.where(LedgerEntry.id == reversal.entry_id, _is_made_good())) is not None


def plan(entry_id: int) -> int | None:
    """The reversal for a booking, by id: written down once, of the payout that brought the family its share and as far as
    that is not back already. None when it was written down before or nothing is left to take back."""
    entry = db.session.get_one(LedgerEntry, entry_id)
    subject = db.session.get_one(LedgerTransaction, entry.transaction_id).subject
    brought = (
        select(Payout.id)
        .join(PayoutLine, PayoutLine.payout_id == Payout.id)
        .join(LedgerEntry, LedgerEntry.id == PayoutLine.entry_id)
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerTransaction.subject == subject, LedgerEntry.family_id == entry.family_id)
        .where(Payout.state == "done", Payout.provider.in_(names_online()))
        .order_by(Payout.id.desc())
    )
    payout = locked(db.session.scalars(brought.limit(1)).one())
    if db.session.scalar(select(TransferReversal.id).where(TransferReversal.entry_id == entry_id)):
        return None
    left = payout.amount_minor - taken_of(payout.id, *BACK, "asked")
    reversal = TransferReversal(
        payout_id=payout.id,
        entry_id=entry_id,
        once=f"reversal:{payout.reference}:{entry_id}",
        amount_minor=min(entry.amount_minor, left) if left > 0 else entry.amount_minor,
        state="asked" if left > 0 else "refused",
        trouble="" if left > 0 else NOTHING_LEFT,
        created_at=clock.now(),
    )
    db.session.add(reversal)
    db.session.flush()
    return reversal.id if left > 0 else None


def locked(payout_id: int) -> Payout:
    """The payout as it is now, held for this unit of work; whatever comes back of it is changed under this lock."""
    return db.session.get_one(Payout, payout_id, with_for_update=True, populate_existing=True)


def taken_of(payout_id: int, *states: str) -> int:
    """Halalas of a payout that come back, or did, by the states of their reversals."""
    mine = (TransferReversal.payout_id == payout_id, TransferReversal.state.in_(states))
    return int(db.session.scalar(select(func.sum(TransferReversal.amount_minor)).where(*mine)) or 0)


def note_back(payout_id: int, seen: Sequence[CameBack]) -> None:
    """Takes in whatever came back of a payout: what we asked for by our name, all else as found. The first time it is
    booked; a payout of which everything came back, and not because we asked, has come back."""
    payout = locked(payout_id)
    for one in seen:
        _note(payout, one)
    is_whole = taken_of(payout.id, *BACK) == payout.amount_minor
    if payout.state == "done" and is_whole and taken_of(payout.id, "found"):
        payouts.move(payout, "reversed", SYSTEM, books=False)


def _note(payout: Payout, seen: CameBack) -> None:
    ours = TransferReversal.once == seen.reference if seen.reference else TransferReversal.provider_ref == seen.ref
    reversal = db.session.scalar(select(TransferReversal).where(ours, TransferReversal.payout_id == payout.id))
    if reversal is None:
        reversal = TransferReversal(
            payout_id=payout.id,
            once=f"found:{payout.reference}:{seen.ref}"[:120],
            amount_minor=seen.amount_minor,
            state="found",
            created_at=clock.now(),
        )
        db.session.add(reversal)
        riyals = money.plain(seen.amount_minor)
        alarms.raise_alarm("transfer-came-back", f"payout:{payout.id}", riyals=riyals, payout=payout.reference)
    elif reversal.state in BACK:
        return
    else:
        reversal.state, reversal.trouble = "done", ""
    reversal.provider_ref, reversal.amount_minor = seen.ref, seen.amount_minor
    reversal.ended_at, reversal.next_at = clock.now(), None
    db.session.flush()
    _book(payout, reversal)


def _book(payout: Payout, reversal: TransferReversal) -> None:
    account = ledger.clearing(payout.provider)
    lines = ledger.entries.payout_reversed(payout.family_id, reversal.amount_minor, to_account=account)
    told = {"payout": payout.reference, "amount": reversal.amount_minor, "found": reversal.state == "found"}
    matter = ledger.Matter(f"payout:{payout.id}", told, payout.provider_ref or "")
    ledger.book(name_of(reversal.id), "share_reversed", lines, matter)


def name_of(reversal_id: int) -> str:
    """What a reversal is called in the books."""
    return f"reversal:{reversal_id}"


def give_up(reversal: TransferReversal, state: str, trouble: str) -> None:
    """Nothing comes back: the family owes it, and its next shares pay for it."""
    REVERSAL.check(reversal.state, state)
    reversal.state, reversal.trouble, reversal.ended_at, reversal.next_at = state, trouble, clock.now(), None
    db.session.flush()


def of_payout(payout_id: int) -> Sequence[TransferReversal]:
    """What was taken back of a payout, or was to be."""
    mine = select(TransferReversal).where(TransferReversal.payout_id == payout_id)
    return db.session.scalars(mine.order_by(TransferReversal.id)).all()
