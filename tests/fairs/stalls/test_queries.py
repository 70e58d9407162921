"""Reading plans and stalls."""

import pytest

from storefront.fairs import stalls
from storefront.kernel.refusals import NotFound
from tests.builders.fairs import a_body, an_exhibition
from tests.builders.stalls import a_plan, stall_of

pytestmark = pytest.mark.usefixtures("app")


def test_stalls_come_in_the_order_of_their_numbers() -> None:
    plan = a_plan(number=12)

    assert [one.number for one in stalls.of_plan(plan.id)] == [f"A-{number}" for number in range(1, 13)]
    assert stalls.count_of(plan.id) == 12
    assert stalls.by_id([stall_of(plan).id]).keys() == {stall_of(plan).id}


def test_an_exhibition_without_a_plan_has_none() -> None:
    exhibition = an_exhibition()

    assert stalls.find(exhibition.id) is None
    with pytest.raises(NotFound):
        stalls.of_exhibition(exhibition.id)


def test_templates_are_the_other_plans_of_the_body_that_have_stalls() -> None:
    body = a_body()
    full, empty, other = a_plan(an_exhibition(body)), a_plan(an_exhibition(body), number=0), a_plan()

    found = [one.id for one in stalls.templates(body.id, empty.exhibition_id)]

    assert found == [full.id]
    assert other.id not in found
