"""Looking a provider's movements through, every night and when the office asks."""

from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import func, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, conversations, gateways, ledger
from storefront.treasury.gateways import Movement
from storefront.treasury.reconciliation.comparing import compare
from storefront.treasury.reconciliation.known import known
from storefront.treasury.reconciliation.models import ReconciliationRun

BACK = timedelta(days=4)  # each night looks at so much again: what was not there last time may be there now
FRESH = timedelta(minutes=15)  # younger than that, a booking may not have reached the provider's list
EVERY = timedelta(hours=24)


def reconcile(provider: str) -> int:
    """Compares a provider's movements with ours, keeps what differs and calls the office to it; the id of the run. Never
    begun inside a unit of work; raises Trouble when the provider does not answer."""
    now = clock.now()
    since, until = now - BACK, now - FRESH
    told = conversations.movements(provider, since)
    with unit_of_work():
        for movement in told:
            if movement.to_bank:
                _arrive(provider, movement)
        rest = [movement for movement in told if not movement.to_bank]
        ours = known(provider, [movement.source_ref for movement in rest], since)
        found = compare(rest, ours, since=since + FRESH, until=until)
        run = ReconciliationRun(
            provider=provider,
            since=since,
            until=now,
            movements=len(told),
            findings=[asdict(finding) for finding in found],
        )
        db.session.add(run)
        db.session.flush()
        if found:
            alarms.raise_alarm("books-differ", f"provider:{provider}", provider=provider, number=len(found))
        return run.id


def _arrive(provider: str, movement: Movement) -> None:
    """The provider sent a part of our balance to the bank (or it came back from there): booked when it is seen, once. What
    it keeps for that is its fee."""
    once = f"{provider}:{movement.ref}"
    ledger.record_arrival(once, provider, -movement.amount_minor)
    ledger.record_provider_fee(f"to-bank:{once}", provider, movement.fee_minor)


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
