"""Families read where they stand, and that they do not any more."""

from datetime import timedelta

import pytest

from storefront.fairs import allocations, applications, exhibitions, stall_stock
from storefront.fairs.stall_stock import REMINDED_AFTER
from storefront.fairs.stalls import StallPlan
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.fairs import days_from
from tests.builders.stall_goods import a_holder, after_closing_in_units
from tests.builders.stalls import a_fair, days_of, stall_of
from tests.reactions.test_fair_letters import told

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def given() -> StallPlan:
    """Two families, each in its stall on all days."""
    with unit_of_work():
        plan, coming = a_fair()
        for number, family in enumerate(coming, 1):
            a_member(of=family, email=f"family{number}@example.com")
    with unit_of_work():
        for number, family in enumerate(coming, 1):
            allocations.give(plan, stall_of(plan, f"A-{number}"), family.id, days_of(plan), SYSTEM)
    return plan


def letters(*kinds: str) -> list[tuple[str, str]]:
    return [(kind, address) for kind, address, _ in told(*(kinds or ("stall-given", "stall-taken")))]


def test_each_reads_of_its_stall(given: StallPlan) -> None:
    assert letters() == [("stall-given", "family1@example.com"), ("stall-given", "family2@example.com")]


def test_what_is_taken_back_is_told_to_who_had_it(given: StallPlan) -> None:
    with unit_of_work():
        allocations.take_back(given, stall_of(given), days_of(given), SYSTEM)

    assert letters("stall-taken") == [("stall-taken", "family1@example.com")]


def test_a_swap_is_told_by_where_each_stands_now(given: StallPlan) -> None:
    with unit_of_work():
        allocations.swap(given, stall_of(given), stall_of(given, "A-2"), SYSTEM)

    assert letters("stall-taken") == []
    assert len(letters("stall-given")) == 4


def test_a_day_that_is_none_any_more_is_told(given: StallPlan) -> None:
    with unit_of_work():
        first = days_of(given)[0]
        exhibitions.set_days(given.exhibition, days_from(first + timedelta(days=1), 2), SYSTEM)

    assert len(letters("stall-taken")) == 2


def test_whoever_has_something_left_is_asked_to_count_it_twice() -> None:
    with unit_of_work():
        holder = a_holder()
        a_member(of=holder.family, email="family@example.com")
        holder.bring(1)
    for later in (timedelta(hours=1), REMINDED_AFTER + timedelta(hours=2)):
        with after_closing_in_units(holder.exhibition, later=later), unit_of_work():
            assert stall_stock.ask_one()

    assert letters("stall-count") == [("stall-count", "family@example.com")] * 2


def test_whoever_withdraws_or_reads_of_the_end_reads_nothing_more(given: StallPlan) -> None:
    family_id = applications.exhibiting(given.exhibition_id)[0]
    with unit_of_work():
        call_id = next(one.call_id for one in applications.page_of_family(family_id).rows)
        mine = applications.find_of_family(call_id, family_id)
        assert mine
        applications.withdraw(mine, "", SYSTEM)
    with unit_of_work():
        exhibitions.cancel(given.exhibition, ("تعذّر المكان.", ""), SYSTEM)

    assert letters("stall-taken") == []
