"""Plans of stalls, and families that come, to begin a test with."""

from datetime import date, timedelta
from typing import Any

from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import allocations, applications, calls, exhibitions, stalls
from storefront.fairs.applications import Verdict
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import Row, Stall, StallPlan, StallWords
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from tests.builders.calls import a_call, an_application
from tests.builders.community import a_family
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.goods import a_category

MONTH = timedelta(days=30)


def acting(plan: StallPlan) -> Actor:
    """Somebody who acts for the body of a plan."""
    return Actor(bodies=frozenset({plan.exhibition.body_id}))


def a_plan(
    exhibition: Exhibition | None = None, *, number: int = 4, shown: bool = True, booking: str = ""
) -> StallPlan:
    """A plan of an exhibition that was announced, with so many stalls A-1, A-2 … in one row."""
    exhibition = exhibition or an_exhibition()
    made = stalls.prepare(exhibition, SYSTEM)
    plan = stalls.of_exhibition(exhibition.id)
    assert made is plan
    if number:
        stalls.add_row(plan, Row("A", 1, number, 20, (500, 500), (9500, 9500)), StallWords("A-1", 0, 0), SYSTEM)
        stalls.show(plan, SYSTEM, to_all=shown)
    if booking:
        allocations.set_booking(plan, booking, SYSTEM)
    return plan


def stall_of(plan: StallPlan, number: str = "A-1") -> Stall:
    """One of its stalls, by its number."""
    return next(one for one in stalls.of_plan(plan.id) if one.number == number)


def days_of(plan: StallPlan) -> list[date]:
    """The days of the exhibition of a plan."""
    return [one.day for one in exhibitions.days_of(plan.exhibition_id)]


def a_confirmed_call(exhibition: Exhibition | None = None, *, number: int = 2) -> tuple[ExhibitorCall, list[Family]]:
    """A call that was decided a while ago, and families whose place is confirmed."""
    now = clock.now()
    with clock.set_to(now - MONTH):
        exhibition = exhibition or an_exhibition(first=in_days(60))
        ends = {"closes_at": now - timedelta(hours=1), "decides_on": clock.riyadh(now + timedelta(days=2)).date()}
        quotas, by = {a_category().id: number}, calls.terms.BY_ARRIVAL
        call = a_call(exhibition, quotas=quotas, places=number, selection=by, **ends)
        rows = [an_application(call) for _ in range(number)]
    while calls.turn_one():
        pass
    verdicts = {row.id: Verdict("offered", rank) for rank, row in enumerate(rows, 1)}
    applications.decide(calls.lock(call.id), verdicts, SYSTEM)
    for row in rows:
        applications.accept(row, SYSTEM)
    return call, [applications.get(row.id).family for row in rows]


def a_fair(*, families: int = 2, number: int = 4, **words: Any) -> tuple[StallPlan, list[Family]]:
    """A plan of an exhibition to which families come whose place is confirmed."""
    call, coming = a_confirmed_call(number=families)
    return a_plan(calls.get(call.id).exhibition, number=number, **words), coming


def an_open_fair(*, families: int = 2, number: int = 4) -> tuple[StallPlan, list[Family]]:
    """A plan on which every family whose shop is open may choose; and some of them."""
    return a_plan(number=number, booking="open"), [a_family() for _ in range(families)]


def where(plan: StallPlan) -> dict[str, list[tuple[int, int]]]:
    """Who stands where: the number of each stall that is held, with its families and for how many days."""
    numbers = {one.id: one.number for one in stalls.of_plan(plan.id)}
    held = allocations.holders(plan.id)
    return {numbers[one]: [(each.family_id, len(each.days)) for each in rows] for one, rows in held.items()}


def a_stall_that_is_given(call: ExhibitorCall) -> StallPlan:
    """A plan of the exhibition of a call, on which the family whose place is confirmed stands on every day."""
    plan = a_plan(calls.get(call.id).exhibition)
    allocations.give(plan, stall_of(plan), applications.exhibiting(plan.exhibition_id)[0], days_of(plan), SYSTEM)
    return plan


def a_desks_fair(body: Body) -> tuple[StallPlan, list[Family]]:
    """A plan of an exhibition of a body, to which two families come whose place is confirmed."""
    with clock.set_to(clock.now() - MONTH):
        exhibition = an_exhibition(body, first=in_days(60))
    call, coming = a_confirmed_call(exhibition)
    return a_plan(calls.get(call.id).exhibition), coming
