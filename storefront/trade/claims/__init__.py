"""Claims: a member takes over what they ordered as a guest, with the address their account has confirmed."""

from storefront.trade.claims.commands import address_of, take, take_all
from storefront.trade.claims.facts import OrderClaimed
from storefront.trade.claims.queries import Found, found

__all__ = ["Found", "OrderClaimed", "address_of", "found", "take", "take_all"]
