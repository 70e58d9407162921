"""Holding a provider's movements and balance against the ledger, every night and when the office asks."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storefront.kernel import clock, units
from storefront.kernel.database import db
from storefront.kernel.money import SAR
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, conversations, gateways, ledger
from storefront.treasury.conversations import Account
from storefront.treasury.gateways import Movement
from storefront.treasury.reconciliation.balancing import Balance, balances
from storefront.treasury.reconciliation.comparing import Finding, judge
from storefront.treasury.reconciliation.differing import bookings_about, differing
from storefront.treasury.reconciliation.mirror import keep, since_when
from storefront.treasury.reconciliation.models import ReconciliationRun
from storefront.treasury.reconciliation.waiting import waiting

FRESH = timedelta(minutes=15)  # younger than that, one book may not have heard of what the other has
EVERY = timedelta(hours=24)
ANSWERED = ("provider-locked", "provider-missing")  # alarms that end when the provider answers again


def reconcile(provider: str) -> int:
    """Compares a provider's movements with the ledger, both ways, and its balance with our account of it; keeps what
    differs and calls the office to it; the id of the run. Never begun inside a unit of work; raises Trouble when the
    provider does not answer, and then the next run asks for as much more."""
    units.abandon()
    now, since = clock.now(), since_when(provider)
    told = conversations.account(provider, since)
    with unit_of_work():
        keep(provider, told.movements, since)
        for movement in told.movements:
            if movement.to_bank and movement.currency == SAR:
                _arrive(provider, movement)
        run = _compare(provider, told, now)
        run.since = since
        db.session.add(run)
        db.session.flush()
        return run.id


def _arrive(provider: str, movement: Movement) -> None:
    """The provider sent a part of our balance to the bank (or it came back from there): booked when it is seen, once. What
    it keeps for that is its fee."""
    once, matter = f"{provider}:{movement.ref}", ledger.Matter(provider_ref=movement.ref)
    ledger.record_arrival(once, provider, -movement.amount_minor, matter)
    ledger.record_provider_fee(f"to-bank:{once}", provider, movement.fee_minor, matter)


def _compare(provider: str, told: Account, now: datetime) -> ReconciliationRun:
    books = differing(provider)
    refs = {pair.ref for pair in books.pairs}
    found, on_its_way = judge(books.pairs, waiting(provider, refs), bookings_about(provider, refs), until=now - FRESH)
    held = balances(told.holdings, books, on_its_way) if told.holdings is not None else []
    _call_office(provider, found, held)
    return ReconciliationRun(
        provider=provider,
        until=now,
        movements=len(told.movements),
        findings=[asdict(one) for one in found],
        on_its_way=[asdict(one) for one in on_its_way],
        balances=[asdict(one) for one in held],
    )


def _call_office(provider: str, found: Sequence[Finding], held: Sequence[Balance]) -> None:
    """What nobody can explain needs a person, until a night finds nothing; and money in another currency does, which is never
    booked as riyals. The provider has answered, so it takes our key."""
    subject = f"provider:{provider}"
    alarms.end(subject, *ANSWERED)
    number = len(found) + sum(1 for one in held if one.unexplained_minor)
    if number:
        alarms.raise_alarm("books-differ", subject, provider=provider, number=number)
    else:
        alarms.end(subject, "books-differ")
    others = {one.currency for one in found} | {one.currency for one in held}
    for currency in sorted(others - {SAR}):
        alarms.raise_alarm("moved-in-other-currency", f"{subject}:{currency}", provider=provider, currency=currency)


def due() -> list[str]:
    """The providers nobody has looked through for a day."""
    latest = {
        provider: until
        for provider, until in db.session.execute(
            select(ReconciliationRun.provider, func.max(ReconciliationRun.until)).group_by(ReconciliationRun.provider)
        )
    }
    asked = [name for name in gateways.GATEWAYS if gateways.with_pages(name)]
    return [name for name in asked if name not in latest or latest[name] <= clock.now() - EVERY]
