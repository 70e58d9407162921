"""Reading a family's team: who works there, who is invited, which invitations an account accepted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from storefront.community.accounts import User
from storefront.community.families import FamilyMember
from storefront.community.team.models import Invitation
from storefront.community.team.states import OPEN_STATES
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


@dataclass(frozen=True)
class Mate:
    """Somebody at a family's desk, as its owner sees them."""

    id: int  # of the row that lets them in
    user_id: int
    name: str
    email: str
    is_owner: bool
    rights: tuple[str, ...]
    joined_at: datetime


def people_of(family_id: int) -> list[Mate]:
    """Who works at a family's desk, its owner first."""
    statement = (
        select(FamilyMember, User)
        .join(User, User.id == FamilyMember.user_id)
        .where(FamilyMember.family_id == family_id)
        .order_by(FamilyMember.id)
    )
    found = [mate_of(member, user) for member, user in db.session.execute(statement)]
    return sorted(found, key=lambda mate: not mate.is_owner)


def mate_of(member: FamilyMember, user: User) -> Mate:
    is_owner, rights = member.role == "owner", tuple(member.rights)
    return Mate(member.id, user.id, user.name, user.email, is_owner, rights, member.joined_at)


def member_of(family_id: int, member_id: int) -> Mate:
    """Somebody at this desk who is not its owner; raises NotFound."""
    found = next((mate for mate in people_of(family_id) if mate.id == member_id and not mate.is_owner), None)
    if found is None:
        raise NotFound()
    return found


def invitations_of(family_id: int) -> Sequence[Invitation]:
    """The open invitations of a family, those that wait for its owner first."""
    statement = select(Invitation).where(Invitation.family_id == family_id, Invitation.state.in_(OPEN_STATES))
    return db.session.scalars(statement.order_by(Invitation.state, Invitation.id)).all()


def invitation_of(family_id: int, invitation_id: int) -> Invitation:
    """One of them, whatever became of it; raises NotFound."""
    found = db.session.scalar(
        select(Invitation).where(Invitation.family_id == family_id, Invitation.id == invitation_id)
    )
    if found is None:
        raise NotFound()
    return found


def of_account(user_id: int, email: str) -> Sequence[Invitation]:
    """The invitations somebody accepted, or that went to their address; for taking along what is known of them."""
    mine = or_(Invitation.user_id == user_id, Invitation.email == email)
    return db.session.scalars(select(Invitation).where(mine).order_by(Invitation.id)).all()


def mark_of(token: str) -> str:
    """What is kept of a link's secret: its SHA-256, so that the table is of no use to a thief."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def is_alive(invitation: Invitation) -> bool:
    """Whether the link of an invitation can still be followed."""
    return invitation.state == "accepted" or (invitation.state == "sent" and invitation.expires_at > clock.now())


def how_many(family_id: int) -> int:
    """The people at a desk and those who are invited."""
    there = select(func.count(FamilyMember.id)).where(FamilyMember.family_id == family_id).scalar_subquery()
    mine = (Invitation.family_id == family_id, Invitation.state.in_(OPEN_STATES))
    asked = select(func.count(Invitation.id)).where(*mine).scalar_subquery()
    return db.session.scalar(select(there + asked)) or 0


def works_there(family_id: int, *, email: str = "", user_id: int = 0) -> bool:
    """Whether the account of an address, or this one, is at a family's desk."""
    who = or_(User.id == user_id, User.email == email)
    at_desk = select(FamilyMember.id).join(User, User.id == FamilyMember.user_id)
    return db.session.scalar(at_desk.where(FamilyMember.family_id == family_id, who).limit(1)) is not None
