"""Ordering the same once more: the lines of an order, back in a basket as far as they can be had today."""

from collections.abc import Sequence

from storefront.kernel.refusals import NotFound
from storefront.trade import carts
from storefront.trade.orders import Order, OrderLine


def put_again(order: Order, cart: carts.Cart) -> Sequence[OrderLine]:
    """Puts the lines of a whole order into a basket at today's prices; those of which not all could be had."""
    short = []
    for parcel in order.parcels:
        short += [line for line in parcel.lines if not put_line(line, cart)]
    return short


def put_line(line: OrderLine, cart: carts.Cart) -> bool:
    """One line, or what is left of it; whether all of it could be had."""
    try:
        put_as_again(line, cart, line.quantity)
    except carts.NotEnoughPieces as refusal:
        if refusal.values["left"]:
            put_as_again(line, cart, refusal.values["left"])
        return False
    except (
        NotFound,
        carts.BasketIsFull,
        carts.QuantityIsNotValid,
        carts.TooManyPieces,
        carts.TextIsTooLong,
        carts.TextIsMissing,
    ):
        return False
    return True


def put_as_again(line: OrderLine, cart: carts.Cart, quantity: int) -> None:
    """So many pieces of a line, which remember that they are ordered once more."""
    inside = carts.put(cart, line.variant_id, quantity, personal_text=line.personal_text)
    inside.is_again = inside.is_again or inside.quantity == quantity  # and nothing of it lay there before
