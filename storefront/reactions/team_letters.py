"""Who comes to a family's desk and who goes becomes letters: to whoever is asked, to the owner, to the member."""

from collections.abc import Mapping

from storefront.community import accounts, families, notices, team
from storefront.kernel.database import db
from storefront.reactions.account_letters import occasion
from storefront.reactions.letters import to_member


def invitation_sent(fact: team.InvitationSent) -> None:
    """The link, to the address the family named, in the language of its account if it has one, else of whoever asks. Nothing
    else in it was typed by anybody: strangers get no words of the family's."""
    known = accounts.find_by_email(fact.email) or db.session.get(accounts.User, fact.by or 0)
    values = {"family_id": fact.family_id, "invitation_id": fact.invitation_id, notices.SECRET: fact.token}
    once = f"invitation:{fact.invitation_id}:{occasion(fact.token)}"
    notices.write(
        "team-invitation", to=fact.email, language=known.language if known else "ar", once=once, values=values
    )


def invitation_answered(fact: team.InvitationAnswered) -> None:
    """The owner learns what who was asked has said; nobody comes in before the owner says so."""
    values = {"family_id": fact.family_id, "invitation_id": fact.invitation_id, "agreed": fact.accepted}
    to_owner("team-answered", fact.family_id, once=f"invitation:{fact.invitation_id}:{fact.accepted}", values=values)


def invitation_ended(fact: team.InvitationEnded) -> None:
    """Who had accepted learns that the owner let nobody in."""
    row = team.invitation_of(fact.family_id, fact.invitation_id)
    if fact.ending == "refused" and row.user_id:
        values = {"family_id": fact.family_id, "user_id": row.user_id, "joined": False, "rights": []}
        to_member("team-decided", row.user_id, once=f"invitation:{row.id}", values=values)


def member_joined(fact: team.MemberJoined) -> None:
    """Who was let in reads what they may do, and where."""
    values = {"family_id": fact.family_id, "user_id": fact.user_id, "joined": True, "rights": list(fact.rights)}
    to_member("team-decided", fact.user_id, once=f"family:{fact.family_id}:{fact.at}", values=values)


def member_left(fact: team.MemberLeft) -> None:
    """The other side learns of it: the owner of who went, and who was taken off the desk."""
    values = {"family_id": fact.family_id, "user_id": fact.user_id, "went": fact.went}
    once = f"family:{fact.family_id}:{fact.user_id}:{fact.at}"
    if fact.went:
        to_owner("team-left", fact.family_id, once=once, values=values)
    else:
        to_member("team-left", fact.user_id, once=once, values=values)


def to_owner(kind: str, family_id: int, *, once: str, values: Mapping[str, object]) -> None:
    """What the owner of a family alone is told."""
    for member in families.members(family_id):
        if member.role == "owner":
            to_member(kind, member.user_id, once=once, values=values)
