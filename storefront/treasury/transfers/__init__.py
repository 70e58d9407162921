"""Families paid over the network: accounts they open at a provider, and payouts that are sent there."""

from storefront.treasury.transfers import openings
from storefront.treasury.transfers.registry import open_with
from storefront.treasury.transfers.sending import MOVED, look_at, send, to_look_at, to_send
from storefront.treasury.transfers.stripe_transfers import StripeTransfers

__all__ = ["MOVED", "StripeTransfers", "look_at", "open_with", "openings", "send", "to_look_at", "to_send"]
