"""Where a payment stands, as its shopper reads it. Pure: from the states of the payment and of its latest attempt."""

from typing import Literal, Protocol

Stage = Literal["pay", "again", "declined", "confirming", "checking", "ended", "sent_back"]


class Tried(Protocol):
    """The latest attempt at a payment."""

    number: int
    state: str
    trouble: str


def stage_of(payment_state: str, attempt: Tried | None, back: str, *, is_known: bool) -> Stage:
    """The page an unpaid payment has. `back` is how its shopper came back from the provider's page: paid, left or not at
    all; `is_known` is whether the provider has just said how it stands. Only what the provider said for certain is said here:
    while it cannot say, and after "paid", there is nothing but waiting."""
    if attempt and attempt.state == "refused":  # the provider holds money that is not what was asked for
        return "checking"
    if payment_state != "open":
        return "sent_back" if attempt and attempt.state == "paid" else "ended"
    if attempt is None or attempt.state in ("new", "abandoned"):
        return "pay"
    if attempt.state == "processing" or (attempt.state == "redirected" and (back == "paid" or not is_known)):
        return "confirming"
    if attempt.trouble.startswith("declined"):
        return "declined"
    return "again"


def last_known(attempt: Tried | None) -> int:
    """The number of the last attempt the shopper can have seen a page of. One that was not opened yet does not count, so
    that its request is sent again under the same key."""
    if attempt is None:
        return 0
    return attempt.number - 1 if attempt.state == "new" else attempt.number
