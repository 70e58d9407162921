"""Reading the journal, for the office."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, and_, cast, func, literal, or_, select

from storefront.community.accounts import User
from storefront.insight.journal.models import JournalEntry
from storefront.insight.journal.subjects import is_subject
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.treasury.payments import Payment, Refund

REFUND = "refund:"


@dataclass(frozen=True)
class Noted:
    """An entry with the name of who did it."""

    entry: JournalEntry
    actor: str


def page(*, kind: str = "", subjects: Sequence[str] | None = None, number: int = 1) -> Page[Noted]:
    """A page of the journal, what happened last first; of one kind, or about these subjects alone, when asked."""
    where = [JournalEntry.kind == kind] if kind else []
    where += [] if subjects is None else [_about(subjects)]
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


def _about(subjects: Sequence[str]) -> ColumnElement[bool]:
    """What was noted of these things. What became of a refund is noted of its payment, or of the parcel whose cash it is, and
    names it beside."""
    refunds = [int(one.removeprefix(REFUND)) for one in subjects if one.startswith(REFUND) and is_subject(one)]
    if not refunds:
        return JournalEntry.subject.in_(subjects)
    mine = select(literal("payment:") + cast(Refund.payment_id, String)).where(Refund.id.in_(refunds))
    parcels = select(literal("parcel:") + cast(Payment.subject_id, String)).where(Payment.purpose == "parcel")
    at_door = parcels.join(Refund, Refund.payment_id == Payment.id).where(Refund.id.in_(refunds))
    named = JournalEntry.values["refund_id"].as_integer().in_(refunds)
    beside = or_(JournalEntry.subject.in_(mine), JournalEntry.subject.in_(at_door))
    return or_(JournalEntry.subject.in_(subjects), and_(beside, named))


def latest(kind: str, subject: str) -> JournalEntry | None:
    """The newest entry of a kind about one thing."""
    mine = (JournalEntry.kind == kind, JournalEntry.subject == subject)
    return db.session.scalar(select(JournalEntry).where(*mine).order_by(JournalEntry.id.desc()).limit(1))


def kinds() -> list[str]:
    """Every kind of entry there is."""
    return list(db.session.scalars(select(JournalEntry.kind).distinct().order_by(JournalEntry.kind)))
