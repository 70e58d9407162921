"""How a shopper came to the goods of a family: kept on the parcel when it is placed, and never changed."""

from storefront.goods import sharing
from storefront.trade import carts

MARKET = "market"  # found on the market's shelves
SHARED = "shared"  # by a link to the shop or goods of this family that somebody passed on
CHAT = "chat"  # asked for in a conversation, and handed out by the family in a ready basket
AGAIN = "again"  # all of it ordered once more by who had it before
CHANNELS = (MARKET, SHARED, CHAT, AGAIN)


def channel_of(part: carts.Part, brought_by: sharing.ShareLink | None) -> str:
    """The channel of one family's part of a basket. A link brings its shopper to the family it belongs to: what else lies in
    the basket was found on the market."""
    if all(piece.line.is_again for piece in part.pieces):
        return AGAIN
    if brought_by is None or brought_by.family_id != part.family.id:
        return MARKET
    return CHAT if brought_by.kind == sharing.BASKET else SHARED
