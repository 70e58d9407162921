"""The team of a family to begin a test with: its owner, people with limited rights, invitations as far as they come."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from storefront.community import accounts, families, notices, team
from storefront.community.accounts import User
from storefront.community.families import Family
from storefront.community.notices import Notice
from storefront.community.team import Invitation
from storefront.kernel.actors import Actor, Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import FamilyDesk


@dataclass(frozen=True)
class Team:
    """A family, its owner's user id, and its owner as the core sees them."""

    family: Family
    owner_id: int
    owner: Actor


def a_team(**family: Any) -> Team:
    """A family with an owner, inside a unit of work."""
    shop = a_family(**family)
    person = a_member(name="نورة", of=shop)
    return Team(shop, person.id, Actor(person.id, families=frozenset({shop.id})))


def a_mate(of: Family, rights: Collection[Right], *, name: str = "هدى") -> User:
    """Somebody who works at the family's desk and may do this there."""
    person = a_member(name=name)
    families.add_member(of, person.id, role="member", rights=rights)
    return person


def a_mates_desk(client: FlaskClient, *rights: Right) -> FamilyDesk:
    """The desk of a family, and somebody with these rights alone signed in at it."""
    with unit_of_work():
        shop = a_team().family
        person = a_mate(shop, rights)
    sign_in(client, person)
    return FamilyDesk(shop, person.id, client)


def actor_of(user: User, family: Family, rights: Collection[str]) -> Actor:
    """Somebody with limited rights as the core sees them."""
    return Actor(user.id, families=frozenset({family.id}), limits={family.id: frozenset(rights)})


def as_person(user: User) -> accounts.Person:
    """Somebody signed in, as pages hand them on."""
    return accounts.Person(user.id, user.name, user.email, user.language, True, frozenset())


def an_invitation(
    of: Team, *, email: str = "huda@example.com", rights: Collection[Right] = ("orders",), name: str = "هدى"
) -> Invitation:
    """An invitation whose letter is on its way; in a unit of work of its own, since the letter is written at its end."""
    with unit_of_work():
        return team.invite(of.family, team.Asked(name, email, rights), of.owner)


def link_of(invitation: Invitation) -> str:
    """The secret of the newest letter of an invitation."""
    found = db.session.scalars(select(Notice).where(Notice.kind == "team-invitation").order_by(Notice.id.desc()))
    return next(str(one.values[notices.SECRET]) for one in found if one.values["invitation_id"] == invitation.id)


def an_accepted(of: Team, *, rights: Collection[Right] = ("orders",)) -> tuple[Invitation, User]:
    """An invitation that was accepted and waits for the owner, and who accepted it."""
    row = an_invitation(of, rights=rights)
    token = link_of(row)
    with unit_of_work():
        person = a_member(name="هدى", email=row.email)
        team.accept(token, as_person(person))
    return row, person


def whole_team(family: Family, owner_id: int) -> dict[str, tuple[Any, ...]]:
    """Of a family with somebody in its team: an invitation on its way and one that was accepted, as things of a market."""
    here = Team(family, owner_id, Actor(owner_id, families=frozenset({family.id})))
    accepted, _ = an_accepted(here)
    sent = an_invitation(here, email="rima@example.com")
    (mate,) = (one for one in team.people_of(family.id) if not one.is_owner)
    links = {f"account.{part}.token": (link_of(sent),) for part in ("invitations", "invitation_answers")}
    waiting = {f"family.team_invitations.{step}.invitation_id": (sent.id,) for step in ("withdrawal", "letter")}
    invitations = {**waiting, "family.team_invitations.invitation_id": (accepted.id,)}
    return {"member_id": (mate.id,), **invitations, **links, "account.desks.family_id": (family.id,)}
