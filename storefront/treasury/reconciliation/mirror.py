"""The provider's own list of movements, kept as it stands: compared whole every night, asked for from the last night on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.treasury.gateways import Movement
from storefront.treasury.payments import Attempt
from storefront.treasury.reconciliation.models import ProviderMovement, ReconciliationRun

OVERLAP = timedelta(days=4)  # so far back it is asked again: a list may be completed late, or corrected


def since_when(provider: str) -> datetime:
    """From when on a provider is asked: since the last run that was whole, however long ago; the first time since
    before anybody could pay there."""
    kept = select(ProviderMovement.id).where(ProviderMovement.provider == provider).limit(1)
    last = select(func.max(ReconciliationRun.until)).where(ReconciliationRun.provider == provider)
    first = select(func.min(Attempt.created_at)).where(Attempt.provider == provider)
    begin = db.session.scalar(last if db.session.scalar(kept) else first)
    return (begin or clock.now()) - OVERLAP


def keep(provider: str, told: Sequence[Movement], since: datetime) -> None:
    """Keeps what a provider tells of the time since then instead of what it told before."""
    renewed = delete(ProviderMovement).where(ProviderMovement.provider == provider, ProviderMovement.moved_at >= since)
    db.session.execute(renewed.execution_options(synchronize_session=False))
    rows = [_row(provider, movement) for movement in sorted(told, key=lambda movement: movement.ref)]
    if rows:
        db.session.execute(insert_once(ProviderMovement).on_conflict_do_nothing(), rows)


def _row(provider: str, movement: Movement) -> dict[str, object]:
    return {
        "provider": provider,
        "ref": movement.ref,
        "kind": movement.kind[:40],
        "source_ref": known_by(movement),
        "amount_minor": movement.amount_minor,
        "fee_minor": movement.fee_minor,
        "currency": movement.currency,
        "moved_at": movement.created,
    }


def known_by(movement: Movement) -> str:
    """What our bookings call what moved. What goes to the bank is booked line by line; nothing else of ours names it."""
    return movement.ref if movement.to_bank or not movement.source_ref else movement.source_ref
