"""Places that are offered: what was decided of the applications, yes and no to an offer, who comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from storefront.fairs import calls, exhibitions
from storefront.fairs.applications import refusals, wishes
from storefront.fairs.applications.models import ExhibitApplication
from storefront.fairs.applications.states import LIVING
from storefront.fairs.applications.stepping import hold, step
from storefront.fairs.calls import CallQuota, ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow

OUTCOMES = ("offered", "waitlisted", "declined")


@dataclass(frozen=True)
class Verdict:
    """What was decided of one application: its outcome, its place among all, and its score where there was a jury."""

    outcome: str
    rank: int
    score: int | None = None


def living(call_id: int, *states: str) -> Sequence[ExhibitApplication]:
    """The applications of a call that still may come to something, in these states or all, in the order of their ids."""
    wanted = ExhibitApplication.state.in_(states or LIVING)
    rows = select(ExhibitApplication).where(ExhibitApplication.call_id == call_id, wanted)
    fresh = rows.order_by(ExhibitApplication.id).execution_options(populate_existing=True)
    return db.session.scalars(fresh).all()


def decide(call: ExhibitorCall, verdicts: Mapping[int, Verdict], actor: Actor) -> None:
    """What comes of every submitted application of a call that this unit holds, by id. Raises NotNow where it was decided, or
    where one of them is left out; PlacesAreTaken, QuotaIsFull for more offers than there is room."""
    calls.note_decided(call)
    waiting = living(call.id, "submitted")
    if {one.id for one in waiting} != set(verdicts):
        raise NotNow(state="submitted")
    for application in waiting:
        verdict = verdicts[application.id]
        application.rank, application.score = verdict.rank, verdict.score
        if verdict.outcome == "offered":
            offer(call, application, actor)
        else:
            step(application, verdict.outcome, actor)


def offer(call: ExhibitorCall, application: ExhibitApplication, actor: Actor) -> None:
    """A place is held for it until its family answers, or the time for that is over. Raises PlacesAreTaken, QuotaIsFull."""
    calls.take_place(call.id, application.category_id)
    application.offered_until = until(call, clock.now())
    step(application, "offered", actor)


def until(call: ExhibitorCall, now: datetime) -> datetime:
    """When an offer of this moment ends: with a day, so many days later, and before the exhibition opens."""
    end = clock.end_of_day(clock.riyadh(now).date() + timedelta(days=call.offer_days))
    opening = call.exhibition.opens_at
    return min(end, opening) if opening is not None and opening > now else end


def accept(application: ExhibitApplication, actor: Actor) -> None:
    """A family takes the place it was offered. Raises NotAllowed, NotNow, OfferIsOver, ShopIsStopped, DocumentsAreMissing."""
    if not actor.may("shop", application.family_id) and actor != SYSTEM:
        raise NotAllowed()
    hold(application)
    now = clock.now()
    if application.state == "offered":
        if is_over(application, now):
            raise refusals.OfferIsOver()
        wishes.only_ready(application.family_id, application.category_id)
    application.answered_at = now
    step(application, "confirmed", actor)


def is_over(application: ExhibitApplication, now: datetime) -> bool:
    """Whether the time for an answer has passed, whatever the worker has got to."""
    return application.offered_until is not None and application.offered_until <= now


def expire_one() -> bool:
    """The clock ends one offer that nobody answered, and its place goes on; whether there was one. Where the exhibition was
    postponed it waits for the new days."""
    joined = select(ExhibitApplication).join(ExhibitApplication.call).join(ExhibitorCall.exhibition)
    ended = (ExhibitApplication.state == "offered", ExhibitApplication.offered_until <= clock.now())
    due = joined.where(*ended, Exhibition.state != "postponed")
    application = db.session.scalar(due.order_by(ExhibitApplication.offered_until, ExhibitApplication.id).limit(1))
    if application is None:
        return False
    call = hold(application)
    if application.state == "offered" and is_over(application, clock.now()):
        step(application, "offer_expired", SYSTEM)
        pass_on(call, application.category_id)
    return True


def renew(exhibition_id: int) -> None:
    """The exhibition was postponed and is announced again: whoever was offered a place has their whole time once more."""
    call = calls.find_of_exhibition(exhibition_id)
    if call is None:
        return
    calls.lock(call.id)
    for application in living(call.id, "offered"):
        application.offered_until = until(call, clock.now())
    db.session.flush()


def pass_on(call: ExhibitorCall, category_id: int) -> ExhibitApplication | None:
    """A place that was held is offered to the first who waits and fits; to one, or nobody."""
    calls.free_place(call.id, category_id)
    return promote(call)


def fill(call_id: int) -> int:
    """Every free place is offered to who waits and fits; how many were. After there came to be more of them."""
    call, number = calls.lock(call_id), 0
    while promote(call) is not None:
        number += 1
    return number


def promote(call: ExhibitorCall) -> ExhibitApplication | None:
    """The first of the waiting list for whom there is a place and room in its sub-category is offered it, as long as
    its shop is open and it has the documents; nobody once the exhibition is near, over or called off."""
    if not may_offer(call, clock.now()):
        return None
    rows = db.session.scalars(select(CallQuota).where(CallQuota.call_id == call.id))
    room = [row.category_id for row in rows if row.taken < row.most]
    waiting = select(ExhibitApplication).where(
        ExhibitApplication.call_id == call.id,
        ExhibitApplication.state == "waitlisted",
        ExhibitApplication.category_id.in_(room),
        *wishes.are_ready(room),
    )
    first = db.session.scalar(waiting.order_by(ExhibitApplication.rank, ExhibitApplication.id).limit(1))
    if first is None:
        return None
    offer(call, first, SYSTEM)
    return first


def may_offer(call: ExhibitorCall, now: datetime) -> bool:
    opening = call.exhibition.opens_at
    is_coming = call.exhibition.state in exhibitions.COMING and opening is not None and now < opening
    return is_coming and calls.has_closed(call, now) and call.taken < call.places
