"""Reading the outbox."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.community.notices.models import Notice
from storefront.kernel import clock
from storefront.kernel.database import db

WAITING = (Notice.sent_at.is_(None), Notice.given_up_at.is_(None))


def next_due(*, limit: int = 1) -> Sequence[Notice]:
    """Letters to send now, the oldest first; locked where the database can, so that two workers do not share one."""
    statement = (
        select(Notice)
        .where(*WAITING, Notice.due_at <= clock.now())
        .order_by(Notice.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return db.session.scalars(statement).all()


def count_waiting() -> int:
    """Letters not sent yet."""
    return db.session.scalar(select(func.count(Notice.id)).where(*WAITING)) or 0
