"""Questions about stalls: quiet about what organisers and families did, and naming what they did not."""

from datetime import date

import pytest
from sqlalchemy import update

from storefront.fairs import allocations, applications
from storefront.fairs.allocations import StallDay
from storefront.fairs.stalls import Stall, StallPlan
from storefront.insight.invariants import stalls as questions
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.stalls import a_fair, a_plan, an_open_fair, days_of, stall_of

pytestmark = pytest.mark.usefixtures("app")
ALL = (
    questions.stalls_held_on_no_day,
    questions.stalls_of_families_that_do_not_come,
    questions.stalls_of_another_plan,
)


def given() -> StallPlan:
    plan, (family, _) = a_fair()
    allocations.give(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)
    return plan


def test_what_organisers_and_families_do_is_right() -> None:
    given()
    plan, (family, _) = an_open_fair()
    allocations.choose(plan, stall_of(plan), family.id, days_of(plan), SYSTEM)

    assert [list(question()) for question in ALL] == [[], [], []]


def test_a_day_that_is_none_and_a_fair_that_is_not_held_are_named() -> None:
    plan = given()
    stall = stall_of(plan).id
    db.session.execute(update(StallDay).where(StallDay.day == days_of(plan)[0]).values(day=date(2020, 1, 1)))
    assert list(questions.stalls_held_on_no_day()) == [f"stall {stall}, 2020-01-01"]

    plan.exhibition.state = "cancelled"
    db.session.flush()
    assert len(questions.stalls_held_on_no_day()) == 3


def test_a_family_that_does_not_come_is_named() -> None:
    plan = given()
    (family_id,) = {one.family_id for rows in allocations.holders(plan.id).values() for one in rows}
    db.session.execute(update(applications.ExhibitApplication).values(state="withdrawn"))

    assert list(questions.stalls_of_families_that_do_not_come()) == [f"stall {stall_of(plan).id}, family {family_id}"]


def test_a_stall_of_another_plan_is_named() -> None:
    plan, other = given(), a_plan(number=0)
    stall = stall_of(plan).id
    db.session.execute(update(Stall).where(Stall.id == stall).values(plan_id=other.id))

    assert list(questions.stalls_of_another_plan()) == [f"stall {stall}, plan {plan.id}"]
