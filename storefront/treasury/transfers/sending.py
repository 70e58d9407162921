"""Payouts that leave over the network: each is asked for under a name of its own until the provider says what became of
it, and looked at once more in the weeks after, since money can come back.

A conversation, as those about payments: a unit of work of its own before the call and one after it, nothing open while
the provider answers. Whoever dies in between leaves a payout that the next round asks for again, under the same name.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update

from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, payouts, recipients
from storefront.treasury.gateways import ProviderBusy, ProviderRefused, Trouble
from storefront.treasury.payouts import OnlinePayouts, Outcome, Payout, Transfer, names_online, online, transfer_of
from storefront.treasury.transfers import reversals
from storefront.treasury.transfers.openings import look_at_account
from storefront.treasury.transfers.patience import LEASE, pause_after

log = logging.getLogger("dakkah.payouts")
LOOKED_AT_FOR = timedelta(days=60)  # after it left
EACH_DAY = timedelta(days=1)
MOVED = "account moved"  # why a payout failed whose family is paid elsewhere by now


def to_send(*, limit: int = 50) -> Sequence[int]:
    """Payouts of online providers that are approved and not held up, or were asked for without an answer, by id."""
    held = payouts.holding().with_only_columns(Payout.id).correlate(None)
    wanted = or_(Payout.state == "sent", and_(Payout.state == "approved", Payout.id.not_in(held)))
    statement = select(Payout.id).where(Payout.provider.in_(names_online()), wanted, _is_due(clock.now()))
    return db.session.scalars(statement.order_by(Payout.id).limit(limit)).all()


def to_look_at(*, limit: int = 50) -> Sequence[int]:
    """Payouts that left in the last weeks and were not looked at for a day, by id."""
    young = Payout.state_at > clock.now() - LOOKED_AT_FOR
    statement = select(Payout.id).where(
        Payout.provider.in_(names_online()), Payout.state == "done", young, _is_due(clock.now())
    )
    return db.session.scalars(statement.order_by(Payout.id).limit(limit)).all()


def send(payout_id: int) -> None:
    """Has a provider send an approved payout, taken by one worker alone. Money that is not there yet and answers that are
    lost wait for the next round; what the provider refuses is owed to the family as before, and the office is called."""
    with unit_of_work():
        payout = _claim(payout_id, "approved", "sent")
        provider = online(payout.provider) if payout else None
        if payout is None or provider is None:
            return
        if payout.state == "approved":
            payouts.move(payout, "sent", SYSTEM)
        transfer = _transfer(payout)
        if transfer is None:
            payouts.move(payout, "failed", SYSTEM, reason=MOVED)
            return
    _ask(payout_id, provider, transfer)


def look_at(payout_id: int) -> None:
    """What of a payout that left has come back; taken by one worker alone."""
    with unit_of_work():
        payout = _claim(payout_id, "done")
        provider = online(payout.provider) if payout else None
        if payout is None or provider is None or payout.provider_ref is None:
            return
        transfer, ref = transfer_of(payout), payout.provider_ref
    try:
        outcome = provider.fetch(transfer, ref)
    except Trouble as trouble:
        conversations.report(provider.name, trouble)
        return
    with unit_of_work():
        reversals.note_back(payout_id, outcome.back)
        _locked(payout_id).next_at = clock.now() + EACH_DAY


def _ask(payout_id: int, provider: OnlinePayouts, transfer: Transfer) -> None:
    try:
        outcome = provider.transfer(transfer)
    except ProviderRefused as trouble:
        conversations.report(provider.name, trouble)
        # one that may not receive any more is not paid to next Sunday, also when nobody lives to write the failure down
        look_at_account(_locked(payout_id).family_id)
        _note(payout_id, Outcome(transfer.reference, "failed", trouble.code))
    except Trouble as trouble:
        conversations.report(provider.name, trouble)
        _put_off(payout_id, trouble)
    else:
        _note(payout_id, outcome)


def _note(payout_id: int, outcome: Outcome) -> None:
    """Writes down what became of a payout, once."""
    with unit_of_work():
        payout = _locked(payout_id)
        payout.trouble, payout.next_at = "", clock.now() + EACH_DAY
        payout.provider_ref = outcome.provider_ref or payout.provider_ref
        if payout.state == "sent" and outcome.state in ("done", "failed"):
            payouts.move(payout, outcome.state, SYSTEM, reason=outcome.reason)


def _put_off(payout_id: int, trouble: Trouble) -> None:
    with unit_of_work():
        payout = _locked(payout_id)
        payout.trouble, payout.turn = trouble.code, payout.turn + isinstance(trouble, ProviderBusy)
        payout.next_at = clock.now() + pause_after(payout.tries)


def _transfer(payout: Payout) -> Transfer | None:
    """What the provider is told; None when the family is paid in another way by now."""
    recipient = recipients.recipient_of(payout.family_id)
    if recipient is None or recipient.provider != payout.provider or not recipient.provider_ref:
        return None
    return transfer_of(payout, recipient_ref=recipient.provider_ref)


def _claim(payout_id: int, *states: str) -> Payout | None:
    """Takes a payout upon oneself for a while; None when somebody else did, or it is farther by now."""
    now = clock.now()
    claimed = (
        update(Payout)
        .where(Payout.id == payout_id, Payout.state.in_(states), _is_due(now))
        .values(tries=Payout.tries + 1, next_at=now + LEASE)
        .returning(Payout.id)
        .execution_options(synchronize_session=False)
    )
    return _locked(payout_id) if db.session.execute(claimed).scalar_one_or_none() else None


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(Payout.next_at.is_(None), Payout.next_at <= now)


def _locked(payout_id: int) -> Payout:
    return db.session.get_one(Payout, payout_id, with_for_update=True, populate_existing=True)
