"""The owner's side of a team: inviting, letting in, other rights, taking off the desk; and going by oneself."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.community import accounts, families, team
from storefront.community.accounts.refusals import LinkIsSpent
from storefront.community.limits import TooManyTries
from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.teams import Team, a_mate, a_team, actor_of, an_accepted, an_invitation, as_person, link_of

ASKED = team.Asked("هدى", "huda@example.com", ["messages", "orders"])


@pytest.fixture
def here(app: Flask) -> Team:
    with unit_of_work():
        return a_team()


def limits_of(user_id: int) -> dict[int, frozenset[str]]:
    db.session.rollback()
    return families.desks_of(user_id)[1]


def test_nothing_opens_before_the_owner_approves(here: Team) -> None:
    row, person = an_accepted(here, rights=("messages", "orders"))
    before = families.desks_of(person.id)

    with unit_of_work():
        team.approve(team.invitation_of(here.family.id, row.id), here.owner)

    assert before == (frozenset(), {})
    assert families.desks_of(person.id) == (
        frozenset({here.family.id}),
        {here.family.id: frozenset({"orders", "messages"})},
    )
    joined = journal.page(kind="MemberJoined").rows[0].entry
    assert (joined.actor_id, joined.values["rights"]) == (here.owner_id, ["orders", "messages"])


def test_a_letter_that_was_not_answered_lets_nobody_in(here: Team) -> None:
    row = an_invitation(here)

    with pytest.raises(NotNow), unit_of_work():
        team.approve(team.invitation_of(here.family.id, row.id), here.owner)


@pytest.mark.parametrize("who", ["mate", "neighbour", "stranger"])
def test_nobody_but_the_owner_does_any_of_it(here: Team, who: str) -> None:
    row, person = an_accepted(here)
    sent = an_invitation(here, email="rima@example.com")
    with unit_of_work():
        mate = a_mate(here.family, ("orders",))
        neighbour = Actor(person.id, families=frozenset({a_team().family.id}))
        actors = {
            "mate": actor_of(mate, here.family, ("orders",)),
            "neighbour": neighbour,
            "stranger": Actor(person.id),
        }
    there = next(one for one in team.people_of(here.family.id) if one.user_id == mate.id)
    acts = (
        lambda actor: team.invite(here.family, ASKED, actor),
        lambda actor: team.send_again(sent, here.family, actor),
        lambda actor: team.withdraw(sent, actor),
        lambda actor: team.approve(row, actor),
        lambda actor: team.refuse(row, actor),
        lambda actor: team.change_rights(here.family.id, there, ["money"], actor),
        lambda actor: team.remove(here.family.id, there, actor),
    )

    for act in acts:
        with pytest.raises(NotAllowed), unit_of_work():
            act(actors[who])


def test_an_address_is_invited_once_and_again_when_that_came_to_an_end(here: Team) -> None:
    row = an_invitation(here)
    with pytest.raises(team.refusals.AlreadyInvited), unit_of_work():
        team.invite(here.family, team.Asked("غيرها", " HUDA@example.com ", ["money"]), here.owner)
    with unit_of_work():
        team.withdraw(team.invitation_of(here.family.id, row.id), here.owner)

    again = an_invitation(here)

    assert again.id != row.id
    assert [one.id for one in team.invitations_of(here.family.id)] == [again.id]


def test_whoever_is_at_the_desk_is_not_invited(here: Team) -> None:
    with unit_of_work():
        mate = a_mate(here.family, ("orders",))
    for address in (mate.email, accounts.get(here.owner_id).email):
        with pytest.raises(team.refusals.AlreadyAtDesk), unit_of_work():
            team.invite(here.family, team.Asked("هدى", address.upper(), ["orders"]), here.owner)


def test_a_shop_that_is_not_open_writes_to_nobody(here: Team) -> None:
    with unit_of_work():
        families.suspend(families.get(here.family.id), SYSTEM, reason="بلاغ")

    with pytest.raises(team.refusals.ShopIsNotOpen), unit_of_work():
        team.invite(families.get(here.family.id), ASKED, here.owner)


def test_a_team_has_an_end(here: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team.policy, "MOST_PEOPLE", 2)
    an_invitation(here)

    with pytest.raises(team.refusals.TeamIsFull), unit_of_work():
        team.invite(here.family, team.Asked("ريما", "rima@example.com", ["orders"]), here.owner)


def test_nobody_is_flooded_with_letters(here: Team) -> None:
    row = an_invitation(here)
    for _ in range(3):
        with unit_of_work():
            team.send_again(team.invitation_of(here.family.id, row.id), here.family, here.owner)

    with pytest.raises(TooManyTries), unit_of_work():
        team.send_again(team.invitation_of(here.family.id, row.id), here.family, here.owner)


def test_a_letter_sent_again_has_the_only_link_and_another_week(here: Team) -> None:
    row = an_invitation(here)
    first = link_of(row)
    with clock.set_to(clock.now() + timedelta(days=8)):
        with unit_of_work():
            team.send_again(team.invitation_of(here.family.id, row.id), here.family, here.owner)
        second = link_of(row)

        assert team.invited(second)[0].id == row.id
        with pytest.raises(LinkIsSpent):
            team.invited(first)


def test_an_invitation_that_was_taken_back_opens_nothing(here: Team) -> None:
    row = an_invitation(here)
    token = link_of(row)
    with unit_of_work():
        team.withdraw(team.invitation_of(here.family.id, row.id), here.owner)

    with pytest.raises(LinkIsSpent):
        team.invited(token)


def test_who_was_not_let_in_stays_out(here: Team) -> None:
    row, person = an_accepted(here)
    with unit_of_work():
        team.refuse(team.invitation_of(here.family.id, row.id), here.owner)

    with pytest.raises(NotNow), unit_of_work():
        team.approve(team.invitation_of(here.family.id, row.id), here.owner)
    assert families.desks_of(person.id) == (frozenset(), {})


def test_an_account_the_office_closed_meanwhile_is_not_let_in(here: Team) -> None:
    row, person = an_accepted(here)
    with unit_of_work():
        accounts.disable(accounts.get(person.id), SYSTEM, reason="بلاغ")

    with pytest.raises(team.refusals.PersonIsGone), unit_of_work():
        team.approve(team.invitation_of(here.family.id, row.id), here.owner)


def test_other_rights_hold_at_once_and_stay_when_nothing_is_ticked(here: Team) -> None:
    with unit_of_work():
        mate = a_mate(here.family, ("orders",))
    (there,) = (one for one in team.people_of(here.family.id) if not one.is_owner)

    with unit_of_work():
        team.change_rights(here.family.id, there, ["money", "shop"], here.owner)
    with pytest.raises(team.refusals.RightsAreMissing), unit_of_work():
        team.change_rights(here.family.id, there, [], here.owner)

    assert limits_of(mate.id) == {here.family.id: frozenset({"shop", "money"})}


def test_who_is_taken_off_the_desk_or_goes_is_there_no_longer(here: Team) -> None:
    with unit_of_work():
        one, other = (a_mate(here.family, ("orders",)) for _ in range(2))
    mates = {mate.user_id: mate for mate in team.people_of(here.family.id)}

    with unit_of_work():
        team.remove(here.family.id, mates[one.id], here.owner)
        team.leave(here.family.id, actor_of(other, here.family, ("orders",)))

    assert [mate.user_id for mate in team.people_of(here.family.id)] == [here.owner_id]
    with pytest.raises(NotFound), unit_of_work():
        team.remove(here.family.id, mates[one.id], here.owner)
    assert [row.entry.values["went"] for row in journal.page(kind="MemberLeft").rows] == [True, False]


def test_an_owner_neither_goes_nor_is_taken_off(here: Team) -> None:
    (owner,) = team.people_of(here.family.id)
    for act in (lambda: team.leave(here.family.id, here.owner), lambda: team.leave(0, here.owner)):
        with pytest.raises(NotAllowed), unit_of_work():
            act()
    with pytest.raises(NotFound), unit_of_work():
        team.remove(here.family.id, owner, here.owner)


def test_a_person_of_another_family_may_come_too(here: Team) -> None:
    with unit_of_work():
        other = a_team()
        person = a_member(of=other.family)
    row = an_invitation(here, email=person.email)
    token = link_of(row)
    with unit_of_work():
        team.accept(token, as_person(person))
    with unit_of_work():
        team.approve(team.invitation_of(here.family.id, row.id), here.owner)

    desks, limits = families.desks_of(person.id)
    assert (desks, set(limits)) == ({other.family.id, here.family.id}, {here.family.id})
