"""Who reacts to which fact: the table of the whole house, and the only wiring between floors."""

from storefront.kernel.facts import Fact, Reaction

REACTIONS: dict[type[Fact], tuple[Reaction, ...]] = {}
