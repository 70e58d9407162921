"""How a shopper came to the goods of a family: kept on the parcel when it is placed, and never changed."""

from storefront.trade import carts

MARKET = "market"  # found on the market's shelves
SHARED = "shared"  # by a link to goods of this family that somebody passed on
AGAIN = "again"  # all of it ordered once more by who had it before
CHANNELS = (MARKET, SHARED, AGAIN)


def channel_of(part: carts.Part, brought_to: int | None) -> str:
    """The channel of one family's part of a basket. A link brings its shopper to one family (by its id): what else lies in
    the basket was found on the market."""
    if all(piece.line.is_again for piece in part.pieces):
        return AGAIN
    return SHARED if part.family.id == brought_to else MARKET
