"""Who may do what to payouts. Pure: plain values in, a refusal or nothing out."""

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed


def only_staff(actor: Actor, family_id: int) -> None:
    """Raises NotAllowed for anybody but staff; nobody of the office handles the money of a family of their own."""
    if not actor.is_staff or actor.user_id is None or actor.runs(family_id):
        raise NotAllowed()


def only_its_owner(actor: Actor, family_id: int) -> None:
    """Raises NotAllowed for anybody but the family's owner."""
    if not actor.owns(family_id):
        raise NotAllowed()
