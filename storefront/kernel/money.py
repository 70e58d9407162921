"""Money as whole halalas. Divides without losing one; never a float."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MINUS = "\u2212"  # as it is set in print: as wide as a figure, and not a hyphen
SAR = "SAR"  # the only currency prices are in
HALALAS = 100
HUNDRED_PERCENT = 10_000  # basis points
WRITTEN = re.compile(r"[+-]?[0-9]{1,10}(\.[0-9]{0,4})?", re.ASCII)


@dataclass(frozen=True)
class Money:
    """An amount in halalas that a refusal tells its reader; sums are reckoned on the halalas themselves."""

    minor: int


def share_out(total_minor: int, weights: Sequence[int]) -> list[int]:
    """Divides halalas by weight, by largest remainder, so that the shares add up to the total exactly.

    Weights are whole numbers, not negative, not all zero (ValueError). Ties go to the first.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must be positive")
    shares = [total_minor * weight // whole for weight in weights]
    rests = [total_minor * weight % whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda place: (-rests[place], place))
    for place in by_rest[: total_minor - sum(shares)]:
        shares[place] += 1
    return shares


def portion(total_minor: int, basis_points: int) -> int:
    """A rate of an amount, in halalas, rounded half up (1 basis point = 0.01 %)."""
    return (total_minor * basis_points * 2 + HUNDRED_PERCENT) // (HUNDRED_PERCENT * 2)


def vat_within(gross_minor: int, rate_basis_points: int) -> int:
    """The tax inside a price that includes it, in halalas, rounded half up."""
    whole = HUNDRED_PERCENT + rate_basis_points
    return (gross_minor * rate_basis_points * 2 + whole) // (whole * 2)


def parse_riyals(text: str) -> int:
    """Halalas from what a person typed in ASCII digits ("85", "85.5"); ValueError if it is no such amount."""
    if not WRITTEN.fullmatch(text.strip()):
        raise ValueError(text)
    minor = Decimal(text.strip()) * HALALAS
    if minor != minor.to_integral_value():
        raise ValueError(text)
    return int(minor)


def plain(minor: int) -> str:
    """Riyals in Western digits with two places and no separators, for machines: "1240.50"."""
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // HALALAS}.{abs(minor) % HALALAS:02d}"


def shown(minor: int) -> str:
    """Riyals as people read them: "85", "85.50", "1,240", "−33"."""
    sign = MINUS if minor < 0 else ""
    riyals, halalas = divmod(abs(minor), HALALAS)
    return f"{sign}{riyals:,}.{halalas:02d}" if halalas else f"{sign}{riyals:,}"


def exact(minor: int) -> str:
    """Riyals as papers give them, always with two places: "85.00", "1,240.50", "−33.00"."""
    sign = MINUS if minor < 0 else ""
    return f"{sign}{abs(minor) // HALALAS:,}.{abs(minor) % HALALAS:02d}"
