"""From a basket to an order: what was typed on the way, the key of the order to be, and saying yes to what has changed."""

import secrets
from collections.abc import Iterable
from typing import Any

from storefront.kernel.database import db
from storefront.trade.carts.commands import remove, touch
from storefront.trade.carts.models import Cart
from storefront.trade.carts.queries import Basket, Part


def keep_typed(cart: Cart, step: str, values: dict[str, Any]) -> None:
    """Keeps what was typed at a step, right or wrong, so that it is there again after a mistake or a pause.

    The first step also makes the checkout key: one journey, one order, however often its last button is pressed.
    """
    cart.typed = {**cart.typed, step: values}
    name_checkout(cart)


def name_checkout(cart: Cart) -> None:
    """Makes the key of the order this basket is to become, if it has none."""
    cart.checkout_key = cart.checkout_key or secrets.token_urlsafe(32)
    touch(cart)


def leave_out(parts: Iterable[Part]) -> None:
    """Takes the goods of these families out; each line can be put back for a day."""
    for part in parts:
        for piece in part.pieces:
            remove(piece.line)


def accept_changes(basket: Basket) -> None:
    """The shopper has seen what changed: prices are those of today, lines shrink to what can be had of them, and those of
    which nothing can, as they are written, leave the basket (they can be put back)."""
    for part in basket.parts:
        for piece in part.pieces:
            piece.line.kept_price_minor = piece.variant.price_minor
            if piece.can_be_had:
                piece.line.quantity = piece.can_be_had
            else:
                remove(piece.line)
    db.session.flush()
