"""Claims: a member takes over what they ordered as a guest, with the address their account has confirmed,
or says that it is not theirs."""

from storefront.trade.claims.commands import address_of, disown, take, take_all
from storefront.trade.claims.facts import OrderClaimed, OrderDisowned
from storefront.trade.claims.queries import MOST, Found, found

__all__ = ["MOST", "Found", "OrderClaimed", "OrderDisowned", "address_of", "disown", "found", "take", "take_all"]
