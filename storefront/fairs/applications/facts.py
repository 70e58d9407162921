"""What happens to applications to exhibit."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class ApplicationSubmitted(Fact):
    """A family asks for a place."""

    application_id: int
    call_id: int
    family_id: int
    by: int | None


@dataclass(frozen=True)
class ApplicationChanged(Fact):
    """It says something else, before anybody decides."""

    application_id: int
    call_id: int
    family_id: int
    by: int | None


@dataclass(frozen=True)
class ApplicationStepped(Fact):
    """It went on to another state; `reason` is why it was withdrawn, declined or taken away. `at` is the moment, as ISO writes
    it: the same step can be taken twice."""

    application_id: int
    call_id: int
    family_id: int
    state: str
    at: str
    by: int | None
    reason: str = ""
