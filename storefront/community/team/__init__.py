"""The team of a family: people it invites to its desk, who accept, and whom its owner then lets in with some rights.

A person may be at the desks of several families. What somebody may do at a desk is asked of `Actor.may` and `Actor.owns`.
"""

from storefront.community.team import policy, refusals
from storefront.community.team.answering import accept, decline, invited
from storefront.community.team.commands import (
    Asked,
    approve,
    change_rights,
    invite,
    leave,
    refuse,
    remove,
    send_again,
    withdraw,
)
from storefront.community.team.facts import (
    InvitationAnswered,
    InvitationEnded,
    InvitationSent,
    MemberChanged,
    MemberJoined,
    MemberLeft,
)
from storefront.community.team.forgetting import forget_family, forget_member, sweep
from storefront.community.team.models import Invitation
from storefront.community.team.queries import Mate, invitation_of, invitations_of, member_of, of_account, people_of
from storefront.community.team.states import INVITATION

__all__ = [
    "INVITATION",
    "Asked",
    "Invitation",
    "InvitationAnswered",
    "InvitationEnded",
    "InvitationSent",
    "Mate",
    "MemberChanged",
    "MemberJoined",
    "MemberLeft",
    "accept",
    "approve",
    "change_rights",
    "decline",
    "forget_family",
    "forget_member",
    "invitation_of",
    "invitations_of",
    "invite",
    "invited",
    "leave",
    "member_of",
    "of_account",
    "people_of",
    "policy",
    "refusals",
    "refuse",
    "remove",
    "send_again",
    "sweep",
    "withdraw",
]
