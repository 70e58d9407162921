"""The terms of payouts: the least sum, the sum above which two people approve. Read from the settings once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Terms:
    """Halalas: less than `minimum` is carried on, more than `four_eyes` is approved by two people."""

    minimum_minor: int = 5_000
    four_eyes_minor: int = 500_000


_terms = {"now": Terms()}


def open_with(settings: Mapping[str, Any]) -> None:
    """Takes PAYOUT_MINIMUM and PAYOUT_FOUR_EYES (halalas)."""
    usual = Terms()
    _terms["now"] = Terms(
        int(settings.get("PAYOUT_MINIMUM", usual.minimum_minor)),
        int(settings.get("PAYOUT_FOUR_EYES", usual.four_eyes_minor)),
    )


def terms() -> Terms:
    """The terms that hold."""
    return _terms["now"]
