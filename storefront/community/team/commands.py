"""What the owner does with the team: inviting, letting in, other rights, taking off the desk. And going by oneself.

"The owner approves" is a step of its own, after the invited person has accepted. The letter goes to an address the owner
typed: it may reach a stranger by a slip of the finger, be passed on, or be followed with another account. Only after the
answer does the owner see which account, by name and address, would come in; nothing opens before.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from storefront.community import accounts, families, limits
from storefront.community.families import Family, FamilyMember
from storefront.community.team import policy, refusals
from storefront.community.team.facts import InvitationEnded, InvitationSent, MemberChanged, MemberJoined, MemberLeft
from storefront.community.team.models import Invitation
from storefront.community.team.queries import Mate, how_many, mark_of, works_there
from storefront.community.team.states import INVITATION
from storefront.kernel import clock, states, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow

LETTERS_FAMILY = limits.Limit("team:family", 20, 12 * 60)
LETTERS_ADDRESS = limits.Limit("team:address", 4, 12 * 60)  # of whatever family


@dataclass(frozen=True)
class Asked:
    """Whom a family asks, as it was typed: what they are called at the desk, their address, what they are to do."""

    name: str
    email: str
    rights: Collection[str]


def invite(family: Family, asked: Asked, actor: Actor) -> Invitation:
    """Asks somebody to work at the desk; a link good for seven days goes to their address.

    Raises NotAllowed, ShopIsNotOpen, NameIsNotValid, EmailIsNotValid, RightsAreMissing, AlreadyAtDesk, AlreadyInvited,
    TeamIsFull, TooManyTries.
    """
    hold(family, actor)
    name, email, rights = wording.name(asked.name), wording.email(asked.email), policy.kept_rights(asked.rights)
    if works_there(family.id, email=email):
        raise refusals.AlreadyAtDesk()
    if how_many(family.id) >= policy.MOST_PEOPLE:
        raise refusals.TeamIsFull(most=policy.MOST_PEOPLE)
    row = Invitation(family_id=family.id, email=email, name=name, rights=rights, state="sent", invited_by=actor.user_id)
    row.sent_at = row.expires_at = clock.now()
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        raise refusals.AlreadyInvited() from error
    send(row, actor)
    return row


def hold(family: Family, actor: Actor) -> None:
    """Whoever invites for this family waits for the end of this unit. Raises NotAllowed, ShopIsNotOpen."""
    policy.only_owner(actor, family.id)
    db.session.flush()
    db.session.refresh(family, ["status"], with_for_update=True)
    if family.status != "active":
        raise refusals.ShopIsNotOpen(state=family.status)


def send(row: Invitation, actor: Actor, *, again: bool = False) -> None:
    """The letter with a fresh link; links of before open nothing any more. Raises TooManyTries."""
    limits.take(LETTERS_FAMILY, str(row.family_id))
    limits.take(LETTERS_ADDRESS, row.email)
    token, now = secrets.token_urlsafe(32), clock.now()
    row.token_hash, row.sent_at, row.expires_at = mark_of(token), now, now + timedelta(days=policy.LINK_DAYS)
    db.session.flush()
    tell(InvitationSent(row.family_id, row.id, row.email, token, tuple(row.rights), actor.user_id, again))


def send_again(row: Invitation, family: Family, actor: Actor) -> None:
    """Another letter to somebody who has not answered, its link good for seven days from now. Raises NotAllowed,
    ShopIsNotOpen, NotNow once there is an answer, TooManyTries."""
    hold(family, actor)
    db.session.refresh(row, with_for_update=True)
    if row.state != "sent":
        raise NotNow(state=row.state)
    send(row, actor, again=True)


def withdraw(row: Invitation, actor: Actor) -> None:
    """The family takes back what was not answered; its link opens nothing. Raises NotAllowed, NotNow."""
    policy.only_owner(actor, row.family_id)
    move(row, "sent", "withdrawn", token_hash=None, ended_at=clock.now())
    tell(InvitationEnded(row.family_id, row.id, "withdrawn", actor.user_id))


def refuse(row: Invitation, actor: Actor) -> None:
    """The owner does not let in who accepted. Raises NotAllowed, NotNow."""
    policy.only_owner(actor, row.family_id)
    move(row, "accepted", "refused", token_hash=None, ended_at=clock.now())
    tell(InvitationEnded(row.family_id, row.id, "refused", actor.user_id))


def approve(row: Invitation, actor: Actor) -> None:
    """The owner lets in who accepted, with the rights they were asked for. Raises NotAllowed, NotNow (of two at the same
    moment too), PersonIsGone, WorksThereAlready."""
    policy.only_owner(actor, row.family_id)
    move(row, "accepted", "joined", token_hash=None, ended_at=clock.now())
    person = db.session.get(accounts.User, row.user_id, populate_existing=True) if row.user_id else None
    if person is None or person.erased_at or person.disabled_at:
        raise refusals.PersonIsGone()
    if works_there(row.family_id, user_id=person.id):
        raise refusals.WorksThereAlready()
    rights = policy.kept_rights(row.rights)
    families.add_member(families.get(row.family_id), person.id, role="member", rights=rights)
    tell(MemberJoined(row.family_id, person.id, tuple(rights), clock.now().isoformat(), actor.user_id))


def move(row: Invitation, before: str, after: str, **stamps: Any) -> None:
    """One step of an invitation, by a guarded statement; of two at the same moment one gets NotNow."""
    INVITATION.check(before, after)
    if not states.take(row, before, after, **stamps):
        raise NotNow(state=row.state, step=after)


def change_rights(family_id: int, mate: Mate, rights: Collection[str], actor: Actor) -> None:
    """Somebody may do other things from now on, with their next request. Raises NotAllowed, RightsAreMissing, NotFound."""
    policy.only_owner(actor, family_id)
    member, kept = held(family_id, mate), policy.kept_rights(rights)
    if member.rights != kept:
        member.rights = kept
        db.session.flush()
        tell(MemberChanged(family_id, mate.user_id, tuple(kept), actor.user_id))


def held(family_id: int, mate: Mate) -> FamilyMember:
    """The row of somebody who is not the owner; what they are doing at this moment is waited for. Raises NotFound."""
    mine = (FamilyMember.family_id == family_id, FamilyMember.id == mate.id, FamilyMember.role != "owner")
    statement = select(FamilyMember).where(*mine).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound()
    return found


def remove(family_id: int, mate: Mate, actor: Actor) -> None:
    """Somebody works at the desk no longer: what they began is waited for, and their next request finds no desk. Raises
    NotAllowed, NotFound."""
    policy.only_owner(actor, family_id)
    drop(held(family_id, mate), actor, went=False)


def leave(family_id: int, actor: Actor) -> None:
    """Somebody goes by themselves. Raises NotAllowed for the owner, and whoever is not there."""
    if actor.user_id is None or not policy.may_leave(actor, family_id):
        raise NotAllowed()
    mine = (FamilyMember.family_id == family_id, FamilyMember.user_id == actor.user_id, FamilyMember.role != "owner")
    member = db.session.scalar(select(FamilyMember).where(*mine).with_for_update())
    if member is None:
        raise NotAllowed()
    drop(member, actor, went=True)


def drop(member: FamilyMember, actor: Actor, *, went: bool) -> None:
    """Takes a row away that is held."""
    gone = delete(FamilyMember).where(FamilyMember.id == member.id).execution_options(synchronize_session=False)
    db.session.execute(gone)
    db.session.expunge(member)
    tell(MemberLeft(member.family_id, member.user_id, went, clock.now().isoformat(), actor.user_id))
