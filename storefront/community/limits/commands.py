"""Counting tries, and taking back the one that was right. Tries of one subject wait for each other."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from storefront.community.limits.models import TryCount
from storefront.community.limits.refusals import TooManyTries
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once

SLICES = 15  # a window is counted in so many parts
DOOR = datetime(1970, 1, 1, tzinfo=UTC)  # the row by which tries of one subject wait for each other


@dataclass(frozen=True)
class Limit:
    """At most `most` tries in any `minutes` on end."""

    name: str
    most: int
    minutes: int

    @property
    def slice(self) -> timedelta:
        return timedelta(minutes=self.minutes) / SLICES

    def subject(self, about: str) -> str:
        """What is counted, without saying whom it is about."""
        return f"{self.name}:{hashlib.sha256(about.encode('utf-8', 'replace')).hexdigest()}"


def take(limit: Limit, about: str) -> None:
    """Counts one try about something (an address, a device); raises TooManyTries(minutes) and counts nothing when
    there were `most` already. Whoever tries at the same moment waits for this unit of work to end."""
    subject, now = limit.subject(about), clock.now()
    _raise_count(subject, DOOR)
    since = now - timedelta(minutes=limit.minutes) - limit.slice
    lately = (TryCount.subject == subject, TryCount.window_start > since)
    if (db.session.scalar(select(func.sum(TryCount.tries)).where(*lately)) or 0) >= limit.most:
        oldest = db.session.scalar(select(func.min(TryCount.window_start)).where(*lately, TryCount.tries > 0)) or now
        raise TooManyTries(minutes=minutes_between(now, oldest + (now - since)))
    _raise_count(subject, _slice_of(limit, now))


def give_back(limit: Limit, about: str) -> None:
    """Takes the last try back, because it was right: only wrong ones count."""
    this = (TryCount.subject == limit.subject(about), TryCount.window_start == _slice_of(limit, clock.now()))
    db.session.execute(_unseen(update(TryCount).where(*this, TryCount.tries > 0).values(tries=TryCount.tries - 1)))


def sweep(*, limit: int = 1000) -> int:
    """Forgets counts of more than a day ago; for the worker. How many there were."""
    old = clock.now() - timedelta(days=1)
    stale = db.session.scalars(
        select(TryCount.id).where(TryCount.window_start < old, TryCount.window_start > DOOR).limit(limit)
    ).all()
    db.session.execute(_unseen(delete(TryCount).where(TryCount.id.in_(stale))))
    counted = select(TryCount.subject).where(TryCount.window_start > DOOR)
    db.session.execute(_unseen(delete(TryCount).where(TryCount.window_start == DOOR, TryCount.subject.not_in(counted))))
    return len(stale)


def minutes_between(now: datetime, then: datetime) -> int:
    """Whole minutes to wait, at least one."""
    return max(1, -int((now - then).total_seconds() // 60))


def _slice_of(limit: Limit, now: datetime) -> datetime:
    """When the part of the window began in which `now` lies."""
    seconds = limit.slice.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)


def _raise_count(subject: str, window_start: datetime) -> None:
    """One more in a row, made if it is not there; the row stays locked until this unit of work ends."""
    statement = insert_once(TryCount).values(subject=subject, window_start=window_start, tries=1)
    one_more = {"tries": TryCount.tries + 1}
    db.session.execute(
        _unseen(statement.on_conflict_do_update(index_elements=["subject", "window_start"], set_=one_more))
    )


def _unseen(statement: Any) -> Any:
    """A statement about rows no object of this session stands for."""
    return statement.execution_options(synchronize_session=False)
