"""Stalls at once: many families choose the same one, a family chooses two, an organiser gives while a family withdraws."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, text

from storefront.fairs import allocations, applications, calls, stalls
from storefront.fairs.allocations import StallDay
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.stalls import a_fair, an_open_fair, days_of, stall_of, where
from tests.races.overlapping import TURNS, overlapping

pytestmark = pytest.mark.race
FAMILIES = 5
GUARDS = ("uq_stall_day_stall_id_day", "uq_stall_day_family")


def a_wanted_stall() -> tuple[int, list[int]]:
    """A plan on which every open shop chooses, and some of these; by id."""
    with unit_of_work():
        plan, families = an_open_fair(families=FAMILIES)
        return plan.exhibition_id, [one.id for one in families]


def choosing(exhibition_id: int, family_id: int, number: str = "A-1") -> Callable[[], object]:
    """A family chooses a stall for all days."""

    def choose() -> object:
        plan = stalls.of_exhibition(exhibition_id)
        allocations.choose(plan, stall_of(plan, number), family_id, days_of(plan), SYSTEM)
        return True

    return choose


def test_a_stall_that_all_want_is_one_familys(app: Flask) -> None:
    exhibition_id, families = a_wanted_stall()

    came = overlapping(app, *[choosing(exhibition_id, one) for one in families])

    assert sorted(came) == ["StallIsTaken"] * (FAMILIES - 1) + ["done"]
    assert len(where(stalls.of_exhibition(exhibition_id))["A-1"]) == 1


def test_a_family_that_presses_twice_has_one_stall(app: Flask) -> None:
    exhibition_id, (family_id, *_) = a_wanted_stall()

    came = overlapping(app, *[choosing(exhibition_id, family_id, f"A-{one}") for one in (1, 2, 3)])

    assert sorted(came) == ["HasAStall", "HasAStall", "done"]


def test_without_the_guards_it_is_everybodys(app: Flask) -> None:
    exhibition_id, families = a_wanted_stall()
    plan = stalls.of_exhibition(exhibition_id)
    plan_id, stall_id, day = plan.id, stall_of(plan).id, days_of(plan)[0]
    with unit_of_work():
        for guard in GUARDS:
            db.session.execute(text(f"DROP INDEX {guard}"))

    def taking(family_id: int) -> Callable[[], object]:
        row = {"plan_id": plan_id, "stall_id": stall_id, "family_id": family_id, "day": day, "turn": 1}
        return lambda: db.session.add(StallDay(**row, given_at=clock.now())) or True

    try:
        assert overlapping(app, *[taking(one) for one in families]) == ["done"] * FAMILIES
    finally:
        with unit_of_work():
            db.session.execute(text("DELETE FROM stall_day"))
            db.session.execute(text("CREATE UNIQUE INDEX uq_stall_day_stall_id_day ON stall_day (stall_id, day)"))
            columns = "plan_id, family_id, day, turn"
            db.session.execute(text(f"CREATE UNIQUE INDEX uq_stall_day_family ON stall_day ({columns})"))


@pytest.mark.parametrize("first", TURNS)
def test_whoever_withdraws_has_no_stall_however_it_comes(app: Flask, first: int) -> None:
    with unit_of_work():
        plan, (family, _) = a_fair()
        exhibition_id, family_id = plan.exhibition_id, family.id

    def give() -> object:
        planned = stalls.of_exhibition(exhibition_id)
        allocations.give(planned, stall_of(planned), family_id, days_of(planned), SYSTEM)
        return True

    def withdraw() -> object:
        call = calls.of_exhibition(exhibition_id)
        mine = applications.find_of_family(call.id, family_id)
        assert mine
        applications.withdraw(mine, "", SYSTEM)
        return True

    came = overlapping(app, give, withdraw, first=first % 2)

    assert came[1] == "done"
    assert came[0] in ("done", "FamilyDoesNotCome")
    assert db.session.scalars(select(StallDay.id)).all() == []


@pytest.mark.parametrize("first", TURNS)
def test_two_swaps_of_one_stall_lose_nobody(app: Flask, first: int) -> None:
    with unit_of_work():
        plan, (one, other) = a_fair()
        for number, family in (("A-1", one), ("A-2", other)):
            allocations.give(plan, stall_of(plan, number), family.id, days_of(plan), SYSTEM)
        exhibition_id = plan.exhibition_id

    def swap(number: str) -> Callable[[], object]:
        def act() -> object:
            planned = stalls.of_exhibition(exhibition_id)
            allocations.swap(planned, stall_of(planned), stall_of(planned, number), SYSTEM)
            return True

        return act

    assert overlapping(app, swap("A-2"), swap("A-3"), first=first % 2) == ["done", "done"]
    held = where(stalls.of_exhibition(exhibition_id))
    assert sorted(days for rows in held.values() for _, days in rows) == [3, 3]
    assert {family_id for rows in held.values() for family_id, _ in rows} == {one.id, other.id}
