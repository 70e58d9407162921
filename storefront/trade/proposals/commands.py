"""Proposing another date for a parcel, and how that ends. The days of making are held with the proposal and move with the
agreement, in the same unit of work; the parcel's row is held first, then the proposal moves by a guarded statement."""

from datetime import date, datetime, timedelta

from storefront.goods import making
from storefront.kernel import clock, states, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.trade import delivery, orders
from storefront.trade.orders import Parcel
from storefront.trade.proposals import policy, refusals
from storefront.trade.proposals.facts import DateDecided, DateProposed
from storefront.trade.proposals.models import DateProposal
from storefront.trade.proposals.queries import answers_until, count_of, open_of, unanswered, was_refused
from storefront.trade.proposals.states import AGREED, ASKED, EXPIRED, REFUSED, WITHDRAWN

REASON_LENGTH = 300


def propose(parcel: Parcel, actor: Actor, *, day: date, reason: str) -> DateProposal:
    """Asks the shopper for another day, for a reason they read; the same day once more is the same proposal. What is made in
    limited numbers has its place for that day from this moment on; a family that has not accepted yet has as much longer.

    Raises NotAllowed, NotNow, ReasonIsMissing, NoContactsHere, DayIsNotOpen, DayIsPromised, ProposalIsOpen, DayWasDeclined,
    TooManyProposals, DaysAreFull, YearIsFull.
    """
    orders.only_its_family(parcel, actor)
    orders.hold(parcel)
    db.session.refresh(parcel, ["promised_on", "accept_by"])
    known = open_of(parcel.id)
    if known and known.proposed_on == day:
        return known
    words = _check(parcel, day, reason, known)
    now = clock.now()
    proposal = DateProposal(
        parcel_id=parcel.id, state=ASKED, before_on=parcel.promised_on, proposed_on=day, reason=words
    )
    proposal.proposed_by, proposal.proposed_at, proposal.answer_by = actor.user_id, now, policy.answer_by(now)
    db.session.add(proposal)
    db.session.flush()
    _reserve(parcel, proposal)
    parcel.accept_by = max(parcel.accept_by, policy.accept_by(_first_accept_by(parcel), answers_until(parcel.id)))
    tell(DateProposed(proposal.id, parcel.id, day.isoformat(), actor.user_id, words))
    return proposal


def _first_accept_by(parcel: Parcel) -> datetime:
    """Until when the family had to accept or decline before anything was proposed."""
    since = parcel.order.confirmed_at
    return since + timedelta(hours=orders.policy.ACCEPT_HOURS) if since else parcel.accept_by


def _check(parcel: Parcel, day: date, reason: str, known: DateProposal | None) -> str:
    """The reason of a proposal that can be made."""
    if parcel.state not in policy.PROPOSES:
        raise NotNow(state=parcel.state)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    wording.check_told(words)
    first, last = policy.days_open(parcel.way, clock.today())
    if not first <= day <= last:
        raise refusals.DayIsNotOpen(first=first, last=last)
    if day == parcel.promised_on:
        raise refusals.DayIsPromised()
    if known:
        raise refusals.ProposalIsOpen()
    if was_refused(parcel.id, day):
        raise refusals.DayWasDeclined()
    if count_of(parcel.id) >= policy.MOST:
        raise refusals.TooManyProposals()
    return words


def _reserve(parcel: Parcel, proposal: DateProposal) -> None:
    """Holds the days of making that the proposed date needs."""
    by = delivery.ready_by(parcel.way, proposal.proposed_on)
    try:
        making.reserve(f"order:{parcel.order_id}", proposal.held, family_id=parcel.family_id, by=by)
    except making.NotReadyBy as refusal:
        if refusal.day is None:
            raise refusals.YearIsFull() from None
        day = delivery.arrival(parcel.way, refusal.day, asked_on=clock.today())
        raise refusals.DaysAreFull(day=day) from None


def agree(proposal: DateProposal, parcel: Parcel, actor: Actor) -> None:
    """The shopper agrees: the date is the one of the order now, and its days of making with it. What the family had not
    accepted yet is accepted, for that was its condition. Agreed before is agreed. Raises ProposalIsOver."""
    orders.hold(parcel)
    if _ended_as(proposal, AGREED):
        return
    if parcel.state not in policy.PROPOSES:
        raise refusals.ProposalIsOver()
    _step(proposal, AGREED)
    by = delivery.ready_by(parcel.way, proposal.proposed_on)
    making.move(f"order:{parcel.order_id}", proposal.held, by=by)
    parcel.promised_on, parcel.released_at = proposal.proposed_on, None
    db.session.flush()
    _tell(proposal, parcel, actor, with_step=parcel.state == "placed")
    if parcel.state == "placed":
        family = Actor(proposal.proposed_by, families=frozenset({parcel.family_id}))
        orders.accept(parcel, family, aware=True)  # whatever a bank says, the next step asks


def refuse(proposal: DateProposal, parcel: Parcel, actor: Actor) -> None:
    """The shopper does not agree: the old date holds, and until the family goes on with it they may call the parcel off.
    Refused before is refused. Raises ProposalIsOver."""
    orders.hold(parcel)
    if _ended_as(proposal, REFUSED):
        return
    _step(proposal, REFUSED)
    making.give_back(proposal.held)
    parcel.released_at = clock.now()
    _tell(proposal, parcel, actor)


def withdraw(proposal: DateProposal, parcel: Parcel, actor: Actor) -> None:
    """The family takes it back: the old date holds, and so does the time it had to accept. Raises NotAllowed, ProposalIsOver."""
    orders.only_its_family(parcel, actor)
    orders.hold(parcel)
    db.session.refresh(parcel, ["accept_by"])
    if not _ended_as(proposal, WITHDRAWN):
        _end(proposal, parcel, WITHDRAWN, actor)
        first, answers = _first_accept_by(parcel), answers_until(parcel.id)
        parcel.accept_by = policy.accept_again_by(parcel.accept_by, first, answers, clock.now())
        db.session.flush()


def parcel_moved(parcel_id: int, after: str, by: int | None) -> None:
    """A parcel took a step: beginning to make it leaves the question open, every other answers it. Whoever accepts the old
    date keeps it, and what is ready or called off needs no other."""
    proposal = open_of(parcel_id) if after != "preparing" else None
    if proposal:
        _end(proposal, db.session.get_one(Parcel, parcel_id), WITHDRAWN, Actor(by), with_step=True)


def expire(*, limit: int = 100) -> int:
    """Ends proposals nobody answered in time, in favour of the old date; for the worker. How many."""
    ended = 0
    for proposal in unanswered(limit=limit):
        parcel = db.session.get_one(Parcel, proposal.parcel_id)
        orders.hold(parcel)
        db.session.refresh(proposal, ["state"])
        if proposal.state == ASKED:
            _end(proposal, parcel, EXPIRED, SYSTEM)
            ended += 1
    return ended


def _end(proposal: DateProposal, parcel: Parcel, state: str, actor: Actor, *, with_step: bool = False) -> None:
    """Nothing comes of it: the old date holds, and the days that were held for the other are free again."""
    _move(proposal, state)
    making.give_back(proposal.held)
    _tell(proposal, parcel, actor, with_step=with_step)


def _ended_as(proposal: DateProposal, state: str) -> bool:
    """Whether it ended so already, by a first press of the same button."""
    db.session.refresh(proposal, ["state"])
    return proposal.state == state


def _step(proposal: DateProposal, state: str) -> None:
    """The shopper's step, while there is time for it."""
    if clock.now() > proposal.answer_by:
        raise refusals.ProposalIsOver()
    _move(proposal, state)


def _move(proposal: DateProposal, state: str) -> None:
    """One step, by a guarded statement: of two at the same moment one gets ProposalIsOver."""
    if not states.take(proposal, ASKED, state, answered_at=clock.now()):
        raise refusals.ProposalIsOver()


def _tell(proposal: DateProposal, parcel: Parcel, actor: Actor, *, with_step: bool = False) -> None:
    db.session.flush()
    day = parcel.promised_on.isoformat()
    tell(DateDecided(proposal.id, parcel.id, proposal.state, day, actor.user_id, with_step))
