"""A team is read by its family alone: its owner first, who waits for them before who was asked."""

import pytest
from flask import Flask

from storefront.community import team
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.teams import a_mate, a_team, an_accepted, an_invitation


def test_a_family_finds_its_own_people_and_invitations(app: Flask) -> None:
    with unit_of_work():
        here, other = a_team(), a_team()
        mate = a_mate(here.family, ("money", "orders"), name="هدى")
    sent = an_invitation(here, email="rima@example.com")
    accepted, person = an_accepted(here)

    owner, member = team.people_of(here.family.id)
    assert (owner.is_owner, member.name, member.rights) == (True, mate.name, ("orders", "money"))
    assert [row.id for row in team.invitations_of(here.family.id)] == [accepted.id, sent.id]
    assert team.member_of(here.family.id, member.id) == member
    assert [row.id for row in team.of_account(person.id, "rima@example.com")] == [sent.id, accepted.id]
    for family_id, member_id in ((other.family.id, member.id), (here.family.id, owner.id)):
        with pytest.raises(NotFound):
            team.member_of(family_id, member_id)
    with pytest.raises(NotFound):
        team.invitation_of(other.family.id, sent.id)
