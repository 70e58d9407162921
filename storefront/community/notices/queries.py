"""Reading the outbox."""

from collections.abc import Sequence

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


def sent_to(address: str) -> Sequence[Notice]:
    """The letters to an address that are still kept, the oldest first."""
    return db.session.scalars(select(Notice).where(Notice.address == address).order_by(Notice.id)).all()


def addresses(kind: str, about: str, number: int) -> Sequence[str]:
    """Where letters of a kind about one thing went or go."""
    mine = (Notice.kind == kind, Notice.values[about].as_integer() == number)
    return db.session.scalars(select(Notice.address).where(*mine).distinct()).all()
