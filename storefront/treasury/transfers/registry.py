"""Which providers families can be paid through over the network. Filled when the market opens."""

from collections.abc import Mapping
from typing import Any

from storefront.treasury import payouts
from storefront.treasury.gateways import StripeConnect
from storefront.treasury.transfers.stripe_transfers import StripeTransfers


def open_with(settings: Mapping[str, Any]) -> None:
    """Opens what the settings name, Stripe where STRIPE_TRANSFERS says so, and closes all others."""
    for name in payouts.names_online():
        payouts.PROVIDERS.pop(name)
    if settings.get("STRIPE_TRANSFERS"):
        base = str(settings.get("STRIPE_API_BASE") or "")
        payouts.open_provider(StripeTransfers(StripeConnect(str(settings["STRIPE_SECRET_KEY"]), base)))
