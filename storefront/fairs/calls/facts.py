"""What happens to calls for exhibitors."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class CallPrepared(Fact):
    """A body wrote a call for its exhibition; nobody else sees it."""

    call_id: int
    exhibition_id: int
    by: int | None


@dataclass(frozen=True)
class CallChanged(Fact):
    """It says something else."""

    call_id: int
    exhibition_id: int
    by: int | None


@dataclass(frozen=True)
class CallPublished(Fact):
    """Everybody reads it from now on."""

    call_id: int
    exhibition_id: int
    by: int | None


@dataclass(frozen=True)
class CallTakenBack(Fact):
    """It is its body's alone again; nobody had applied."""

    call_id: int
    exhibition_id: int
    by: int | None
