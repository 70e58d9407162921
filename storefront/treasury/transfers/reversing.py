"""Taking back of transfers what went back to shoppers: after the shopper has their money, under a name of its own until the
provider has said what became of it. What the family's account does not hold it owes, and its next shares pay for it.

A conversation, as sending is; whoever dies in between leaves a reversal that the next round asks for again.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations
from storefront.treasury.gateways import ProviderBusy, ProviderRefused, Trouble
from storefront.treasury.payouts import online
from storefront.treasury.transfers import reversals
from storefront.treasury.transfers.models import TransferReversal
from storefront.treasury.transfers.patience import LEASE, pause_after

NO_BALANCE = "balance_insufficient"  # the family has taken its money already: nobody's mistake


def plan_reversals(*, limit: int = 50) -> int:
    """Writes down what is to be taken back by now; how much of it is new."""
    with unit_of_work():
        entries = reversals.wanted(limit=limit)
    planned = 0
    for entry_id in entries:
        with unit_of_work():
            planned += reversals.plan(entry_id) is not None
    return planned


def to_reverse(*, limit: int = 50) -> Sequence[int]:
    """Reversals that are to be asked for now, by id."""
    due = (TransferReversal.state == "asked", _is_due(clock.now()))
    return db.session.scalars(select(TransferReversal.id).where(*due).order_by(TransferReversal.id).limit(limit)).all()


def reverse(reversal_id: int) -> None:
    """Has a provider take a part of a transfer back, taken by one worker alone."""
    with unit_of_work():
        if not _claim(reversal_id):
            return
        reversal = db.session.get_one(TransferReversal, reversal_id, populate_existing=True)
        payout = reversals.locked(reversal.payout_id)
        provider, ref = online(payout.provider), payout.provider_ref
        if provider is None or ref is None:
            return
        if reversal.tries == 1 and reversals.is_needless(reversal):
            reversals.give_up(reversal, "needless", "")
            return
        payout_id, wish = payout.id, (reversal.once, ref, reversal.amount_minor)
        turn = reversal.turn
    try:
        seen = provider.reverse(*wish, turn=turn)
    except ProviderRefused as trouble:
        if trouble.code != NO_BALANCE:
            conversations.report(provider.name, trouble)
        _give_up(reversal_id, payout_id, trouble)
    except Trouble as trouble:
        conversations.report(provider.name, trouble)
        _put_off(reversal_id, trouble)
    else:
        with unit_of_work():
            reversals.note_back(payout_id, [seen])


def _give_up(reversal_id: int, payout_id: int, trouble: Trouble) -> None:
    with unit_of_work():
        reversals.locked(payout_id)
        reversal = db.session.get_one(TransferReversal, reversal_id, populate_existing=True)
        if reversal.state == "asked":
            reversals.give_up(reversal, "refused", trouble.code[:80])


def _put_off(reversal_id: int, trouble: Trouble) -> None:
    with unit_of_work():
        reversal = db.session.get_one(TransferReversal, reversal_id, with_for_update=True, populate_existing=True)
        surely_not = isinstance(trouble, ProviderBusy) or getattr(trouble, "answered", False)
        reversal.trouble, reversal.turn = trouble.code[:80], reversal.turn + surely_not
        reversal.next_at = clock.now() + pause_after(reversal.tries)


def _claim(reversal_id: int) -> bool:
    """Takes a reversal upon oneself for a while; False when somebody else did, or it has ended."""
    now = clock.now()
    claimed = (
        update(TransferReversal)
        .where(TransferReversal.id == reversal_id, TransferReversal.state == "asked", _is_due(now))
        .values(tries=TransferReversal.tries + 1, next_at=now + LEASE)
        .returning(TransferReversal.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(claimed).scalar_one_or_none() is not None


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(TransferReversal.next_at.is_(None), TransferReversal.next_at <= now)
