"""Bodies: the institutions around the shop, such as chambers, associations and charities, and the officers who act for them.

The office enters a body and appoints its officers; what they may do is asked of `Actor.acts_for`.
"""

from storefront.community.bodies import refusals
from storefront.community.bodies.commands import (
    KINDS,
    MOST_ABOUT,
    MOST_NAME,
    BodyWords,
    appoint,
    dismiss,
    edit,
    enter,
    forget_member,
    only_officers,
)
from storefront.community.bodies.facts import BodyEdited, BodyEntered, OfficerAppointed, OfficerDismissed
from storefront.community.bodies.models import Body, BodyOfficer
from storefront.community.bodies.queries import Officer, bodies, get, of_officer, of_slug, officers_of, those_of

__all__ = [
    "KINDS",
    "MOST_ABOUT",
    "MOST_NAME",
    "Body",
    "BodyEdited",
    "BodyEntered",
    "BodyOfficer",
    "BodyWords",
    "Officer",
    "OfficerAppointed",
    "OfficerDismissed",
    "appoint",
    "bodies",
    "dismiss",
    "edit",
    "enter",
    "forget_member",
    "get",
    "of_officer",
    "of_slug",
    "officers_of",
    "only_officers",
    "refusals",
    "those_of",
]
