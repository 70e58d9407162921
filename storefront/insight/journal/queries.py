"""Reading the journal, for the office."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from storefront.community.accounts import User
from storefront.insight.journal.models import JournalEntry
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page


@dataclass(frozen=True)
class Noted:
    """An entry with the name of who did it."""

    entry: JournalEntry
    actor: str


def page(*, kind: str = "", subjects: Sequence[str] | None = None, number: int = 1) -> Page[Noted]:
    """A page of the journal, what happened last first; of one kind, or about these subjects alone, when asked."""
    where = [JournalEntry.kind == kind] if kind else []
    where += [] if subjects is None else [JournalEntry.subject.in_(subjects)]
    total = db.session.scalar(select(func.count(JournalEntry.id)).where(*where)) or 0
    statement = (
        select(JournalEntry, User.name)
        .outerjoin(User, User.id == JournalEntry.actor_id)
        .where(*where)
        .order_by(JournalEntry.at.desc(), JournalEntry.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    rows = [Noted(entry, actor or "") for entry, actor in db.session.execute(statement)]
    return Page(rows, number, total)


def latest(kind: str, subject: str) -> JournalEntry | None:
    """The newest entry of a kind about one thing."""
    mine = (JournalEntry.kind == kind, JournalEntry.subject == subject)
    return db.session.scalar(select(JournalEntry).where(*mine).order_by(JournalEntry.id.desc()).limit(1))


def kinds() -> list[str]:
    """Every kind of entry there is."""
    return list(db.session.scalars(select(JournalEntry.kind).distinct().order_by(JournalEntry.kind)))
