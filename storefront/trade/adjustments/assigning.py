"""What money was for that went back in a provider's own office: goods of the parcels it had paid for, and refunds of ours that
did not get through. A person says so of all of it at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storefront.kernel import money
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound, NotNow
from storefront.trade import orders
from storefront.trade.adjustments.commands import FOUND, lefts, note, only_others, share_of
from storefront.trade.adjustments.deciding import parcels_paid_by
from storefront.trade.adjustments.refusals import DoesNotAddUp, NoLongerWaits
from storefront.trade.adjustments.shares import Wish
from storefront.trade.allowances import Allowance
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, payments, refunds
from storefront.treasury.payments import Refund, RefundAssigned


@dataclass(frozen=True)
class Division:
    """What a found refund was for: something of these parcels, by id, and with the rest of it the refunds, by id, instead of
    which somebody gave it, the last of them perhaps in part."""

    wishes: Mapping[int, Wish] = field(default_factory=dict)
    instead: Sequence[int] = ()


@dataclass(frozen=True)
class Outcome:
    """What a division comes to: by parcel, and of each failed refund (halalas)."""

    shares: Sequence[tuple[Parcel, ledger.Share]]
    stood: Sequence[tuple[Refund, int]]


def assign(refund: Refund, division: Division, actor: Actor, *, reason: str) -> None:
    """A person says what a found refund was for, all of it. What it was for is taken out of the shares; nobody's share is
    taken for what a refund of ours was to give back, as that was done when it was asked for.

    Raises NotAllowed, OwnInterest, ReasonIsMissing, NotFound for a parcel or a refund of other money, NotNow where it was
    said before, MoreThanIsLeft, NothingChosen, NoLongerWaits, DoesNotAddUp.
    """
    paid = db.session.get_one(payments.Payment, refund.payment_id)
    words = only_others(actor, paid.purpose, paid.subject_id, reason)
    for parcel in _chosen(refund, division):
        orders.hold(parcel)
    payment, refund = payments.refunding.locked_refund(refund.id)
    if refund.state != "unattributed":
        raise NotNow()
    outcome = weigh(refund, division)
    subjects = {}
    for parcel, _ in outcome.shares:
        once = f"refund:{refund.id}:parcel:{parcel.id}"
        found = Allowance(once=once, kind=FOUND, reason=words, given_by=actor.user_id)
        allowance = note(parcel, division.wishes[parcel.id], found)
        subjects[f"allowance:{allowance.id}"] = allowance.total_minor
    refunds.attribute(refund, subjects, instead=[one.id for one, _ in outcome.stood])
    tell(RefundAssigned(refund.id, payment.id, refund.amount_minor, actor.user_id, words))


def weigh(refund: Refund, division: Division) -> Outcome:
    """What a division comes to, for whoever is asked before. Changes nothing. Raises NotFound, MoreThanIsLeft,
    NothingChosen, NoLongerWaits, DoesNotAddUp."""
    shares = [(parcel, share_of(parcel, division.wishes[parcel.id])) for parcel in _chosen(refund, division)]
    goods = sum(share.total_minor for _, share in shares)
    waiting = _waiting(refund, division.instead)
    rest, stood = refund.amount_minor - goods, []
    for one in sorted(set(division.instead)):
        stood.append((waiting[one], min(rest, waiting[one].amount_minor)))
        rest -= waiting[one].amount_minor
    whole = rest == 0 or (rest < 0 and bool(stood))
    if not whole or any(part <= 0 for _, part in stood):
        raise DoesNotAddUp(total=money.shown(refund.amount_minor - rest), amount=money.shown(refund.amount_minor))
    return Outcome(shares, stood)


def _waiting(refund: Refund, chosen: Sequence[int]) -> dict[int, Refund]:
    """Those it could be, by id, as they are now. Raises NotFound for a chosen one of another payment, NoLongerWaits."""
    every = payments.refunds_of(refund.payment_id)
    for one in every:
        db.session.refresh(one)  # a page may have read them before its turn came
    waiting = {one.id: one for one in every if refunds.is_for(refund, one)}
    if not set(chosen) <= {one.id for one in every}:
        raise NotFound()
    if not set(chosen) <= set(waiting):
        raise NoLongerWaits()
    return waiting


def could_be(refund: Refund) -> list[Refund]:
    """The refunds of ours, of the same money, that did not get through, so that somebody may have given this instead."""
    return [one for one in payments.refunds_of(refund.payment_id) if refunds.is_for(refund, one)]


def guess(refund: Refund) -> Division:
    """What a found refund was for where only one thing fits: all that is left of its payment, or what did not get through and
    is as much together; nothing otherwise."""
    waiting = could_be(refund)
    failed = sum(one.amount_minor for one in waiting)
    instead = tuple(one.id for one in waiting)
    if failed == refund.amount_minor:
        return Division(instead=instead)
    parcels = parcels_paid_by(db.session.get_one(payments.Payment, refund.payment_id))
    there = lefts(parcels)
    if sum(one.total_minor for one in there.values()) + failed != refund.amount_minor:
        return Division()
    whole = {number: Wish(left.lines, left.delivery_minor > 0) for number, left in there.items() if left.total_minor}
    return Division(whole, instead)


def _chosen(refund: Refund, division: Division) -> list[Parcel]:
    """The parcels of a division, in the order in which they are held. Raises NotFound for one its payment was not for."""
    parcels = parcels_paid_by(db.session.get_one(payments.Payment, refund.payment_id))
    if not set(division.wishes) <= {parcel.id for parcel in parcels}:
        raise NotFound()
    return [parcel for parcel in parcels if parcel.id in division.wishes]
