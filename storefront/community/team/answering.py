"""The side of whoever is invited: what the link of the letter shows, accepting and declining."""

from sqlalchemy import select

from storefront.community import accounts, families
from storefront.community.families import Family
from storefront.community.team import refusals
from storefront.community.team.commands import move
from storefront.community.team.facts import InvitationAnswered
from storefront.community.team.models import Invitation
from storefront.community.team.queries import is_alive, mark_of, works_there
from storefront.kernel import clock, states
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

SELLS = ("active", "suspended")


def invited(token: str) -> tuple[Invitation, Family]:
    """The invitation behind the link of a letter and the family that sent it; reading uses nothing up. Raises LinkIsSpent."""
    row = db.session.scalar(
        select(Invitation).where(Invitation.token_hash == mark_of(token[: accounts.tokens.LONGEST]))
    )
    if row is None or not is_alive(row):
        raise accounts.refusals.LinkIsSpent()
    family = families.get(row.family_id)
    if family.status not in SELLS:
        raise accounts.refusals.LinkIsSpent()
    return row, family


def accept(token: str, person: accounts.Person) -> Invitation:
    """Whoever holds the link would work there, with this account, whose address is confirmed; the owner is asked. Accepting
    twice is once. Raises LinkIsSpent, NotAllowed, NotNow when another account accepted, WorksThereAlready."""
    row, _ = invited(token)
    if not person.is_confirmed:
        raise NotAllowed()
    if works_there(row.family_id, user_id=person.id):
        raise refusals.WorksThereAlready()
    if states.take(row, "sent", "accepted", user_id=person.id, accepted_at=clock.now()):
        tell(InvitationAnswered(row.family_id, row.id, True, person.id))
    elif row.state != "accepted" or row.user_id != person.id:
        raise NotNow(state=row.state)
    return row


def decline(token: str, person: accounts.Person) -> None:
    """Whoever holds the link would not, or no longer; what somebody else accepted is theirs to take back. Raises LinkIsSpent,
    NotNow."""
    row, _ = invited(token)
    if row.state == "accepted" and row.user_id != person.id:
        raise NotNow(state=row.state)
    move(row, row.state, "declined", token_hash=None, ended_at=clock.now())
    tell(InvitationAnswered(row.family_id, row.id, False, person.id))
