"""Reading the outbox."""

from sqlalchemy import func, select

from storefront.community.notices.models import Notice
from storefront.kernel.database import db

WAITING = (Notice.sent_at.is_(None), Notice.given_up_at.is_(None))


def get(notice_id: int) -> Notice:
    """The letter with this number."""
    return db.session.get_one(Notice, notice_id)


def count_waiting() -> int:
    """Letters not sent yet."""
    return db.session.scalar(select(func.count(Notice.id)).where(*WAITING)) or 0
