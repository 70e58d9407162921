"""Questions about payouts: what they are made of, how they are booked, who approved them, and the files for the bank."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import and_, func, or_, select

from storefront.kernel import ibans
from storefront.kernel.database import db
from storefront.treasury import ledger, payouts, transfers
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payouts import BOOKED, ON_THE_WAY, PAYOUT, Payout, PayoutFile, PayoutLine, PayoutStep
from storefront.treasury.recipients import Recipient
from storefront.treasury.transfers import TransferReversal

# what the ledger says of a payout in each state
BOOKINGS = {
    "planned": (),
    "dropped": (),
    "approved": ("approved",),
    "sent": ("approved",),
    "done": ("approved", "done"),
    "failed": ("approved", "failed"),
    "reversed": ("approved", "done", "reversed"),
}


def payouts_that_are_not_their_lines() -> Sequence[str]:
    """A payout is the sum of bookings that were to be paid to its own family; a dropped one has none."""
    strange = or_(LedgerEntry.family_id != Payout.family_id, LedgerEntry.account != ledger.FAMILY)
    statement = (
        select(Payout.reference)
        .outerjoin(PayoutLine, PayoutLine.payout_id == Payout.id)
        .outerjoin(LedgerEntry, LedgerEntry.id == PayoutLine.entry_id)
        .group_by(Payout.id, Payout.reference, Payout.state, Payout.amount_minor)
        .having(
            or_(
                and_(
                    Payout.state != "dropped",
                    func.coalesce(-func.sum(LedgerEntry.amount_minor), 0) != Payout.amount_minor,
                ),
                and_(Payout.state == "dropped", func.count(PayoutLine.entry_id) > 0),
            )
        )
    )
    others = (
        select(Payout.reference)
        .join(PayoutLine, PayoutLine.payout_id == Payout.id)
        .join(LedgerEntry, LedgerEntry.id == PayoutLine.entry_id)
        .where(strange)
    )
    return sorted({*db.session.scalars(statement), *db.session.scalars(others)})


def payouts_booked_otherwise() -> Sequence[str]:
    """Each payout is booked as far as it has come and no farther, with its own sum."""
    turned = (
        select(LedgerTransaction.once, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind.like("payout_%"), LedgerEntry.amount_minor > 0)
        .group_by(LedgerTransaction.once)
    )
    booked = {once: int(total) for once, total in db.session.execute(turned)}
    in_parts = _back_of_payouts()
    expected = {
        f"payout-{step}:{payout_id}": amount
        for payout_id, state, amount in db.session.execute(select(Payout.id, Payout.state, Payout.amount_minor))
        for step in BOOKINGS[state]
        if step != "reversed" or payout_id not in in_parts
    }
    return sorted(once for once in booked.keys() | expected.keys() if booked.get(once) != expected.get(once))


def shares_reversed_otherwise() -> Sequence[str]:
    """What came back of a transfer is booked with its sum and named by its provider, is never more than left nor than what
    it makes good, and what counts as come back in parts did so whole."""
    turned = (
        select(LedgerTransaction.once, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind == "share_reversed", LedgerEntry.amount_minor > 0)
        .group_by(LedgerTransaction.once)
    )
    booked = {once: int(total) for once, total in db.session.execute(turned)}
    rows = select(TransferReversal, LedgerEntry).outerjoin(LedgerEntry, LedgerEntry.id == TransferReversal.entry_id)
    expected: dict[str, int] = {}
    wrong: list[str] = []
    for one, entry in db.session.execute(rows):
        is_back = one.state in transfers.BACK
        expected |= {transfers.reversals.name_of(one.id): one.amount_minor} if is_back else {}
        too_much = entry is not None and one.amount_minor > entry.amount_minor
        wrong += [one.once] if too_much or (is_back and one.provider_ref is None) else []
    back = _back_of_payouts()
    left = select(Payout.id, Payout.reference, Payout.state, Payout.amount_minor).where(Payout.id.in_(back))
    for payout_id, reference, state, amount in db.session.execute(left):
        is_whole = back[payout_id] == amount
        wrong += [reference] if back[payout_id] > amount or (state == "reversed" and not is_whole) else []
    unbooked = {once for once in booked.keys() | expected.keys() if booked.get(once) != expected.get(once)}
    return sorted({*wrong, *unbooked})


def _back_of_payouts() -> dict[int, int]:
    """Halalas that came back of payouts in parts, by payout."""
    statement = (
        select(TransferReversal.payout_id, func.sum(TransferReversal.amount_minor))
        .where(TransferReversal.state.in_(transfers.BACK))
        .group_by(TransferReversal.payout_id)
    )
    return {payout_id: int(total) for payout_id, total in db.session.execute(statement)}


def money_on_the_way_to_nobody() -> Sequence[str]:
    """What is on the way is what was approved and has not arrived."""
    due = select(func.sum(Payout.amount_minor)).where(Payout.state.in_(ON_THE_WAY))
    there, expected = -ledger.balances().get(ledger.PAYOUTS_ON_THE_WAY, 0), int(db.session.scalar(due) or 0)
    return [] if there == expected else [f"{there} instead of {expected}"]


def payout_steps_that_are_not_allowed() -> Sequence[str]:
    """Every step of a payout is an arrow of the table, follows the one before, and ends where the payout is."""
    ways: defaultdict[int, list[PayoutStep]] = defaultdict(list)
    for step in db.session.scalars(select(PayoutStep).order_by(PayoutStep.id)):
        ways[step.payout_id].append(step)
    wrong = []
    for payout_id, reference, state in db.session.execute(select(Payout.id, Payout.reference, Payout.state)):
        way = ways[payout_id]
        joined = all(after.before == before.after for before, after in pairwise(way))
        allowed = all(PAYOUT.allows(step.before, step.after) for step in way[1:])
        if not way or not joined or not allowed or way[-1].after != state:
            wrong.append(reference)
    return wrong


def payouts_approved_by_too_few() -> Sequence[str]:
    """Whatever left was approved, and what is large by two different people."""
    alone = and_(Payout.needs_two, or_(Payout.second_by.is_(None), Payout.second_by == Payout.approved_by))
    missing = or_(Payout.approved_by.is_(None), alone)
    return list(db.session.scalars(select(Payout.reference).where(Payout.state.in_(BOOKED), missing)))


def accounts_with_wrong_digits() -> Sequence[str]:
    """Every bank account has check digits that fit; only its last places are named."""
    named = [
        *db.session.scalars(select(Recipient.iban).where(Recipient.iban != "")),
        *db.session.scalars(select(Payout.iban).where(Payout.iban != "", Payout.state.in_(("planned", *ON_THE_WAY)))),
    ]
    return sorted({ibans.masked(iban) for iban in named if not ibans.is_valid(iban)})


def files_that_were_changed() -> Sequence[str]:
    """Every file for the bank still holds what was sent."""
    wrong = []
    for file in db.session.scalars(select(PayoutFile).order_by(PayoutFile.id)):
        try:
            payouts.content_of(file)
        except (payouts.refusals.FileWasChanged, ValueError):
            wrong.append(file.reference)
    return wrong


TOLD = (
    ("Payouts are the bookings they are made of", payouts_that_are_not_their_lines),
    ("Payouts are booked as far as they have come", payouts_booked_otherwise),
    ("What came back of transfers is booked, and no more than left", shares_reversed_otherwise),
    ("What is on the way is what was approved", money_on_the_way_to_nobody),
    ("Payouts only took allowed steps", payout_steps_that_are_not_allowed),
    ("Large payouts were approved by two people", payouts_approved_by_too_few),
    ("Bank accounts have check digits that fit", accounts_with_wrong_digits),
    ("Files for the bank hold what was sent", files_that_were_changed),
)
