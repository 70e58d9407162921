"""What happens to mobiles. A `token` is for a text message alone; the journal does not keep it."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class MobileCodeAsked(Fact):
    """The mobile of the account is to be confirmed with this code."""

    user_id: int
    token: str
    at: str  # names this occasion


@dataclass(frozen=True)
class MobileConfirmed(Fact):
    """The code that was sent to the mobile came back."""

    user_id: int
