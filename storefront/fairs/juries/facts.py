"""What happens in the jury of a call."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class JurorAppointed(Fact):
    """Somebody judges the applications of a call from now on."""

    call_id: int
    user_id: int
    at: str
    by: int | None


@dataclass(frozen=True)
class JurorDismissed(Fact):
    """Somebody no longer does; what they gave does not count."""

    call_id: int
    user_id: int
    at: str
    by: int | None


@dataclass(frozen=True)
class ConflictFlagged(Fact):
    """A juror said that they may not judge an application."""

    application_id: int
    call_id: int
    family_id: int
    by: int | None


@dataclass(frozen=True)
class ApplicationScored(Fact):
    """A juror gave points, or others than before."""

    application_id: int
    call_id: int
    family_id: int
    by: int | None


@dataclass(frozen=True)
class SelectionCommitted(Fact):
    """What comes of every application of a call was decided, as it was shown before."""

    call_id: int
    exhibition_id: int
    offered: int
    waitlisted: int
    declined: int
    by: int | None
