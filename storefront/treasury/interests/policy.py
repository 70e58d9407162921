"""One rule for everything the office decides about money: by a person whom it does not concern. Whom it does is told by
whoever sells (see reactions/interests), since no order is known down here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import N_, NotAllowed


@dataclass(frozen=True)
class Interested:
    """Whom the money of a payment concerns: families whose share is in it, whoever bought, bodies it is collected for."""

    families: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()

    def has(self, actor: Actor) -> bool:
        """Whether this person is one of them."""
        return (
            actor.user_id in self.people
            or not self.families.isdisjoint(actor.families)
            or not self.bodies.isdisjoint(actor.bodies)
        )


Teller = Callable[[int], Interested]
TELLERS: dict[str, Teller] = {}


class OwnInterest(NotAllowed):
    text = N_("هذا المال لطلب لكم أو لأسرة أو جهة أنتم منها، فيبتّ فيه شخص آخر من المكتب.")


def told_by(tellers: Mapping[str, Teller]) -> None:
    """Who tells whom money concerns, by the purpose of its payment and the key of what it paid for."""
    TELLERS.update(tellers)


def concern(actor: Actor, purpose: str, subject_id: int) -> bool:
    """Whether the money paid for a thing concerns this person."""
    return purpose in TELLERS and TELLERS[purpose](subject_id).has(actor)


def only_others(actor: Actor, purpose: str, subject_id: int) -> None:
    """Raises NotAllowed for anybody but staff, OwnInterest for whom the money concerns."""
    if not actor.is_staff:
        raise NotAllowed()
    if concern(actor, purpose, subject_id):
        raise OwnInterest()
