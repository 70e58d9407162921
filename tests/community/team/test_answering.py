"""The side of whoever is invited: a link that shows, accepting once with one account, declining."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from storefront.community import families, team
from storefront.community.accounts.refusals import LinkIsSpent
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.teams import Team, a_mate, a_team, an_accepted, an_invitation, as_person, link_of


@pytest.fixture
def here(app: Flask) -> Team:
    with unit_of_work():
        return a_team()


def test_a_link_is_good_for_seven_days_and_looking_at_it_uses_nothing_up(here: Team) -> None:
    row = an_invitation(here)
    token = link_of(row)

    for days in (0, 6):
        with clock.set_to(clock.now() + timedelta(days=days)):
            assert team.invited(token)[1].id == here.family.id
    with clock.set_to(clock.now() + timedelta(days=7, minutes=1)), pytest.raises(LinkIsSpent):
        team.invited(token)


@pytest.mark.parametrize("token", ["", "x", "\0", "ش" * 300])
def test_what_is_no_link_of_ours_opens_nothing(here: Team, token: str) -> None:
    an_invitation(here)

    with pytest.raises(LinkIsSpent):
        team.invited(token)


def test_a_secret_stands_nowhere_but_in_the_letter(here: Team) -> None:
    row = an_invitation(here)

    assert row.token_hash not in ("", link_of(row))
    assert len(row.token_hash or "") == 64


def test_accepting_twice_is_once_and_nobody_else_can_after(here: Team) -> None:
    row = an_invitation(here)
    token = link_of(row)
    with unit_of_work():
        one, other = a_member(), a_member()
    for _ in range(2):
        with unit_of_work():
            team.accept(token, as_person(one))

    with pytest.raises(NotNow), unit_of_work():
        team.accept(token, as_person(other))
    with pytest.raises(NotNow), unit_of_work():
        team.decline(token, as_person(other))
    db.session.rollback()
    assert team.invitation_of(here.family.id, row.id).user_id == one.id


def test_an_unconfirmed_account_accepts_nothing(here: Team) -> None:
    token = link_of(an_invitation(here))
    with unit_of_work():
        person = as_person(a_member())

    with pytest.raises(NotAllowed), unit_of_work():
        team.accept(token, replace(person, is_confirmed=False))


def test_whoever_works_there_already_is_told_so(here: Team) -> None:
    token = link_of(an_invitation(here))
    with unit_of_work():
        mate = a_mate(here.family, ("orders",))

    with pytest.raises(team.refusals.WorksThereAlready), unit_of_work():
        team.accept(token, as_person(mate))


@pytest.mark.parametrize("after", ["sent", "accepted"])
def test_declining_ends_it_before_and_after_accepting(here: Team, after: str) -> None:
    if after == "sent":
        row = an_invitation(here)
        token = link_of(row)
        with unit_of_work():
            person = a_member()
    else:
        row, person = an_accepted(here)
        token = link_of(row)

    with unit_of_work():
        team.decline(token, as_person(person))

    db.session.rollback()
    assert team.invitation_of(here.family.id, row.id).state == "declined"
    with pytest.raises(LinkIsSpent):
        team.invited(token)


def test_the_link_of_a_family_that_sells_no_longer_opens_nothing(here: Team) -> None:
    token = link_of(an_invitation(here))
    with unit_of_work():
        families.get(here.family.id).status = "closed"

    with pytest.raises(LinkIsSpent):
        team.invited(token)
