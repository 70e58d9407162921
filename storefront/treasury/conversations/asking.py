"""How a provider is asked: by whoever is configured, with nothing held, and with its troubles made known."""

import logging
from collections.abc import Callable
from typing import TypeVar

from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, gateways
from storefront.treasury.gateways import Gateway, PageGateway, ProviderLocked, ProviderRefused, Trouble

log = logging.getLogger("dakkah.payments")
Answer = TypeVar("Answer")
Asked = TypeVar("Asked")


class ProviderIsMissing(Trouble):
    """The provider of an earlier day is not configured any more, so nobody can be asked."""


def ask(provider: str, question: Callable[[PageGateway], Answer]) -> Answer:
    """The answer of a provider with pages. No transaction is open meanwhile. Raises Trouble, having told the log, and the
    office where a person must act."""
    return _ask(provider, gateways.with_pages(provider), question)


def ask_any(provider: str, question: Callable[[Gateway], Answer]) -> Answer:
    """The same of any provider, cash among them."""
    return _ask(provider, gateways.GATEWAYS.get(provider), question)


def _ask(provider: str, gateway: Asked | None, question: Callable[[Asked], Answer]) -> Answer:
    units.abandon()
    try:
        if gateway is None:
            raise ProviderIsMissing("missing")
        return question(gateway)
    except Trouble as trouble:
        report(provider, trouble)
        raise


def report(provider: str, trouble: Trouble) -> None:
    """Makes a trouble known: most pass by themselves, a few need somebody."""
    log.warning("%s: %s %s", provider, type(trouble).__name__, trouble.code)
    if isinstance(trouble, ProviderLocked):
        call_office("provider-locked", f"provider:{provider}", provider=provider)
    elif isinstance(trouble, ProviderIsMissing):
        call_office("provider-missing", f"provider:{provider}", provider=provider)
    elif isinstance(trouble, ProviderRefused):
        code = f"{trouble.code} {trouble.about}".strip()
        call_office("provider-refused", f"provider:{provider}:{code}"[:120], provider=provider, code=code)


def call_office(kind: str, subject: str, **values: str) -> None:
    """An alarm in a unit of work of its own."""
    with unit_of_work():
        alarms.raise_alarm(kind, subject, **values)
