"""Who decides on a team, who may go, and which rights there are."""

import pytest

from storefront.community.team import policy, refusals
from storefront.kernel.actors import RIGHTS, VISITOR, Actor
from storefront.kernel.refusals import NotAllowed

OWNER = Actor(1, families=frozenset({7}))
MATE = Actor(2, families=frozenset({7}), limits={7: frozenset(RIGHTS)})
OTHERS = (VISITOR, Actor(3), Actor(4, families=frozenset({8})), Actor(5, roles=frozenset({"staff"})))


@pytest.mark.parametrize("who", [MATE, *OTHERS])
def test_nobody_but_the_owner_decides(who: Actor) -> None:
    policy.only_owner(OWNER, 7)

    with pytest.raises(NotAllowed):
        policy.only_owner(who, 7)


def test_a_member_may_go_and_an_owner_closes_the_shop() -> None:
    assert policy.may_leave(MATE, 7)
    assert not any(policy.may_leave(who, 7) for who in (OWNER, *OTHERS))


def test_rights_are_those_there_are() -> None:
    assert policy.kept_rights(["money", "orders", "orders", "owner", "*"]) == ["orders", "money"]

    for none in ([], ["owner"], ["role"]):
        with pytest.raises(refusals.RightsAreMissing):
            policy.kept_rights(none)
