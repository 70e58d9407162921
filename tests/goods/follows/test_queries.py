"""Who follows whom: asked in a few questions however many there are."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.goods import follows
from tests.builders.community import a_family, a_member

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def test_a_visitor_follows_nobody_and_nothing_is_asked(count_queries: Counting) -> None:
    family = a_family()

    with count_queries() as asked:
        assert not follows.follows(None, family.id)
    assert asked == []


def test_families_are_listed_in_one_question_the_last_first_and_closed_ones_are_left_out(
    count_queries: Counting,
) -> None:
    member, every = a_member(), [a_family() for _ in range(3)]
    for family in every:
        follows.follow(member.id, family.id)
    every[1].status = "suspended"

    with count_queries() as asked:
        found = [family.id for family in follows.families_of(member.id)]
    assert found == [every[2].id, every[0].id]
    assert sum(statement.startswith("SELECT") for statement in asked) == 1
