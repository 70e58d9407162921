"""Families paid over the network: accounts they open at a provider, payouts that are sent there, and what of them is taken
back when what they were for goes back to its shopper."""

from storefront.treasury.transfers import openings, reversals
from storefront.treasury.transfers.models import TransferReversal
from storefront.treasury.transfers.registry import open_with
from storefront.treasury.transfers.reversing import plan_reversals, reverse, to_reverse
from storefront.treasury.transfers.sending import MOVED, look_at, send, to_look_at, to_send
from storefront.treasury.transfers.states import BACK, REVERSAL
from storefront.treasury.transfers.stripe_transfers import StripeTransfers

__all__ = [
    "BACK",
    "MOVED",
    "REVERSAL",
    "StripeTransfers",
    "TransferReversal",
    "look_at",
    "open_with",
    "openings",
    "plan_reversals",
    "reversals",
    "reverse",
    "send",
    "to_look_at",
    "to_reverse",
    "to_send",
]
