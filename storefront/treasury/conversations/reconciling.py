"""Asking a provider how our balance with it moved."""

from datetime import datetime

from storefront.treasury.conversations.asking import ask
from storefront.treasury.gateways import Movement


def movements(provider: str, since: datetime) -> list[Movement]:
    """Every movement since then. No transaction is open meanwhile; raises Trouble."""
    return ask(provider, lambda gateway: list(gateway.movements_since(since)))
