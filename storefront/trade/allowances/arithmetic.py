"""What of an order line has gone back to its shopper: what was paid for pieces that came home and what was allowed on
those that stayed, never more than was paid for the line. Pure, in halalas; the same in whatever order the two happen."""

from dataclasses import dataclass
from typing import Protocol

from storefront.trade import commissions


class SoldLine(Protocol):
    """An order line as far as its price goes."""

    @property
    def quantity(self) -> int: ...

    @property
    def total_minor(self) -> int: ...

    @property
    def discount_minor(self) -> int: ...


@dataclass(frozen=True)
class Gone:
    """What has happened to a line: pieces that came home, halalas that were allowed; and what of its discount the market
    pays, which goes back with the pieces alone."""

    pieces: int
    allowed_minor: int
    funded_minor: int = 0


def paid(line: SoldLine) -> int:
    """What the shopper paid for a line."""
    return line.total_minor - line.discount_minor


def price_home(line: SoldLine, pieces: int, allowed_minor: int) -> int:
    """What goes back for so many pieces that came home, beside what was allowed."""
    price, off = (
        commissions.of_pieces(whole, line.quantity, pieces) for whole in (line.total_minor, line.discount_minor)
    )
    return min(price - off, paid(line) - allowed_minor)


def price_gone(line: SoldLine, pieces: int, allowed_minor: int) -> int:
    """All that has gone back of what was paid for the line."""
    return allowed_minor + price_home(line, pieces, allowed_minor)


def commission_gone(line: SoldLine, whole_minor: int, gone: Gone) -> int:
    """What of the line's commission (or of the tax in it) has fallen with that; all of it when all has gone back. Until then
    the part that falls with an allowance is rounded down (see docs/decisions)."""
    sold = paid(line) + gone.funded_minor
    back = price_gone(line, gone.pieces, gone.allowed_minor)
    if back + commissions.of_pieces(gone.funded_minor, line.quantity, gone.pieces) == sold:
        return whole_minor
    home = commissions.of_pieces(whole_minor, line.quantity, gone.pieces)
    return min(whole_minor, home + whole_minor * gone.allowed_minor // sold)
