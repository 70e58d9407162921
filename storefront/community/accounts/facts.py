"""What happens to accounts. A `token` and an `email` are for letters alone; the journal keeps neither."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class SignedUp(Fact):
    user_id: int


@dataclass(frozen=True)
class ConfirmationAsked(Fact):
    """The address is to be confirmed with this token."""

    user_id: int
    token: str


@dataclass(frozen=True)
class AddressAlreadyKnown(Fact):
    """Somebody gave the address of an account that is there already; its owner is told, nobody else."""

    user_id: int
    at: str  # names this occasion, so that the owner is told each time


@dataclass(frozen=True)
class AddressConfirmed(Fact):
    user_id: int


@dataclass(frozen=True)
class SignedIn(Fact):
    user_id: int
    sign_in_id: int


@dataclass(frozen=True)
class SignedOut(Fact):
    user_id: int
    sign_in_id: int


@dataclass(frozen=True)
class ResetAsked(Fact):
    user_id: int
    token: str


@dataclass(frozen=True)
class PasswordChanged(Fact):
    """By its owner, or by whoever can read their letters; every other sign-in has ended."""

    user_id: int
    at: str  # names this occasion


@dataclass(frozen=True)
class EmailChangeAsked(Fact):
    """The new address is to be confirmed with this token; `email` is the new one. When it is taken, nobody gets the token."""

    user_id: int
    email: str
    token: str
    is_taken: bool = False


@dataclass(frozen=True)
class EmailChanged(Fact):
    """`email` is the address until now."""

    user_id: int
    email: str
    at: str  # names this occasion


@dataclass(frozen=True)
class RoleGranted(Fact):
    user_id: int
    role: str
    by: int | None


@dataclass(frozen=True)
class RoleTaken(Fact):
    user_id: int
    role: str
    by: int | None
    reason: str = ""


@dataclass(frozen=True)
class AccountDisabled(Fact):
    user_id: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class AccountEnabled(Fact):
    user_id: int
    by: int | None
    reason: str = ""


@dataclass(frozen=True)
class AccountErased(Fact):
    """The person is forgotten; `email` is the address until now, so that letters to it can be forgotten too."""

    user_id: int
    email: str
