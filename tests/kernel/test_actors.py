"""Who may do what at a family's desk: its owner everything, a member what they were let in for, everybody else nothing."""

import pytest

from storefront.kernel.actors import RIGHTS, SYSTEM, VISITOR, Actor, Right

HERE, THERE = 7, 8
OWNER = Actor(1, families=frozenset({HERE}))
STRANGER = Actor(2)
NEIGHBOUR = Actor(3, families=frozenset({THERE}))
OFFICER = Actor(4, roles=frozenset({"staff"}))
GUEST_AT_HEART = Actor(5, families=frozenset({HERE}), limits={HERE: frozenset()})
NOBODY = (VISITOR, SYSTEM, STRANGER, NEIGHBOUR, OFFICER, GUEST_AT_HEART)


def mate(*rights: Right) -> Actor:
    """Somebody with these rights here, who has a family of their own besides."""
    return Actor(6, families=frozenset({HERE, THERE}), limits={HERE: frozenset(rights)})


@pytest.mark.parametrize("right", RIGHTS)
def test_the_grid_of_rights(right: Right) -> None:
    others = [one for one in RIGHTS if one != right]

    assert OWNER.may(right, HERE)
    assert mate(right).may(right, HERE)
    assert [one for one in others if mate(right).may(one, HERE)] == []
    assert not mate(*others).may(right, HERE)
    assert [who for who in NOBODY if who.may(right, HERE)] == []
    assert mate(*others).may(right, THERE)


def test_a_desk_is_its_owners_alone() -> None:
    assert OWNER.owns(HERE)
    assert mate().owns(THERE)
    assert [who for who in (*NOBODY, mate(*RIGHTS)) if who.owns(HERE)] == []


def test_whoever_works_at_a_desk_runs_it_whatever_they_may() -> None:
    assert [who.runs(HERE) for who in (OWNER, mate(), GUEST_AT_HEART, NEIGHBOUR)] == [True, True, True, False]
