"""Asking a provider how our balance with it moved, and what it is."""

from dataclasses import dataclass
from datetime import datetime

from storefront.treasury.conversations.asking import ask
from storefront.treasury.gateways import Movement, PageGateway

TRIES = 3  # a balance that moves while it is asked for says nothing about a list that was read a moment before


@dataclass(frozen=True)
class Account:
    """What a provider says of our money: the movements, and what it held by currency when they were all of them; None
    when it did not stand still for so long."""

    movements: list[Movement]
    holdings: dict[str, int] | None


def account(provider: str, since: datetime) -> Account:
    """Every movement since then, and the balance. No transaction is open meanwhile; raises Trouble."""
    return ask(provider, lambda gateway: _read(gateway, since))


def _read(gateway: PageGateway, since: datetime) -> Account:
    holdings = gateway.holdings()
    for _ in range(TRIES):
        movements, before = list(gateway.movements_since(since)), holdings
        holdings = gateway.holdings()
        if holdings == before:
            return Account(movements, holdings)
    return Account(movements, None)
