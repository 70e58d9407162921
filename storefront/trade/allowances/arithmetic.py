"""What of an order line has gone back to its shopper: the price of pieces that came home and what was allowed on those
that stayed, never more than the line cost. Pure, in halalas; the same in whatever order the two happen."""

from typing import Protocol

from storefront.trade import commissions


class SoldLine(Protocol):
    """An order line as far as its price goes."""

    @property
    def quantity(self) -> int: ...

    @property
    def total_minor(self) -> int: ...


def price_home(line: SoldLine, pieces: int, allowed_minor: int) -> int:
    """What goes back for so many pieces that came home, beside what was allowed."""
    whole = commissions.of_pieces(line.total_minor, line.quantity, pieces)
    return min(whole, line.total_minor - allowed_minor)


def price_gone(line: SoldLine, pieces: int, allowed_minor: int) -> int:
    """All that has gone back of the line."""
    return allowed_minor + price_home(line, pieces, allowed_minor)


def commission_gone(line: SoldLine, whole_minor: int, pieces: int, allowed_minor: int) -> int:
    """What of the line's commission (or of the tax in it) has fallen with that; all of it when all has gone back."""
    if price_gone(line, pieces, allowed_minor) == line.total_minor:
        return whole_minor
    home = commissions.of_pieces(whole_minor, line.quantity, pieces)
    return min(whole_minor, home + whole_minor * allowed_minor // line.total_minor)
