"""Who is asking: a plain value the core is told, so that it never has to look at a request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Right = Literal["orders", "products", "messages", "shop", "money"]
RIGHTS: tuple[Right, ...] = get_args(Right)  # what a family's owner may let others of the family do at its desk


@dataclass(frozen=True)
class Actor:
    """The person behind a command. A visitor has no user id; rights are named roles and the families at whose desks they
    work. `limits` names, for the families whose owner they are not, what they may do there; an owner may everything.
    `bodies` are those they act for."""

    user_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    families: frozenset[int] = field(default_factory=frozenset)
    limits: Mapping[int, frozenset[str]] = field(default_factory=dict, hash=False)
    bodies: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_staff(self) -> bool:
        return "staff" in self.roles

    def runs(self, family_id: int) -> bool:
        """Whether this person works at the desk of that family, whatever they may do there."""
        return family_id in self.families

    def owns(self, family_id: int) -> bool:
        """Whether that family is theirs: its money, its documents, its team."""
        return family_id in self.families and family_id not in self.limits

    def acts_for(self, body_id: int) -> bool:
        """Whether this person acts for that body, such as a chamber."""
        return body_id in self.bodies

    def may(self, right: Right, family_id: int) -> bool:
        """Whether this person may do something for that family: its owner, or somebody its owner lets."""
        return self.owns(family_id) or (self.runs(family_id) and right in self.limits[family_id])


VISITOR = Actor()
SYSTEM = Actor(roles=frozenset({"system"}))
