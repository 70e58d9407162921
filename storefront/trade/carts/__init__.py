"""Baskets of goods from several families, of guests and of members."""

from storefront.trade.carts.commands import (
    accept_changes,
    adopt,
    change,
    choose_city,
    choose_way,
    empty,
    find_cart,
    merge,
    open_cart,
    put,
    put_back,
    remember_share,
    remove,
    sweep,
)
from storefront.trade.carts.models import Cart, CartLine
from storefront.trade.carts.queries import EMPTY, Basket, Part, Piece, basket, count_pieces, line_of

__all__ = [
    "EMPTY",
    "Basket",
    "Cart",
    "CartLine",
    "Part",
    "Piece",
    "accept_changes",
    "adopt",
    "basket",
    "change",
    "choose_city",
    "choose_way",
    "count_pieces",
    "empty",
    "find_cart",
    "line_of",
    "merge",
    "open_cart",
    "put",
    "put_back",
    "remember_share",
    "remove",
    "sweep",
]
