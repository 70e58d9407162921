"""One family in a stall on a day; whoever gives, chooses, swaps or does not come."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storefront.fairs import allocations, applications, calls, exhibitions
from storefront.fairs.allocations import StallDay, refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, desk
from tests.builders.fairs import days_from, in_days
from tests.builders.goods import a_category
from tests.builders.registering import lists
from tests.builders.stalls import a_confirmed_call, a_fair, a_plan, acting, an_open_fair, days_of, stall_of, where

pytestmark = pytest.mark.usefixtures("app")


def test_a_family_is_given_a_stall_for_all_days_or_some() -> None:
    plan, (first, second) = a_fair()
    days = days_of(plan)

    allocations.give(plan, stall_of(plan), first.id, days[:2], acting(plan))
    allocations.give(plan, stall_of(plan), second.id, days[2:], acting(plan))

    assert where(plan) == {"A-1": [(first.id, 2), (second.id, 1)]}


def test_a_stall_is_one_familys_on_a_day() -> None:
    plan, (first, second) = a_fair()
    allocations.give(plan, stall_of(plan), first.id, days_of(plan)[:1], SYSTEM)

    with pytest.raises(refusals.StallIsTaken):
        allocations.give(plan, stall_of(plan), second.id, days_of(plan), SYSTEM)

    assert where(plan) == {"A-1": [(first.id, 1)]}


def test_the_database_holds_it_too() -> None:
    plan, (first, second) = a_fair()
    allocations.give(plan, stall_of(plan), first.id, days_of(plan)[:1], SYSTEM)
    kept = {"plan_id": plan.id, "day": days_of(plan)[0], "given_at": clock.now()}

    for stall, family, turn in (("A-1", second, 1), ("A-2", first, 1)):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            db.session.add(StallDay(stall_id=stall_of(plan, stall).id, family_id=family.id, turn=turn, **kept))


def test_a_second_stall_is_given_only_where_that_is_said() -> None:
    plan, (family, _) = a_fair(number=6)
    days = days_of(plan)
    allocations.give(plan, stall_of(plan), family.id, days, SYSTEM)

    with pytest.raises(refusals.HasAStall):
        allocations.give(plan, stall_of(plan, "A-2"), family.id, days[:1], SYSTEM)
    for number in ("A-2", "A-3", "A-4"):
        allocations.give(plan, stall_of(plan, number), family.id, days, SYSTEM, second=True)
    with pytest.raises(refusals.HasManyStalls):
        allocations.give(plan, stall_of(plan, "A-5"), family.id, days, SYSTEM, second=True)

    assert len(where(plan)) == 4


def test_only_families_that_come_and_days_that_are_open() -> None:
    plan, (family, _) = a_fair()

    with pytest.raises(refusals.FamilyDoesNotCome):
        allocations.give(plan, stall_of(plan), a_family().id, days_of(plan), SYSTEM)
    for days in ([], [in_days(5)], [*days_of(plan), in_days(5)]):
        with pytest.raises(refusals.DayIsNotOpen):
            allocations.give(plan, stall_of(plan), family.id, days, SYSTEM)


def test_nobody_else_gives_or_takes() -> None:
    plan, (family, _) = a_fair(booking="chosen")
    stall, other = stall_of(plan), stall_of(plan, "A-2")
    days = days_of(plan)

    for act in (
        lambda: allocations.give(plan, stall, family.id, days, VISITOR),
        lambda: allocations.take_back(plan, stall, days, desk(family)),
        lambda: allocations.swap(plan, stall, other, VISITOR),
        lambda: allocations.choose(plan, stall, family.id, days, desk(a_family())),
        lambda: allocations.leave(plan, stall, family.id, VISITOR),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("state", ["draft", "finished", "cancelled"])
def test_stalls_are_given_while_it_is_held(state: str) -> None:
    plan, (family, _) = a_fair()
    plan.exhibition.state = state
    db.session.flush()

    with pytest.raises(NotNow):
        allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)


def test_a_stall_is_taken_back_for_some_days() -> None:
    plan, (first, second) = a_fair()
    allocations.give(plan, stall_of(plan), first.id, days_of(plan), SYSTEM)

    assert allocations.take_back(plan, stall_of(plan), days_of(plan)[:2], acting(plan)) == 2
    allocations.give(plan, stall_of(plan), second.id, days_of(plan)[:2], SYSTEM)

    assert dict(where(plan)["A-1"]) == {first.id: 1, second.id: 2}


def test_two_stalls_change_their_families() -> None:
    plan, (first, second) = a_fair()
    allocations.give(plan, stall_of(plan), first.id, days_of(plan), SYSTEM)
    allocations.give(plan, stall_of(plan, "A-2"), second.id, days_of(plan)[:1], SYSTEM)

    allocations.swap(plan, stall_of(plan), stall_of(plan, "A-2"), acting(plan))

    assert where(plan) == {"A-1": [(second.id, 1)], "A-2": [(first.id, 3)]}


def test_a_family_changes_to_a_free_stall_and_with_itself() -> None:
    plan, (family, _) = a_fair()
    allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
    allocations.give(plan, stall_of(plan, "A-2"), family.id, days_of(plan), SYSTEM, second=True)

    allocations.swap(plan, stall_of(plan), stall_of(plan, "A-2"), SYSTEM)
    allocations.swap(plan, stall_of(plan), stall_of(plan, "A-4"), SYSTEM)

    assert where(plan) == {"A-2": [(family.id, 3)], "A-4": [(family.id, 3)]}
    for one, other in (("A-1", "A-3"), ("A-2", "A-2")):
        with pytest.raises(refusals.NothingToSwap):
            allocations.swap(plan, stall_of(plan, one), stall_of(plan, other), SYSTEM)


def test_families_that_come_choose_where_they_may() -> None:
    plan, (first, second) = a_fair(booking="chosen")

    allocations.choose(plan, stall_of(plan), first.id, days_of(plan), desk(first))
    with pytest.raises(refusals.StallIsTaken):
        allocations.choose(plan, stall_of(plan), second.id, days_of(plan), desk(second))
    with pytest.raises(refusals.HasAStall):
        allocations.choose(plan, stall_of(plan, "A-2"), first.id, days_of(plan), desk(first))
    allocations.leave(plan, stall_of(plan), first.id, desk(first))
    allocations.choose(plan, stall_of(plan), second.id, days_of(plan), desk(second))

    assert where(plan) == {"A-1": [(second.id, 3)]}
    stranger = a_family()
    with pytest.raises(refusals.FamilyDoesNotCome):
        allocations.choose(plan, stall_of(plan, "A-2"), stranger.id, days_of(plan), desk(stranger))


def test_a_stopped_shop_or_one_without_its_permits_chooses_none() -> None:
    lists()
    category = a_category(slug="jam", permit="food")
    plan, (stopped, without) = a_fair(booking="chosen")
    stopped.status = "suspended"
    call = calls.find_of_exhibition(plan.exhibition_id)
    applied = applications.find_of_family(call.id, without.id) if call else None
    assert applied
    applied.category_id = category.id
    db.session.flush()

    for family, why in (
        (stopped, applications.refusals.ShopIsStopped),
        (without, applications.refusals.DocumentsAreMissing),
    ):
        with pytest.raises(why):
            allocations.choose(plan, stall_of(plan), family.id, days_of(plan), desk(family))
    assert where(plan) == {}


def test_nobody_chooses_where_the_organiser_gives_nor_what_is_not_shown_nor_once_it_is_open() -> None:
    given, (family, _) = a_fair()
    hidden, (other, _) = a_fair(shown=False, booking="chosen")
    late, (last, _) = a_fair(booking="chosen")

    for plan, one in ((given, family), (hidden, other)):
        with pytest.raises(refusals.IsNotChosen):
            allocations.choose(plan, stall_of(plan), one.id, days_of(plan), desk(one))
    assert late.exhibition.opens_at
    with clock.set_to(late.exhibition.opens_at), pytest.raises(refusals.IsNotChosen):
        allocations.choose(late, stall_of(late), last.id, days_of(late), desk(last))


def test_on_an_open_plan_any_open_shop_chooses_without_a_call() -> None:
    plan, (family, _) = an_open_fair()
    closed = a_family(status="submitted")

    allocations.choose(plan, stall_of(plan), family.id, days_of(plan), desk(family))

    assert where(plan) == {"A-1": [(family.id, 3)]}
    with pytest.raises(refusals.FamilyDoesNotCome):
        allocations.choose(plan, stall_of(plan, "A-2"), closed.id, days_of(plan), desk(closed))
    with pytest.raises(refusals.OthersHoldStalls):
        allocations.set_booking(plan, "chosen", SYSTEM)


def test_whoever_withdraws_leaves_its_stalls_to_others() -> None:
    with unit_of_work():
        call, (first, second) = a_confirmed_call()
        plan = a_plan(calls.get(call.id).exhibition)
        allocations.give(plan, stall_of(plan), first.id, days_of(plan), SYSTEM)
        allocations.give(plan, stall_of(plan, "A-2"), second.id, days_of(plan), SYSTEM)
    with unit_of_work():
        mine = applications.find_of_family(call.id, first.id)
        assert mine
        applications.withdraw(mine, "", SYSTEM)

    assert where(plan) == {"A-2": [(second.id, 3)]}


def test_what_is_not_held_holds_no_stall() -> None:
    with unit_of_work():
        plan, (family, _) = a_fair()
        allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
    with unit_of_work():
        exhibitions.cancel(plan.exhibition, ("تعذّر المكان.", ""), SYSTEM)

    assert where(plan) == {}


def test_a_day_that_is_none_any_more_frees_its_stalls() -> None:
    with unit_of_work():
        plan, (family, _) = a_fair()
        allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
        first = days_of(plan)[0]
    with unit_of_work():
        exhibitions.set_days(plan.exhibition, days_from(first + timedelta(days=1), 5), SYSTEM)

    assert where(plan) == {"A-1": [(family.id, 2)]}


def test_the_rest_is_given_what_is_free_on_all_days() -> None:
    plan, (first, second) = a_fair(number=3)
    allocations.give(plan, stall_of(plan, "A-1"), first.id, days_of(plan)[:1], SYSTEM)

    with pytest.raises(NotAllowed):
        allocations.give_rest(plan, VISITOR)
    assert allocations.give_rest(plan, acting(plan)) == 1
    assert allocations.give_rest(plan, acting(plan)) == 0

    assert where(plan) == {"A-1": [(first.id, 1)], "A-2": [(second.id, 3)]}


def test_where_there_are_too_few_stalls_some_wait() -> None:
    plan, coming = a_fair(families=3, number=2)

    assert allocations.give_rest(plan, SYSTEM) == 2

    assert where(plan) == {"A-1": [(coming[0].id, 3)], "A-2": [(coming[1].id, 3)]}
