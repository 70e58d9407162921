"""Who works at the family's desk. Its owner sees everybody and who is invited; others see what they may do, and how to go."""

from typing import Any

from flask import Blueprint, render_template

from storefront.community import accounts
from storefront.community import team as people
from storefront.community.team import Invitation
from storefront.kernel import clock
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.rights import titles

team = Blueprint("team", __name__)


@team.get("/team")
def index() -> str:
    """The team, for whoever works in it."""
    family = desk.family()
    if not actor().owns(family.id):
        return render_template("family/team/mine.html", rights=desk.rights_here(), family_id=family.id)
    mates, invitations = people.people_of(family.id), people.invitations_of(family.id)
    return render_template(
        "family/team/index.html",
        mates=[(mate, titles(mate.rights)) for mate in mates],
        waiting=[accepted(row) for row in invitations if row.state == "accepted"],
        asked=[(row, titles(row.rights), row.expires_at <= clock.now()) for row in invitations if row.state == "sent"],
        may_invite=family.status == "active",
        is_full=len(mates) + len(invitations) >= people.policy.MOST_PEOPLE,
        others=[mate for mate in mates if not mate.is_owner],
    )


def accepted(row: Invitation) -> dict[str, Any]:
    """Who would come in, by the account with which they accepted: the owner lets in a person, not an address."""
    person = accounts.get(row.user_id or 0)
    is_other = person.email != row.email
    return {"row": row, "rights": titles(row.rights), "name": person.name, "email": person.email, "is_other": is_other}
