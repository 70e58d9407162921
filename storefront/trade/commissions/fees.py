"""The commission on a line and on some of its pieces, in halalas. Pure arithmetic, no database."""

from dataclasses import dataclass

from storefront.kernel import money


@dataclass(frozen=True)
class Fee:
    """The commission on a line: the rate, what it comes to, and the tax that lies within it (halalas)."""

    basis_points: int
    minor: int
    vat_minor: int


def fee_on(total_minor: int, basis_points: int, *, vat_rate: int = 0) -> Fee:
    """The commission on a line's price, rounded once; `vat_rate` of the platform itself, 0 if it is not registered."""
    minor = money.portion(total_minor, basis_points)
    return Fee(basis_points, minor, money.vat_within(minor, vat_rate))


def of_pieces(whole_minor: int, quantity: int, pieces: int) -> int:
    """The part of a line's sum that lies on its first so many pieces, by largest remainder: whatever goes back piece
    by piece, all pieces together give the whole."""
    each, rest = divmod(whole_minor, quantity)
    return each * pieces + min(rest, pieces)
