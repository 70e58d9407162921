"""Reading who stands where."""

import pytest

from storefront.fairs import allocations
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.stalls import a_fair, a_plan, an_open_fair, days_of, stall_of

pytestmark = pytest.mark.usefixtures("app")


def test_holders_by_stall_and_day() -> None:
    plan, (first, second) = a_fair()
    days = days_of(plan)
    allocations.give(plan, stall_of(plan), first.id, days[:1], SYSTEM)
    allocations.give(plan, stall_of(plan), second.id, days[1:], SYSTEM)

    (here,) = allocations.holders(plan.id).values()
    assert [(one.slug, one.days) for one in here] == [(first.slug, tuple(days[:1])), (second.slug, tuple(days[1:]))]
    assert [one.family_id for one in allocations.holders(plan.id, day=days[0])[stall_of(plan).id]] == [first.id]


def test_a_shop_that_is_closed_is_not_shown_to_shoppers() -> None:
    plan, (first, second) = a_fair()
    allocations.give(plan, stall_of(plan), first.id, days_of(plan), SYSTEM)
    allocations.give(plan, stall_of(plan, "A-2"), second.id, days_of(plan), SYSTEM)
    first.status = "suspended"
    db.session.flush()

    assert allocations.holders(plan.id, selling=True).keys() == {stall_of(plan, "A-2").id}


def test_what_a_family_has_who_waits_and_how_many() -> None:
    plan, (first, second) = a_fair()
    allocations.give(plan, stall_of(plan), first.id, days_of(plan)[:1], SYSTEM)
    allocations.give(plan, stall_of(plan, "A-2"), first.id, days_of(plan)[1:], SYSTEM)

    assert [(one.stall.number, len(one.days)) for one in allocations.of_family(plan.id, first.id)] == [
        ("A-1", 1),
        ("A-2", 2),
    ]
    assert allocations.waiting(plan, {first.id}) == [second.id]
    assert allocations.count_of(plan.id) == (2, 1)
    assert [[one.id for one in allocations.held_by(who.id)] for who in (first, second)] == [[plan.exhibition_id], []]
    assert allocations.taken_days(stall_of(plan).id) == frozenset(days_of(plan)[:1])
    assert allocations.numbers_of(plan.id, [first.id, second.id]) == {first.id: ["A-1", "A-2"]}


def test_open_plans_are_found_by_families() -> None:
    plan, _ = an_open_fair()
    a_plan(booking="chosen")

    assert [one.id for one in allocations.to_choose_from()] == [plan.exhibition_id]
