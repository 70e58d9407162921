"""What is not kept of a team: whom nobody let in, after a month, and whoever asks to be forgotten, at once."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.community import accounts, families, team
from storefront.community.families.refusals import RunsAFamily
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.teams import a_mate, a_team, an_accepted, an_invitation


def erase(user_id: int) -> None:
    with unit_of_work():
        accounts.erase(accounts.get(user_id))
    db.session.rollback()


def test_a_member_may_be_forgotten_and_is_at_no_desk_any_more(app: Flask) -> None:
    with unit_of_work():
        here = a_team()
        mate = a_mate(here.family, ("orders",))

    erase(mate.id)

    assert families.member_ids(here.family.id) == [here.owner_id]


def test_an_owner_closes_the_shop_first(app: Flask) -> None:
    with unit_of_work():
        here = a_team()

    with pytest.raises(RunsAFamily):
        erase(here.owner_id)


def test_no_invitation_names_whoever_was_forgotten(app: Flask) -> None:
    with unit_of_work():
        here = a_team()
    _, person = an_accepted(here)
    left = an_invitation(here, email="rima@example.com")

    erase(person.id)

    assert [row.id for row in team.invitations_of(here.family.id)] == [left.id]


def test_addresses_of_people_who_never_came_go_after_a_month(app: Flask) -> None:
    with unit_of_work():
        here = a_team()
    an_invitation(here, email="rima@example.com")
    waiting, _ = an_accepted(here)

    swept = []
    for days in (36, 38):
        with clock.set_to(clock.now() + timedelta(days=days)), unit_of_work():
            swept.append(team.sweep())

    assert swept == [0, 1]
    assert [row.id for row in team.invitations_of(here.family.id)] == [waiting.id]
