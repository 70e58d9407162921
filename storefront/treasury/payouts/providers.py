"""Who pays families out: the table of those that are there, by name."""

from storefront.treasury import ledger
from storefront.treasury.payouts.bank_file import BankFile
from storefront.treasury.payouts.port import FilePayouts, OnlinePayouts

PROVIDERS: dict[str, FilePayouts | OnlinePayouts] = {}


def open_provider(provider: FilePayouts | OnlinePayouts) -> None:
    """Makes a provider one of those that payouts may name."""
    PROVIDERS[provider.name] = provider


def online(name: str) -> OnlinePayouts | None:
    """The provider of a name that is asked over the network; None when it takes a file, or is not there (any more)."""
    provider = PROVIDERS.get(name)
    return None if provider is None or provider.by_file else provider


def names_online() -> list[str]:
    """The names of those that are asked over the network."""
    return [name for name, provider in PROVIDERS.items() if not provider.by_file]


def account_of(name: str) -> str:
    """The account of the ledger that what a provider pays out leaves from."""
    provider = PROVIDERS.get(name)
    return ledger.BANK if provider is not None and provider.by_file else ledger.clearing(name)


open_provider(BankFile())
