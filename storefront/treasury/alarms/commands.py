"""Raising, seeing and closing alarms."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.treasury.alarms.kinds import KINDS
from storefront.treasury.alarms.models import Alarm

NOTE_LENGTH = 500


def raise_alarm(kind: str, subject: str, **values: str | int) -> bool:
    """Calls the office to look at something; False when it was called already and has not closed it yet.

    An unknown kind, or a sentence without all its values, is a mistake in the program (KeyError).
    """
    _ = KINDS[kind] % values  # a place that nothing fills is found here, not by whoever reads it
    open_one = select(Alarm.id).where(Alarm.kind == kind, Alarm.subject == subject, Alarm.closed_at.is_(None))
    if db.session.scalar(open_one):
        return False
    try:
        with db.session.begin_nested():
            db.session.add(Alarm(kind=kind, subject=subject, values=values, raised_at=clock.now()))
    except IntegrityError:  # somebody else raised it at this very moment
        return False
    return True


def see(alarm: Alarm) -> None:
    """Somebody has looked at it."""
    alarm.seen_at = alarm.seen_at or clock.now()
    db.session.flush()


def close(alarm: Alarm, actor: Actor, *, note: str) -> None:
    """It is done with, and the note says how. Raises ReasonIsMissing, NotNow when it was closed before."""
    words = note.strip()[:NOTE_LENGTH]
    if not words:
        raise ReasonIsMissing()
    closed = db.session.execute(
        update(Alarm)
        .where(Alarm.id == alarm.id, Alarm.closed_at.is_(None))
        .values(closed_at=clock.now(), closed_by=actor.user_id, note=words)
        .returning(Alarm.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(alarm)
    if closed is None:
        raise NotNow()


def end(subject: str, *kinds: str) -> None:
    """What was called about is as it should be: its alarms of these kinds end by themselves."""
    waiting = (Alarm.subject == subject, Alarm.kind.in_(kinds), Alarm.closed_at.is_(None))
    done = update(Alarm).where(*waiting).values(closed_at=clock.now(), note="")
    db.session.execute(done.execution_options(synchronize_session="fetch"))
