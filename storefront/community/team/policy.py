"""Who may do what with a family's team. Pure: plain values in, an answer or a refusal out."""

from collections.abc import Collection

from storefront.community.team.refusals import RightsAreMissing
from storefront.kernel.actors import RIGHTS, Actor, Right
from storefront.kernel.refusals import NotAllowed

MOST_PEOPLE = 12  # at a desk, with those who are invited
LINK_DAYS = 7  # that the link of an invitation can be followed


def only_owner(actor: Actor, family_id: int) -> None:
    """Raises NotAllowed for anybody but the family's owner: who works at the desk is decided by nobody who was let in."""
    if not actor.owns(family_id):
        raise NotAllowed()


def may_leave(actor: Actor, family_id: int) -> bool:
    """Whether somebody may go from a desk by themselves; an owner closes the shop instead."""
    return actor.runs(family_id) and not actor.owns(family_id)


def kept_rights(rights: Collection[str]) -> list[Right]:
    """Those of the rights that there are, in their own order; raises RightsAreMissing when none is left."""
    kept = [right for right in RIGHTS if right in rights]
    if not kept:
        raise RightsAreMissing()
    return kept
