"""What its shopper has just ordered, for a basket that is empty because of it: whoever goes back in the browser, or looks at
another tab, reads that the order arrived and where it is."""

from dataclasses import dataclass
from datetime import timedelta

from flask import g

from storefront.kernel import clock
from storefront.trade import checkouts, orders
from storefront.web.kit.doors import actor
from storefront.web.shop.order_access import held

SAID = timedelta(hours=6)  # after that an empty basket is no surprise


@dataclass(frozen=True)
class Placed:
    """An order as the notice prints it: its reference, and with how many families it is."""

    reference: str
    families: int


def mine() -> Placed | None:
    """The newest confirmed order of the last hours, of a member or of what this browser placed or opened by its private
    link; one query, and none for a visitor without either."""
    if "placed" not in g:
        user_id, hashes = actor().user_id, [orders.link_hash(secret) for secret in held().values()]
        g.placed = lately(user_id, hashes) if user_id or hashes else None
    return g.placed  # type: ignore[no-any-return]


def lately(user_id: int | None, link_hashes: list[str]) -> Placed | None:
    order = checkouts.placed.newest(user_id=user_id, link_hashes=link_hashes, since=clock.now() - SAID)
    if order is None:
        return None
    return Placed(order.reference, sum(parcel.state not in orders.CALLED_OFF for parcel in order.parcels))
