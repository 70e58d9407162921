"""One rule for everything the office decides about money: by a person whom it does not concern. Whom it does is told by
whoever sells (see reactions/interests), since no order is known down here."""

from collections.abc import Callable, Collection, Mapping
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
Chooser = Callable[[Actor, Collection[int]], Collection[int]]
TELLERS: dict[str, Teller] = {}
CHOOSERS: dict[str, Chooser] = {}


class OwnInterest(NotAllowed):
    text = N_("هذا المال لطلب لكم أو لأسرة أو جهة أنتم منها، فيبتّ فيه شخص آخر من المكتب.")


def told_by(tellers: Mapping[str, Teller], choosers: Mapping[str, Chooser]) -> None:
    """Who tells whom money concerns, by the purpose of its payment and the key of what it paid for; and, of many keys, which
    of them concern a person."""
    TELLERS.update(tellers)
    CHOOSERS.update(choosers)


def concern(actor: Actor, purpose: str, subject_id: int) -> bool:
    """Whether the money paid for a thing concerns this person."""
    return purpose in TELLERS and TELLERS[purpose](subject_id).has(actor)


def concerning(actor: Actor, purpose: str, subject_ids: Collection[int]) -> frozenset[int]:
    """Those of many things whose money concerns this person."""
    return frozenset(CHOOSERS[purpose](actor, subject_ids)) if subject_ids and purpose in CHOOSERS else frozenset()


def only_others(actor: Actor, purpose: str, subject_id: int) -> None:
    """Raises NotAllowed for anybody but staff, OwnInterest for whom the money concerns."""
    if not actor.is_staff:
        raise NotAllowed()
    if concern(actor, purpose, subject_id):
        raise OwnInterest()
