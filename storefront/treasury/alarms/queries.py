"""Reading alarms."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.alarms.models import Alarm


def get(alarm_id: int) -> Alarm:
    """An alarm; raises NotFound."""
    found = db.session.get(Alarm, alarm_id)
    if found is None:
        raise NotFound()
    return found


def open_alarms() -> Sequence[Alarm]:
    """What nobody has closed yet, the oldest first."""
    return db.session.scalars(select(Alarm).where(Alarm.closed_at.is_(None)).order_by(Alarm.id)).all()


def about(subjects: Sequence[str]) -> Sequence[Alarm]:
    """Every alarm about these things ("attempt:12"), the newest first."""
    return db.session.scalars(select(Alarm).where(Alarm.subject.in_(subjects)).order_by(Alarm.id.desc())).all()


def count_open() -> int:
    """How many wait for somebody."""
    return db.session.scalar(select(func.count(Alarm.id)).where(Alarm.closed_at.is_(None))) or 0


def closed(*, number: int = 1) -> Page[Alarm]:
    """A page of what is done with, the latest first."""
    done = select(Alarm).where(Alarm.closed_at.is_not(None))
    total = db.session.scalar(select(func.count()).select_from(done.subquery())) or 0
    newest = done.order_by(Alarm.closed_at.desc(), Alarm.id.desc())
    rows = db.session.scalars(newest.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    return Page(rows, number, total)
