"""Goods put into a basket that were chosen before: an order once more, a ready basket; as far as they can be had today."""

from collections.abc import Sequence

from storefront.goods.sharing import ShareLinkLine
from storefront.kernel.refusals import NotFound
from storefront.trade import carts
from storefront.trade.orders import Order, OrderLine

REFUSED = (
    NotFound,
    carts.BasketIsFull,
    carts.QuantityIsNotValid,
    carts.TooManyPieces,
    carts.TextIsTooLong,
    carts.TextIsMissing,
    carts.TextIsNotTaken,
)


def put_again(order: Order, cart: carts.Cart) -> Sequence[OrderLine]:
    """Puts the lines of a whole order into a basket at today's prices; those of which not all could be had."""
    lines = [line for parcel in order.parcels for line in parcel.lines]
    return [line for line in lines if not put_line(line, line.quantity, cart, is_again=True)]


def put_ready(lines: Sequence[ShareLinkLine], cart: carts.Cart) -> Sequence[ShareLinkLine]:
    """Puts the lines of a ready basket into a basket; those of which not all could be had. What the basket holds of them
    counts: of each line it holds as many pieces as were made ready, or more where it held more, however often this is done."""
    return [line for line in lines if not put_missing(line, cart)]


def put_missing(line: ShareLinkLine, cart: carts.Cart) -> bool:
    """What a basket lacks of a line; whether all of it could be had."""
    try:
        missing = line.quantity - carts.inside(cart, line.variant_id, personal_text=line.personal_text)
    except NotFound:
        return False
    return missing <= 0 or put_line(line, missing, cart)


def put_line(line: OrderLine | ShareLinkLine, quantity: int, cart: carts.Cart, *, is_again: bool = False) -> bool:
    """So many pieces of a line, or as many as are left; whether all of them could be had."""
    try:
        put_pieces(line, quantity, cart, is_again)
    except carts.NotEnoughPieces as refusal:
        rest = refusal.values["left"] - carts.inside(cart, line.variant_id, personal_text=line.personal_text)
        if rest > 0:
            put_pieces(line, rest, cart, is_again)
        return False
    except REFUSED:
        return False
    return True


def put_pieces(line: OrderLine | ShareLinkLine, quantity: int, cart: carts.Cart, is_again: bool) -> None:
    """So many pieces of a line; ordered once more they remember it, unless some lay there that were not."""
    inside = carts.put(cart, line.variant_id, quantity, personal_text=line.personal_text)
    inside.is_again = is_again and (inside.is_again or inside.quantity == quantity)
