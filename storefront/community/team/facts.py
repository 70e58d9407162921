"""What happens to the team of a family. A `token` and an `email` are for the letter alone; the journal keeps neither."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class InvitationSent(Fact):
    """Somebody is asked to work at a family's desk, or asked `again`; the link is in the letter."""

    family_id: int
    invitation_id: int
    email: str
    token: str
    rights: tuple[str, ...]
    by: int | None
    again: bool = False


@dataclass(frozen=True)
class InvitationAnswered(Fact):
    """Who was asked has accepted, and waits for the owner; or declined."""

    family_id: int
    invitation_id: int
    accepted: bool
    by: int | None


@dataclass(frozen=True)
class InvitationEnded(Fact):
    """The family took an invitation back before it was answered, or did not let in who had accepted it."""

    family_id: int
    invitation_id: int
    ending: str  # withdrawn or refused
    by: int | None


@dataclass(frozen=True)
class MemberJoined(Fact):
    """The owner let somebody in; from now on they work at the desk."""

    family_id: int
    user_id: int
    rights: tuple[str, ...]
    at: str  # names this occasion
    by: int | None


@dataclass(frozen=True)
class MemberChanged(Fact):
    """Somebody may do other things at the desk than before."""

    family_id: int
    user_id: int
    rights: tuple[str, ...]
    by: int | None


@dataclass(frozen=True)
class MemberLeft(Fact):
    """Somebody works at the desk no longer: the owner took them off it, or they went by themselves (`went`)."""

    family_id: int
    user_id: int
    went: bool
    at: str  # names this occasion
    by: int | None
