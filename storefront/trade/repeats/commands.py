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
        carts.put(cart, line.variant_id, line.quantity, personal_text=line.personal_text)
    except carts.NotEnoughPieces as refusal:
        if refusal.values["left"]:
            carts.put(cart, line.variant_id, refusal.values["left"], personal_text=line.personal_text)
        return False
    except (NotFound, carts.BasketIsFull, carts.QuantityIsNotValid, carts.TooManyPieces, carts.TextIsTooLong):
        return False
    return True
