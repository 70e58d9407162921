"""The life of a parcel after it was placed: accepted, prepared, handed over; called off, declined."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storefront.goods import making, stock
from storefront.kernel import clock, states, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.trade import allowances, rulings
from storefront.trade.orders import policy, refusals
from storefront.trade.orders.confirming import counted, is_paid, named, share_of
from storefront.trade.orders.facts import ParcelMoved
from storefront.trade.orders.models import Order, Parcel, ParcelStep
from storefront.trade.orders.states import BEGUN, PARCEL
from storefront.treasury import disputes, ledger, payments

REASON_LENGTH = 300


def move(parcel: Parcel, state: str, actor: Actor, *, reason: str = "") -> None:
    """One step of a parcel, by a guarded statement; of two at the same moment one gets NotNow."""
    before = parcel.state
    PARCEL.check(before, state)
    now = clock.now()
    if not states.take(parcel, before, state, state_at=now):
        raise NotNow(state=parcel.state, step=state)
    db.session.add(ParcelStep(parcel_id=parcel.id, before=before, after=state, at=now, by=actor.user_id, reason=reason))
    db.session.flush()
    tell(ParcelMoved(parcel.id, before, state, actor.user_id, reason))


def only_its_family(parcel: Parcel, actor: Actor) -> None:
    """Raises NotAllowed for anybody but the people of the family's desk, NotNow before the order is paid or promised: until
    then nobody has asked the family for anything."""
    if not actor.may("orders", parcel.family_id):
        raise NotAllowed()
    if db.session.get_one(Order, parcel.order_id).confirmed_at is None:
        raise NotNow(state=parcel.state)


def accept(parcel: Parcel, actor: Actor, *, aware: bool = False) -> None:
    """The family will make it; its receipt follows (see receipts). Raises NotAllowed, NotNow, BankHasTheMoney where it has not
    said that it knows that (`aware`)."""
    only_its_family(parcel, actor)
    rulings.check_known(parcel.order_id, parcel.id, aware=aware)
    move(parcel, "accepted", actor)


def prepare(parcel: Parcel, actor: Actor, *, aware: bool = False) -> None:
    """The family has begun. Raises what `accept` does."""
    only_its_family(parcel, actor)
    rulings.check_known(parcel.order_id, parcel.id, aware=aware)
    move(parcel, "preparing", actor)


def make_ready(parcel: Parcel, actor: Actor, *, aware: bool = False) -> None:
    """The goods wait for the shopper or the courier. Raises what `accept` does."""
    only_its_family(parcel, actor)
    rulings.check_known(parcel.order_id, parcel.id, aware=aware)
    move(parcel, "ready", actor)


def decline(parcel: Parcel, actor: Actor, *, reason: str, sells_again: bool = True) -> None:
    """The family cannot make it, or cannot deliver what it began, and says why in words the shopper reads; money goes back, and
    goods that were not begun, unless they are gone or spoilt and do not `sells_again`. Raises NotAllowed, ReasonIsMissing,
    NoContactsHere, NotNow."""
    only_its_family(parcel, actor)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    wording.check_told(words)
    undo(parcel, "declined", actor, reason=words, sells_again=sells_again)
    parcel.decline_reason = words


def cancel(parcel: Parcel, actor: Actor) -> None:
    """The shopper calls a parcel off, the others go on. Raises NotPaidYet, NOTHING_TO_CANCEL's, TooLateToCancel."""
    if db.session.get_one(Order, parcel.order_id).confirmed_at is None:
        raise refusals.NotPaidYet()
    if parcel.state in refusals.NOTHING_TO_CANCEL:
        raise refusals.NOTHING_TO_CANCEL[parcel.state]()
    promised, now = policy.promised_at(parcel.promised_on), clock.now()
    if not policy.may_cancel(parcel.state, promised, now, released=parcel.is_released):
        raise refusals.TooLateToCancel()
    undo(parcel, "cancelled", actor)


def hold(parcel: Parcel) -> None:
    """Makes whoever changes this parcel, or moves its money, at the same moment wait for the end of this unit; its state is
    read anew. Whatever decides about its money is read after it."""
    db.session.refresh(parcel, ["state", "state_at"], with_for_update=True)


def hold_each(parcel_ids: Collection[int]) -> None:
    """The same for several parcels, in the order of their ids, as everywhere; what is loaded of them is left as it is."""
    db.session.execute(select(Parcel.id).where(Parcel.id.in_(parcel_ids)).order_by(Parcel.id).with_for_update())


def clear(parcel_id: int) -> None:
    """Nothing of a complete parcel can be given back any more: the family's share of it may be paid out, once the market
    has the money for it and the courier no longer holds it."""
    parcel = db.session.get_one(Parcel, parcel_id)
    hold(parcel)
    if not ledger.cash.is_in(f"parcel:{parcel_id}"):
        return
    told = named(parcel, db.session.get_one(Order, parcel.order_id))
    ledger.record_cleared(f"parcel:{parcel_id}", parcel.family_id, told)


def mark_returned(parcel: Parcel, actor: Actor) -> None:
    """Everything in it came home (see returns). Raises NotNow."""
    move(parcel, "returned", actor)


def undo(parcel: Parcel, state: str, actor: Actor, *, reason: str = "", sells_again: bool = True) -> None:
    """Moves a parcel to a state in which nothing was sold: pieces go back on the shelf, the days they were to be made on
    are free again, money is on its way home."""
    is_away = parcel.state == "sent"
    is_spoilt = state == "declined" and parcel.state in BEGUN  # something happened to them
    move(parcel, state, actor, reason=reason)
    set_free(parcel, actor, sells_again=sells_again and not (is_away or is_spoilt))
    give_back(parcel)


def set_free(parcel: Parcel, actor: Actor, *, sells_again: bool) -> None:
    """What was not sold is free again: counted pieces go back on the shelf, and the days on which they were to be made can
    be booked. Pieces nobody of the family has in hand, or that are not whole, are counted by their family when they are
    home and can be sold."""
    subject = f"parcel:{parcel.id}"
    if sells_again:
        stock.put_back(counted(parcel.id), reason="release", subject=subject, by=actor.user_id)
    else:
        stock.set_aside(counted(parcel.id), subject=subject, by=actor.user_id)
    making.give_back(f"order:{parcel.order_id}", family_id=parcel.family_id)


def give_back(parcel: Parcel) -> None:
    """What was paid for a parcel goes back; what was not paid yet is not wanted any more."""
    at_door = payments.find_for("parcel", parcel.id)
    if at_door and at_door.state == "open":
        payments.cancel(at_door)
        return
    payment = at_door or payments.find_for("order", parcel.order_id)
    left = allowances.left_of(share_of(parcel), parcel.id)
    if is_paid(parcel, payment) and left.items_minor + left.delivery_minor:
        told = {**named(parcel, db.session.get_one(Order, parcel.order_id)), **left.told}
        ledger.record_taken_back(f"parcel:{parcel.id}", left, told=told | {"why": parcel.state})
        if payment and left.total_minor:
            disputes.give_back(payment, left.total_minor, once=f"parcel:{parcel.id}", reason=parcel.state)


def decline_unanswered(*, limit: int = 100) -> int:
    """Declines parcels the family did not answer in time, so that nobody waits for nothing; for the worker."""
    late = (
        select(Parcel)
        .where(Parcel.state == "placed", Parcel.accept_by < clock.now())
        .order_by(Parcel.id)
        .limit(limit)
        .with_for_update(of=Parcel)
    )
    confirmed = late.join(Order, Order.id == Parcel.order_id).where(Order.confirmed_at.is_not(None))
    return _for_each(confirmed, lambda parcel: undo(parcel, "declined", SYSTEM, reason=policy.UNANSWERED))


def complete_reached(*, limit: int = 100) -> int:
    """Completes parcels whose time for returning has passed; for the worker."""
    before = clock.now() - timedelta(days=policy.RETURN_DAYS)
    reached = (
        select(Parcel)
        .where(Parcel.state.in_(("handed_over", "delivered")), Parcel.handed_over_at < before)
        .order_by(Parcel.id)
        .limit(limit)
        .with_for_update()
    )
    return _for_each(reached, lambda parcel: move(parcel, "completed", SYSTEM))


def _for_each(statement: Any, act: Callable[[Parcel], None]) -> int:
    parcels = db.session.scalars(statement).all()
    for parcel in parcels:
        act(parcel)
    return len(parcels)
