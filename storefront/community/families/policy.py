"""Who may decide on families: the office. Officers of bodies may not; docs/decisions says why, under documents."""

from storefront.community.families.models import Family
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import N_, NotAllowed

VERIFYING = N_("التحقق من طلب الأسرة ووثائقها.")  # why a family's private file was opened, in the journal


def may_verify(actor: Actor, family_id: int) -> bool:
    """Whether somebody may read what a family tells the office, verify its documents and let it sell: the office, and
    nobody of it for a family of their own."""
    return (actor.is_staff or "system" in actor.roles) and not actor.runs(family_id)


def only_verifiers(actor: Actor, family: Family) -> None:
    """Raises NotAllowed for anybody else."""
    if not may_verify(actor, family.id):
        raise NotAllowed()
