"""Who pays families out: the table of those that are there, by name."""

from storefront.treasury.payouts.bank_file import BankFile
from storefront.treasury.payouts.port import FilePayouts, OnlinePayouts

PROVIDERS: dict[str, FilePayouts | OnlinePayouts] = {}


def open_provider(provider: FilePayouts | OnlinePayouts) -> None:
    """Makes a provider one of those that payouts may name."""
    PROVIDERS[provider.name] = provider


def by_file() -> list[str]:
    """The names of those that take a file."""
    return [name for name, provider in PROVIDERS.items() if provider.by_file]


open_provider(BankFile())
