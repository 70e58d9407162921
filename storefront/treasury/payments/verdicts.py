"""Whether what a provider says was paid is what we asked for. Pure."""

from typing import Protocol

from storefront.treasury.gateways import Snapshot


class Wanted(Protocol):
    """What an attempt was opened with."""

    amount_minor: int
    currency: str
    live: bool
    once: str


def differences(wanted: Wanted, seen: Snapshot) -> list[str]:
    """In what the payment is another than was asked for: amount, currency, live, reference. Empty when it is the same."""
    pairs = {
        "amount": (wanted.amount_minor, seen.amount_minor),
        "currency": (wanted.currency, seen.currency),
        "live": (wanted.live, seen.live),
        "reference": (wanted.once, seen.reference),
    }
    return [name for name, (asked, said) in pairs.items() if asked != said]
