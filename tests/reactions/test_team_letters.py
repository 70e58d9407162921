"""Letters about a team: who is told of what, once, and who of a family hears of what comes to its desk."""

import pytest
from flask import Flask
from sqlalchemy import select

from storefront.community import notices, team
from storefront.community.notices import InboxNotice, Notice
from storefront.kernel.actors import RIGHTS, Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions.letters import to_family
from tests.builders.community import a_member
from tests.builders.teams import Team, a_mate, a_team, actor_of, an_accepted, an_invitation, as_person, link_of


@pytest.fixture
def here(app: Flask) -> Team:
    with unit_of_work():
        return a_team()


def told(kind: str) -> list[int]:
    """Who has a notice of a kind in their inbox."""
    db.session.rollback()
    return list(
        db.session.scalars(select(InboxNotice.user_id).where(InboxNotice.kind == kind).order_by(InboxNotice.id))
    )


def letters(kind: str) -> list[Notice]:
    db.session.rollback()
    return list(db.session.scalars(select(Notice).where(Notice.kind == kind).order_by(Notice.id)))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_invitation_goes_to_the_address_alone_in_its_readers_language(here: Team, language: str) -> None:
    with unit_of_work():
        a_member(email="huda@example.com").language = language

    an_invitation(here)

    (letter,) = letters("team-invitation")
    assert (letter.address, letter.language, letter.user_id) == ("huda@example.com", language, None)
    assert set(letter.values) == {"family_id", "invitation_id", notices.SECRET}


@pytest.mark.parametrize("accepted", [True, False])
def test_the_owner_alone_hears_the_answer_once(here: Team, accepted: bool) -> None:
    with unit_of_work():
        a_mate(here.family, RIGHTS)
    token = link_of(an_invitation(here))
    with unit_of_work():
        person = as_person(a_member())
    for _ in range(2 if accepted else 1):
        with unit_of_work():
            (team.accept if accepted else team.decline)(token, person)

    assert told("team-answered") == [here.owner_id]
    assert [letter.values["agreed"] for letter in letters("team-answered")] == [accepted]


@pytest.mark.parametrize("step", ["approve", "refuse"])
def test_who_accepted_hears_what_the_owner_decided(here: Team, step: str) -> None:
    row, person = an_accepted(here)

    with unit_of_work():
        getattr(team, step)(team.invitation_of(here.family.id, row.id), here.owner)

    assert told("team-decided") == [person.id]
    assert letters("team-decided")[0].values["joined"] is (step == "approve")


@pytest.mark.parametrize("went", [True, False])
def test_the_other_side_hears_of_who_left(here: Team, went: bool) -> None:
    with unit_of_work():
        mate = a_mate(here.family, ("orders",))
    there = team.people_of(here.family.id)[1]

    with unit_of_work():
        if went:
            team.leave(here.family.id, actor_of(mate, here.family, ("orders",)))
        else:
            team.remove(here.family.id, there, here.owner)

    assert told("team-left") == [here.owner_id if went else mate.id]


KINDS: dict[str, Right | None] = {
    "parcel-new": "orders",
    "message-from-shopper": "messages",
    "review-written": "messages",
    "payout-done": "money",
    "goods-hidden": "products",
    "payout-account": None,
    "document-decided": None,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_family_is_told_of_what_each_may_do_and_its_owner_of_everything(here: Team, kind: str) -> None:
    with unit_of_work():
        mates = {right: a_mate(here.family, (right,)).id for right in RIGHTS}
    right = KINDS[kind]

    with unit_of_work():
        to_family(kind, here.family.id, once="x", values={})
        to_family(kind, here.family.id, once="x", values={})

    assert told(kind) == [here.owner_id, *([mates[right]] if right else [])]
