"""Who is asking: a plain value the core is told, so that it never has to look at a request."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """The person behind a command. A visitor has no user id; rights are named roles and the families run."""

    user_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    families: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_staff(self) -> bool:
        return "staff" in self.roles

    def runs(self, family_id: int) -> bool:
        """Whether this person works at the desk of that family."""
        return family_id in self.families


VISITOR = Actor()
SYSTEM = Actor(roles=frozenset({"system"}))
