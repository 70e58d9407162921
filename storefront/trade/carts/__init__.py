"""Baskets of goods from several families, of guests and of members."""

from storefront.trade.carts.commands import (
    MOST_PIECES,
    NOTE_LENGTH,
    adopt,
    change,
    choose_city,
    choose_way,
    empty,
    find_cart,
    forget_member,
    merge,
    open_cart,
    put,
    put_back,
    remember_share,
    remove,
    sweep,
)
from storefront.trade.carts.journey import accept_changes, keep_typed
from storefront.trade.carts.models import Cart, CartLine
from storefront.trade.carts.queries import EMPTY, Basket, Part, Piece, basket, count_pieces, line_of
from storefront.trade.carts.refusals import BasketIsFull, NotEnoughPieces, QuantityIsNotValid, TextIsTooLong

__all__ = [
    "EMPTY",
    "MOST_PIECES",
    "NOTE_LENGTH",
    "Basket",
    "BasketIsFull",
    "Cart",
    "CartLine",
    "NotEnoughPieces",
    "Part",
    "Piece",
    "QuantityIsNotValid",
    "TextIsTooLong",
    "accept_changes",
    "adopt",
    "basket",
    "change",
    "choose_city",
    "choose_way",
    "count_pieces",
    "empty",
    "find_cart",
    "forget_member",
    "keep_typed",
    "line_of",
    "merge",
    "open_cart",
    "put",
    "put_back",
    "remember_share",
    "remove",
    "sweep",
]
