"""Who bears what a bank kept: the family of each parcel or the market. And back again, when the bank gives it back late."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound, NotNow, NotValid
from storefront.trade import orders
from storefront.trade.adjustments import late, shares
from storefront.trade.adjustments.commands import DISPUTE, keep, left_now, lefts, only_others, told_of
from storefront.trade.adjustments.facts import DisputeDecided
from storefront.trade.allowances import Allowance
from storefront.trade.orders import Parcel
from storefront.trade.rulings import DisputeDecision
from storefront.treasury import disputes, ledger, payments
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Payment

FAMILY, MARKET = "family", "market"
BEARERS = (FAMILY, MARKET)


@dataclass(frozen=True)
class Stake:
    """What of a lost dispute lies on one parcel (halalas), and what was decided about it."""

    parcel: Parcel
    amount_minor: int
    decision: DisputeDecision | None

    @property
    def is_open(self) -> bool:
        """Whether a person still has to say who bears it."""
        return self.decision is None and self.amount_minor > 0


def stakes(dispute: Dispute) -> list[Stake]:
    """What a dispute takes of each parcel its payment was for; what was to go back to the shopper anyway is on nobody."""
    payment = payments.of_attempt(dispute.attempt_id)
    parcels = parcels_paid_by(payment)
    made = {one.parcel_id: one for one in decisions_of(dispute.id)}
    open_ones = [parcel for parcel in parcels if parcel.id not in made]
    gone = disputes.covered(dispute.attempt_id) + sum(one.amount_minor for one in made.values())
    there = lefts(open_ones)
    parts = dict(
        zip(
            (one.id for one in open_ones),
            shares.borne_by_parcels(
                max(0, dispute.amount_minor - gone), [there[one.id].total_minor for one in open_ones]
            ),
            strict=True,
        )
    )
    return [
        Stake(parcel, made[parcel.id].amount_minor if parcel.id in made else parts[parcel.id], made.get(parcel.id))
        for parcel in parcels
    ]


def parcels_paid_by(payment: Payment) -> list[Parcel]:
    """The parcels a payment was for: all of an order, or one; none of what paid something else."""
    if payment.purpose not in ("order", "parcel"):
        return []
    mine = Parcel.order_id if payment.purpose == "order" else Parcel.id
    return list(db.session.scalars(select(Parcel).where(mine == payment.subject_id).order_by(Parcel.id)))


def decisions_of(dispute_id: int) -> list[DisputeDecision]:
    """What was decided about a dispute and still holds."""
    mine = (DisputeDecision.dispute_id == dispute_id, DisputeDecision.returned_at.is_(None))
    return list(db.session.scalars(select(DisputeDecision).where(*mine).order_by(DisputeDecision.id)))


def decide(dispute: Dispute, parcel: Parcel, bearer: str, actor: Actor, *, reason: str) -> DisputeDecision:
    """A person says who bears what a lost dispute took of a parcel, once, where it took something. The family gives up its
    share of it and the market the commission; or the market bears all of it, and the family keeps its share.

    Raises NotAllowed, OwnInterest, ReasonIsMissing, NotValid, NotFound, NotNow.
    """
    words = only_others(actor, "parcel", parcel.id, reason)
    if bearer not in BEARERS:
        raise NotValid()
    orders.hold(parcel)
    payments.lock(payments.of_attempt(dispute.attempt_id).id)
    db.session.refresh(dispute)
    stake = next((one for one in stakes(dispute) if one.parcel.id == parcel.id), None)
    if stake is None:
        raise NotFound()
    if dispute.state != "lost" or not stake.is_open:
        raise NotNow()
    decision = DisputeDecision(
        dispute_id=dispute.id, parcel_id=parcel.id, bearer=bearer, amount_minor=stake.amount_minor
    )
    decision.reason, decision.decided_at, decision.decided_by = words, clock.now(), actor.user_id
    if bearer == FAMILY:
        decision.allowance_id = _take_of_family(parcel, stake.amount_minor, dispute, decision).id
    disputes.lay(dispute, stake.amount_minor)
    try:
        with db.session.begin_nested():
            db.session.add(decision)
    except IntegrityError as error:
        raise NotNow() from error
    tell(DisputeDecided(parcel.id, dispute.id, bearer, stake.amount_minor, actor.user_id, words))
    return decision


def _take_of_family(parcel: Parcel, amount_minor: int, dispute: Dispute, decision: DisputeDecision) -> Allowance:
    once = f"dispute:{dispute.id}:{dispute.turns}:parcel:{parcel.id}"
    allowance = Allowance(once=once, kind=DISPUTE, reason=decision.reason, given_by=decision.decided_by)
    amounts, delivery = shares.laid_on(amount_minor, left_now(parcel))
    share = keep(parcel, allowance, amounts, delivery)
    told = told_of(parcel, share, allowance)
    ledger.losses.record_borne(f"allowance:{allowance.id}", share, subject=f"parcel:{parcel.id}", told=told)
    return allowance


def give_back_borne(dispute_id: int) -> None:
    """The bank gave the money back after all: whoever bore the loss has their share again, but for what was undone meanwhile."""
    for decision in sorted(decisions_of(dispute_id), key=lambda one: one.parcel_id):
        if decision.allowance_id:
            parcel = db.session.get_one(Parcel, decision.parcel_id)
            orders.hold(parcel)
            late.give_again(parcel, decision.allowance_id)
        decision.returned_at = clock.now()
    db.session.flush()
