"""What is not kept: invitations that came to an end, and all of a person who asks to be forgotten."""

from datetime import timedelta

from sqlalchemy import delete, or_, select

from storefront.community.families import FamilyMember
from storefront.community.team.models import Invitation
from storefront.kernel import clock
from storefront.kernel.database import db

KEPT_DAYS = 30  # that the address of somebody who never came in stays


def forget_member(user_id: int, email: str) -> None:
    """Somebody's account is erased (`email` was its address): they are at no desk any more, and no invitation names them."""
    named = delete(Invitation).where(or_(Invitation.user_id == user_id, Invitation.email == email))
    there = delete(FamilyMember).where(FamilyMember.user_id == user_id, FamilyMember.role != "owner")
    for gone in (named, there):
        db.session.execute(gone.execution_options(synchronize_session=False))


def forget_family(family_id: int) -> None:
    """A shop is closed: nobody is invited there any more."""
    gone = delete(Invitation).where(Invitation.family_id == family_id)
    db.session.execute(gone.execution_options(synchronize_session=False))


def sweep(*, limit: int = 1000) -> int:
    """Forgets invitations that ended, or whose link could not be followed any more, a month ago; for the worker. How many."""
    before = clock.now() - timedelta(days=KEPT_DAYS)
    over = or_(Invitation.ended_at < before, (Invitation.state == "sent") & (Invitation.expires_at < before))
    ids = db.session.scalars(select(Invitation.id).where(over).limit(limit)).all()
    db.session.execute(delete(Invitation).where(Invitation.id.in_(ids)).execution_options(synchronize_session=False))
    return len(ids)
