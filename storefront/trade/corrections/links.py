"""Private links of orders that change hands: each is made anew with the market's secret, taken when the market opens."""

import secrets
from collections.abc import Mapping
from typing import Any

from storefront.kernel.database import db
from storefront.trade import orders

_market = {"secret": ""}


def open_with(settings: Mapping[str, Any]) -> None:
    """Takes the market's secret (SECRET_KEY)."""
    _market["secret"] = str(settings["SECRET_KEY"])


def renew_link(order: orders.Order) -> None:
    """Another private link, since the one before lies in letters that are somebody else's; that one opens nothing any more."""
    key = secrets.token_urlsafe(32)
    order.checkout_key = key
    order.link_hash = orders.link_hash(orders.link_token(key, _market["secret"]))
    db.session.flush()
