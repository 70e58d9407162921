"""Which gateways there are, and which of them serves the way of paying a shopper chose. Filled when the market opens."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from storefront.kernel import calendars, clock
from storefront.kernel.money import SAR
from storefront.treasury.gateways.amounts import can_be_charged
from storefront.treasury.gateways.bank_transfer import BankTransfer
from storefront.treasury.gateways.base import Account, Gateway, PageGateway
from storefront.treasury.gateways.cash import Cash
from storefront.treasury.gateways.stripe import Stripe

# what a shopper can choose, whether the money then comes before the goods
WAYS = {"card": True, "transfer": True, "cash": False}

GATEWAYS: dict[str, Gateway] = {}  # by the provider's name; those of earlier days stay as long as they are configured
METHODS: dict[str, str] = {}  # which provider serves a method from now on


def open_with(settings: Mapping[str, Any]) -> None:
    """Opens the gateways the settings name and closes all others."""
    GATEWAYS.clear()
    METHODS.clear()
    serve("cash", Cash())
    if settings.get("BANK_IBAN"):
        account = Account(str(settings["BANK_HOLDER"]), str(settings["BANK_NAME"]), str(settings["BANK_IBAN"]))
        serve("transfer", BankTransfer(account))
    if settings.get("STRIPE_SECRET_KEY"):
        base = str(settings.get("STRIPE_API_BASE") or "")
        serve("card", Stripe(str(settings["STRIPE_SECRET_KEY"]), settings["STRIPE_WEBHOOK_SECRETS"], base))


def serve(method: str, gateway: Gateway) -> None:
    """From now on this gateway takes what is paid by this method. Raises KeyError for a method nobody can choose."""
    _ = WAYS[method]
    GATEWAYS[gateway.name] = gateway
    METHODS[method] = gateway.name


def pays_ahead(method: str) -> bool:
    """Whether the money comes before the goods."""
    return WAYS[method]


def offers(method: str, amount_minor: int, currency: str = SAR) -> bool:
    """Whether a sum can be paid by a method today."""
    gateway = GATEWAYS.get(METHODS.get(method, ""))
    if gateway is None:
        return False
    can = gateway.capabilities
    fits = currency in can.currencies and can_be_charged(amount_minor, currency)
    return fits and can.least_minor <= amount_minor <= can.most_minor


def time_to_pay(provider: str, since: datetime) -> datetime:
    """Until when what is paid by this provider is waited for; its capabilities say how long money takes there."""
    can = GATEWAYS[provider].capabilities
    if can.working_days:
        return clock.end_of_day(calendars.working_days_after(clock.riyadh(since).date(), can.working_days))
    return since + timedelta(minutes=can.page_minutes)


def account_of(provider: str) -> Account | None:
    """The account a provider's payers send the money to; None when it has pages, or is not configured (any more)."""
    gateway = GATEWAYS.get(provider)
    return gateway.capabilities.account if gateway else None


def pages_of(method: str) -> tuple[str, ...]:
    """The origins of the pages on which a method is paid today."""
    gateway = GATEWAYS.get(METHODS.get(method, ""))
    return gateway.capabilities.pages if gateway else ()


def speaks(method: str, language: str) -> bool:
    """Whether those pages can be read in a language; nothing to read is read in any."""
    gateway = GATEWAYS.get(METHODS.get(method, ""))
    return gateway is None or not gateway.capabilities.pages or language in gateway.capabilities.languages


def with_pages(provider: str) -> PageGateway | None:
    """The provider of this name that takes money on its pages; None when it is not configured (any more)."""
    gateway = GATEWAYS.get(provider)
    return gateway if isinstance(gateway, PageGateway) else None
