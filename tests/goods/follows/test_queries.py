"""Who follows whom: asked in a few questions however many there are."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.goods import favourites, follows
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def test_whom_and_what_a_member_marked_is_asked_together(count_queries: Counting) -> None:
    family, member, other = a_family(), a_member(), a_member()
    kept, left = a_product(of=family), a_product(of=family)
    follows.follow(member.id, family.id)
    favourites.add(member.id, kept)
    favourites.add(other.id, left)

    with count_queries() as asked:
        assert follows.marks(member.id, family.id, [kept.id, left.id]) == (True, {kept.id})
    assert sum(statement.startswith("SELECT") for statement in asked) == 1
    assert follows.marks(other.id, family.id, []) == (False, frozenset())


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
