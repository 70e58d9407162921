"""Hints: taken in once each, in whatever order and however often they come; claimed, closed or put off by the worker."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import alarms
from storefront.treasury.gateways import Hint
from storefront.treasury.hints.models import ProviderEvent

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, *[3600] * 20))
FOREIGN_TRIES = 6  # for what is about nothing of ours, or not yet
LEASE = timedelta(minutes=2)  # so long nobody else takes an event up that somebody works on
TROUBLE_LENGTH = 80


def take_in(provider: str, hints: Iterable[Hint], *, live: bool) -> int:
    """Keeps what is new of a provider's hints; how many that were. Hints of the other kind of money (`live`) are kept,
    and the office is called."""
    return sum(_keep(provider, hint, live) for hint in hints)


def _keep(provider: str, hint: Hint, live: bool) -> bool:
    named = (ProviderEvent.provider == provider, ProviderEvent.event_id == hint.event_id)
    if db.session.scalar(select(ProviderEvent.id).where(*named)):
        return False
    now = clock.now()
    event = ProviderEvent(
        provider=provider,
        event_id=hint.event_id,
        kind=hint.kind,
        topic=hint.topic,
        account=hint.account,
        live=hint.live,
        api_version=hint.api_version,
        created_at=hint.created,
        received_at=now,
        session_ref=hint.session_ref,
        payment_ref=hint.payment_ref,
        reference=hint.reference,
        payload=dict(hint.about),
        state="waiting" if hint.topic != "other" and hint.live == live else "ignored",
        next_at=now,
    )
    try:
        with db.session.begin_nested():
            db.session.add(event)
    except IntegrityError:  # the same message arrived twice at this very moment
        return False
    if hint.live != live:
        alarms.raise_alarm("event-of-other-mode", f"provider:{provider}")
    return True


def claim(event_id: int) -> ProviderEvent | None:
    """Takes an event upon oneself for a while; None when somebody else did."""
    now = clock.now()
    claimed = (
        update(ProviderEvent)
        .where(ProviderEvent.id == event_id, ProviderEvent.state == "waiting", ProviderEvent.next_at <= now)
        .values(tries=ProviderEvent.tries + 1, next_at=now + LEASE)
        .returning(ProviderEvent.id)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(claimed).scalar_one_or_none() is None:
        return None
    return db.session.get_one(ProviderEvent, event_id, populate_existing=True)


def close(event_id: int, state: str = "done") -> None:
    """An event led to what it could lead to."""
    _change(event_id, state=state, done_at=clock.now(), trouble="")


def put_off(event_id: int, trouble: str, *, give_up_as: str) -> None:
    """It could not be worked off now: tried again after a pause, and given up after the last one: as "ignored" when it is
    about nothing of ours, as "dead" when it breaks us; then the office is called."""
    event = db.session.get_one(ProviderEvent, event_id, populate_existing=True)
    if event.tries <= (FOREIGN_TRIES if give_up_as == "ignored" else len(PAUSES)):
        _change(event_id, next_at=clock.now() + PAUSES[event.tries - 1], trouble=trouble[:TROUBLE_LENGTH])
        return
    _change(event_id, state=give_up_as, done_at=clock.now(), trouble=trouble[:TROUBLE_LENGTH])
    if give_up_as == "dead":
        alarms.raise_alarm("event-dead", f"event:{event_id}")


def replay(event: ProviderEvent) -> None:
    """A person wants an event worked off once more; harmless, since it only says where to look."""
    _change(event.id, state="waiting", tries=0, next_at=clock.now(), done_at=None, trouble="")
    alarms.end(f"event:{event.id}", "event-dead")  # called again if it breaks us again


def _change(event_id: int, **values: object) -> None:
    changed = update(ProviderEvent).where(ProviderEvent.id == event_id).values(**values)
    db.session.execute(changed.execution_options(synchronize_session=False))
