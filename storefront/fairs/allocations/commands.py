"""Giving stalls and taking them back, choosing one and leaving it, swapping two. A stall is held for each day alone."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from storefront.community import bodies, families
from storefront.fairs import applications, calls, exhibitions, stalls
from storefront.fairs.allocations import refusals
from storefront.fairs.allocations.facts import StallGiven, StallTaken
from storefront.fairs.allocations.models import MOST_STALLS, StallDay
from storefront.fairs.allocations.queries import waiting
from storefront.fairs.exhibitions import COMING, Exhibition
from storefront.fairs.stalls import BOOKINGS, Stall, StallPlan
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow, NotValid

GIVING = COMING | {"live", "postponed"}
CHOSEN = ("chosen", "open")


def set_booking(plan: StallPlan, booking: str, actor: Actor) -> None:
    """Who says from now on which family stands where. Raises NotAllowed, NotNow, NotValid, OthersHoldStalls where families that
    did not apply would have been let in by the one before."""
    stalls.hold(plan, actor)
    if booking not in BOOKINGS:
        raise NotValid()
    held = set(db.session.scalars(select(StallDay.family_id).where(StallDay.plan_id == plan.id).distinct()))
    if booking != "open" and held - set(applications.exhibiting(plan.exhibition_id)):
        raise refusals.OthersHoldStalls()
    plan.booking = booking
    stalls.changed(plan, "booking", actor)


def give(
    plan: StallPlan, stall: Stall, family_id: int, days: Collection[date], actor: Actor, *, second: bool = False
) -> None:
    """A family stands in a stall on these days; beside another of its own only where that is said (`second`).

    Raises NotAllowed, NotNow before the exhibition is announced or once it is over, FamilyDoesNotCome, DayIsNotOpen,
    StallIsTaken, HasAStall, HasManyStalls.
    """
    bodies.only_officers(actor, plan.exhibition.body_id)
    hold(plan)
    if not comes(plan, family_id):
        raise refusals.FamilyDoesNotCome()
    enter(plan, stall, family_id, days, actor, second=second)


def choose(plan: StallPlan, stall: Stall, family_id: int, days: Collection[date], actor: Actor) -> None:
    """A family takes a free stall itself, before the exhibition opens. Raises NotAllowed, IsNotChosen, FamilyDoesNotCome,
    ShopIsStopped, DocumentsAreMissing, and as `give` does."""
    only_for(family_id, actor)
    exhibition = hold(plan)
    if not may_choose(plan, exhibition):
        raise refusals.IsNotChosen()
    if not comes(plan, family_id):
        raise refusals.FamilyDoesNotCome()
    call = calls.find_of_exhibition(plan.exhibition_id)
    applied = applications.find_of_family(call.id, family_id) if call else None
    if applied is not None and plan.booking != "open":
        applications.wishes.only_ready(family_id, applied.category_id)
    enter(plan, stall, family_id, days, actor)


def give_rest(plan: StallPlan, actor: Actor) -> int:
    """Every family that comes and has no stall yet is given one for all days, in the order of the numbers of the stalls that are
    free on all of them; how many were. Raises NotAllowed, NotNow."""
    bodies.only_officers(actor, plan.exhibition.body_id)
    hold(plan)
    held = db.session.execute(select(StallDay.stall_id, StallDay.family_id).where(StallDay.plan_id == plan.id)).all()
    taken, with_one = {row.stall_id for row in held}, {row.family_id for row in held}
    free_stalls = [one for one in stalls.of_plan(plan.id) if one.id not in taken]
    days = [one.day for one in exhibitions.days_of(plan.exhibition_id)]
    given = list(zip(free_stalls, waiting(plan, with_one), strict=False))
    for stall, family_id in given:
        write(plan, stall, family_id, dict.fromkeys(days, 1), actor)
        tell_given(plan, stall, family_id, days, actor)
    return len(given)


def may_choose(plan: StallPlan, exhibition: Exhibition) -> bool:
    """Whether families choose on this plan at this moment."""
    opening = exhibition.opens_at
    is_coming = exhibition.state in COMING and opening is not None and clock.now() < opening
    return plan.booking in CHOSEN and plan.shown_at is not None and is_coming


def comes(plan: StallPlan, family_id: int) -> bool:
    """Whether a family may stand there: its place is confirmed; on an open plan, its shop is open."""
    if plan.booking == "open":
        return families.get(family_id).status == "active"
    return family_id in applications.exhibiting(plan.exhibition_id)


def only_for(family_id: int, actor: Actor) -> None:
    if not actor.may("shop", family_id) and actor != SYSTEM:
        raise NotAllowed()


def hold(plan: StallPlan) -> Exhibition:
    """The exhibition of a plan. Neither it, nor its call, nor what stands on the plan changes before this unit ends. Raises
    NotNow unless stalls are given there."""
    call = calls.find_of_exhibition(plan.exhibition_id)
    if call is not None:
        calls.lock(call.id, shared=True)
    held = select(Exhibition).where(Exhibition.id == plan.exhibition_id).with_for_update(read=True)
    exhibition = db.session.scalars(held.execution_options(populate_existing=True)).one()
    if exhibition.state not in GIVING:
        raise NotNow(state=exhibition.state)
    stalls.lock(plan)
    return exhibition


def enter(
    plan: StallPlan, stall: Stall, family_id: int, days: Collection[date], actor: Actor, *, second: bool = False
) -> None:
    """Writes the days of a family in a stall on a plan that is held."""
    wanted = sorted(set(days))
    if not wanted or not set(wanted) <= {one.day for one in exhibitions.days_of(plan.exhibition_id)}:
        raise refusals.DayIsNotOpen()
    turns = turns_of(plan.id, family_id)
    if any(turns.get(day) for day in wanted) and not second:
        raise refusals.HasAStall()
    if any(turns.get(day, 0) >= MOST_STALLS for day in wanted):
        raise refusals.HasManyStalls(most=MOST_STALLS)
    write(plan, stall, family_id, {day: turns.get(day, 0) + 1 for day in wanted}, actor)
    tell_given(plan, stall, family_id, wanted, actor)


def turns_of(plan_id: int, family_id: int) -> dict[date, int]:
    """The highest turn a family has on each day on which it has a stall."""
    rows = select(StallDay.day, func.max(StallDay.turn)).where(StallDay.plan_id == plan_id)
    return {
        day: turn
        for day, turn in db.session.execute(rows.where(StallDay.family_id == family_id).group_by(StallDay.day))
    }


def write(plan: StallPlan, stall: Stall, family_id: int, turns: dict[date, int], actor: Actor) -> None:
    """The rows themselves; the database refuses whatever is held already. Raises StallIsTaken."""
    now = clock.now()
    rows = [
        StallDay(
            plan_id=plan.id, stall_id=stall.id, family_id=family_id, day=day, turn=turn,
            given_at=now, given_by=actor.user_id,
        )
        for day, turn in turns.items()
    ]  # fmt: skip
    try:
        with db.session.begin_nested():
            db.session.add_all(rows)
    except IntegrityError as error:
        raise refusals.StallIsTaken(number=stall.number) from error


def tell_given(plan: StallPlan, stall: Stall, family_id: int, days: Iterable[date], actor: Actor) -> None:
    written, now = ",".join(one.isoformat() for one in days), clock.now().isoformat()
    tell(StallGiven(plan.exhibition_id, stall.id, family_id, stall.number, written, now, actor.user_id))


def take_back(plan: StallPlan, stall: Stall, days: Collection[date], actor: Actor) -> int:
    """Nobody stands in a stall on these days any more; how many were free. Raises NotAllowed, NotNow."""
    bodies.only_officers(actor, plan.exhibition.body_id)
    hold(plan)
    which = [StallDay.stall_id == stall.id, StallDay.day.in_(days)]
    return free(plan, which, "taken", actor)


def leave(plan: StallPlan, stall: Stall, family_id: int, actor: Actor) -> int:
    """A family gives a stall it chose back, before the exhibition opens. Raises NotAllowed, NotNow, IsNotChosen."""
    only_for(family_id, actor)
    if not may_choose(plan, hold(plan)):
        raise refusals.IsNotChosen()
    return free(plan, [StallDay.stall_id == stall.id, StallDay.family_id == family_id], "left", actor)


def free(plan: StallPlan, which: Sequence[object], why: str, actor: Actor) -> int:
    """Takes days of families out of a plan; each family and stall is told of once. How many days there were."""
    rows = db.session.execute(
        select(StallDay.id, StallDay.stall_id, StallDay.family_id, StallDay.day, Stall.number)
        .join(Stall, Stall.id == StallDay.stall_id)
        .where(StallDay.plan_id == plan.id, *which)  # type: ignore[arg-type]
        .order_by(StallDay.family_id, StallDay.stall_id, StallDay.day)
    ).all()
    db.session.execute(delete(StallDay).where(StallDay.id.in_([row.id for row in rows])))
    told: dict[tuple[int, int, str], list[date]] = {}
    for row in rows:
        told.setdefault((row.family_id, row.stall_id, row.number), []).append(row.day)
    now = clock.now().isoformat()
    for (family_id, stall_id, number), days in told.items():
        written = ",".join(one.isoformat() for one in days)
        tell(StallTaken(plan.exhibition_id, stall_id, family_id, number, written, now, why, actor.user_id))
    return len(rows)


def swap(plan: StallPlan, first: Stall, second: Stall, actor: Actor) -> None:
    """Whoever stands in one of two stalls stands in the other on the same days. Raises NotAllowed, NotNow, NothingToSwap."""
    bodies.only_officers(actor, plan.exhibition.body_id)
    hold(plan)
    others = {first.id: second, second.id: first}
    rows = db.session.scalars(select(StallDay).where(StallDay.stall_id.in_(list(others)))).all()
    if first.id == second.id or not rows:
        raise refusals.NothingToSwap()
    kept = [(others[row.stall_id], row.family_id, row.day, row.turn) for row in rows]
    for row in rows:
        db.session.expunge(row)
    free(plan, [StallDay.stall_id.in_(list(others))], "swapped", actor)
    moved: dict[tuple[Stall, int], dict[date, int]] = {}
    for stall, family_id, day, turn in sorted(kept, key=lambda one: (one[1], one[2])):
        moved.setdefault((stall, family_id), {})[day] = turn
    for (stall, family_id), turns in moved.items():
        write(plan, stall, family_id, turns, actor)
        tell_given(plan, stall, family_id, turns, actor)


def release_family(exhibition_id: int, family_id: int) -> None:
    """A family does not come: its stalls are free."""
    release(exhibition_id, [StallDay.family_id == family_id], "withdrawn")


def release_all(exhibition_id: int) -> None:
    """The exhibition is not held: nobody stands anywhere."""
    release(exhibition_id, [], "cancelled")


def follow_days(exhibition_id: int) -> None:
    """The exhibition has other days: on those it has no more nobody has a stall."""
    days = [one.day for one in exhibitions.days_of(exhibition_id)]
    release(exhibition_id, [StallDay.day.not_in(days)], "moved")


def release(exhibition_id: int, which: Sequence[object], why: str) -> None:
    plan = stalls.find(exhibition_id)
    if plan is not None:
        stalls.lock(plan)
        free(plan, which, why, SYSTEM)
