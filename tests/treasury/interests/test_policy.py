"""Nobody of the office decides on money that concerns them, whichever way it does."""

from collections.abc import Collection, Iterator

import pytest

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed
from storefront.treasury import interests
from storefront.treasury.interests import Interested, OwnInterest
from storefront.treasury.interests.policy import CHOOSERS, TELLERS

STAFF = frozenset({"staff"})


@pytest.fixture(autouse=True)
def told() -> Iterator[None]:
    """Things of which family 1, person 2 and body 3 have something."""
    interests.told_by(
        {"thing": lambda key: Interested(frozenset({1}), frozenset({2}), frozenset({3}))}, {"thing": firsts}
    )
    yield
    TELLERS.pop("thing")
    CHOOSERS.pop("thing")


def firsts(actor: Actor, keys: Collection[int]) -> list[int]:
    """Of many things, whoever asks has the first."""
    return sorted(keys)[:1]


def test_of_many_things_those_are_told_that_concern_a_person() -> None:
    assert interests.concerning(Actor(8, STAFF), "thing", [5, 4]) == {4}
    assert interests.concerning(Actor(8, STAFF), "thing", []) == frozenset()
    assert interests.concerning(Actor(8, STAFF), "nothing we know", [4]) == frozenset()


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [
        (Actor(8, STAFF, families=frozenset({1, 9})), OwnInterest),
        (Actor(8, STAFF, families=frozenset({1}), limits={1: frozenset()}), OwnInterest),
        (Actor(2, STAFF), OwnInterest),
        (Actor(8, STAFF, bodies=frozenset({3})), OwnInterest),
        (Actor(8, families=frozenset({9})), NotAllowed),
    ],
)
def test_whom_money_concerns_does_not_decide_about_it(actor: Actor, refusal: type[NotAllowed]) -> None:
    with pytest.raises(refusal) as said:
        interests.only_others(actor, "thing", 5)

    assert type(said.value) is refusal


def test_a_colleague_decides() -> None:
    colleague = Actor(8, STAFF, families=frozenset({9}), bodies=frozenset({4}))

    interests.only_others(colleague, "thing", 5)

    assert not interests.concern(colleague, "thing", 5)


def test_of_what_nobody_tells_anything_the_office_decides() -> None:
    interests.only_others(Actor(8, STAFF), "unheard", 5)
