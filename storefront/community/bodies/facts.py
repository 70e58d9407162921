"""What happens to bodies and to the people who act for them."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class BodyEntered(Fact):
    """A body is in the register from now on."""

    body_id: int
    kind: str
    by: int | None


@dataclass(frozen=True)
class BodyEdited(Fact):
    """It is called or described otherwise."""

    body_id: int
    by: int | None


@dataclass(frozen=True)
class OfficerAppointed(Fact):
    """Somebody acts for a body from now on; `at` names this occasion."""

    body_id: int
    user_id: int
    by: int | None
    at: str


@dataclass(frozen=True)
class OfficerDismissed(Fact):
    """Somebody acts for it no more; `at` names this occasion."""

    body_id: int
    user_id: int
    by: int | None
    reason: str
    at: str
