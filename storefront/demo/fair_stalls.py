"""Stalls of the demo market: a bazaar that is on, whose families stand on an open plan; and one to come, where most of those
who were offered a place have taken it and stand where its organiser put them."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.community.families import Family
from storefront.demo.fair_calls import goods_of_families, own_first
from storefront.fairs import allocations, applications, calls, exhibitions, stalls
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import Row, StallPlan, StallWords
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

TAKEN = 9  # offers that were answered
TWO_DAYS = 3  # every so many families come for some of the days
ROWS = (
    Row("A", 1, 8, 8, (1200, 1400), (8800, 1400)),
    Row("B", 1, 6, 6, (1200, 4200), (7000, 4200)),
    Row("C", 1, 8, 8, (1200, 8400), (8800, 8400)),
)
LOOKS = (
    StallWords("1", 0, 0, 300, 200, ("power", "corner"), 5_000),
    StallWords("1", 0, 0, 200, 200, ("power", "water"), 2_500),
    StallWords("1", 0, 0, 200, 150, ("shade",)),
)


def tell() -> None:
    """The one that is on, and the one whose call was decided."""
    live = db.session.scalar(select(Exhibition).where(Exhibition.state == "live").order_by(Exhibition.id))
    if live is not None:
        with unit_of_work():
            plan = a_plan(live, "open")
            mine, others = own_first(goods_of_families())
            seat(plan, [mine.family_id, *(one.family_id for one in others)][: 2 * TAKEN])
    decided = db.session.scalar(select(calls.ExhibitorCall).where(calls.ExhibitorCall.decided_at.is_not(None)))
    if decided is not None:
        with unit_of_work():
            accept_some(decided.id)
        with unit_of_work():
            coming = applications.exhibiting(decided.exhibition_id)
            seat(a_plan(db.session.get_one(Exhibition, decided.exhibition_id), "assigned"), coming)


def a_plan(exhibition: Exhibition, booking: str) -> StallPlan:
    """A plan of three rows that everybody sees."""
    plan = stalls.prepare(exhibition, SYSTEM)
    for row, look in zip(ROWS, LOOKS, strict=True):
        stalls.add_row(plan, row, look, SYSTEM)
    allocations.set_booking(plan, booking, SYSTEM)
    stalls.show(plan, SYSTEM, to_all=True)
    return plan


def accept_some(call_id: int) -> None:
    """Families say yes to their offer; that of the family one can sign in as still waits for its answer."""
    mine = own_first(goods_of_families())[0].family_id
    for row in [one for one in applications.living(call_id, "offered") if one.family_id != mine][:TAKEN]:
        applications.accept(row, SYSTEM)


def seat(plan: StallPlan, family_ids: Sequence[int]) -> None:
    """Each family in a stall of its own, most for all days."""
    days = [one.day for one in exhibitions.days_of(plan.exhibition_id)]
    open_shops = set(db.session.scalars(select(Family.id).where(Family.status == "active")))
    coming = [one for one in family_ids if one in open_shops]
    for number, (stall, family_id) in enumerate(zip(stalls.of_plan(plan.id), coming, strict=False), 1):
        some = days[: max(1, len(days) - 1)] if number % TWO_DAYS == 0 else days
        allocations.give(plan, stall, family_id, some, SYSTEM)
