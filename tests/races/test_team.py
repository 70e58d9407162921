"""A team at once: one of two accepts, one desk however often the owner approves, and whoever is taken off it is waited for."""

import time
from threading import Event

import pytest
from flask import Flask

from storefront.community import families, team
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.crowds import at_once
from tests.builders.teams import Team, a_mate, a_team, an_accepted, an_invitation, as_person, link_of
from tests.races.overlapping import PATIENCE_SECONDS, TURNS, overlapping


def a_whole_team() -> Team:
    with unit_of_work():
        return a_team()


def decide(step: str, here: Team, number: int) -> bool:
    """A step of the owner's; something to give back, so that it counts as done."""
    getattr(team, step)(team.invitation_of(here.family.id, number), here.owner)
    return True


@pytest.mark.parametrize("first", TURNS)
def test_of_two_accounts_that_accept_at_once_one_waits_for_the_owner(app: Flask, first: int) -> None:
    here = a_whole_team()
    row = an_invitation(here)
    token = link_of(row)
    with unit_of_work():
        people = [as_person(a_member()) for _ in range(2)]

    came = overlapping(app, *[lambda who=who: team.accept(token, who) for who in people], first=first % 2)

    assert sorted(came) == ["NotNow", "done"]
    assert team.invitation_of(here.family.id, row.id).user_id == people[came.index("done")].id


@pytest.mark.parametrize("other", ["approve", "refuse"])
@pytest.mark.parametrize("first", TURNS)
def test_of_two_decisions_at_once_one_holds(app: Flask, other: str, first: int) -> None:
    here = a_whole_team()
    row, person = an_accepted(here)

    came = overlapping(
        app, lambda: decide("approve", here, row.id), lambda: decide(other, here, row.id), first=first % 2
    )

    assert sorted(came) == ["NotNow", "done"]
    let_in = other == "approve" or came[0] == "done"
    assert list(families.member_ids(here.family.id)) == [here.owner_id, *([person.id] if let_in else [])]


def test_what_somebody_does_is_finished_before_they_are_taken_off(app: Flask) -> None:
    here = a_whole_team()
    with unit_of_work():
        mate_id = a_mate(here.family, ("orders",)).id
    family_id, there = here.family.id, team.people_of(here.family.id)[1]
    begun, ended = Event(), list[str]()

    def act() -> None:
        families.desks_of(mate_id, acts=True)
        begun.set()
        time.sleep(0.3)
        ended.append("act")

    def remove() -> None:
        team.remove(family_id, there, here.owner)
        ended.append("removal")

    at_once([lambda: alone(app, act), lambda: begun.wait(PATIENCE_SECONDS) and alone(app, remove)])

    db.session.rollback()
    assert ended == ["act", "removal"]
    assert list(families.member_ids(family_id)) == [here.owner_id]


def alone(app: Flask, act: object) -> None:
    """In a unit of work of a thread of its own."""
    with app.app_context():
        try:
            with unit_of_work():
                act()  # type: ignore[operator]
        finally:
            db.session.remove()
