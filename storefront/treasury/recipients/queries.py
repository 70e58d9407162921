"""Reading where families' money goes, and what holds it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.treasury.recipients.models import PayoutHold, Recipient


@dataclass(frozen=True)
class Held:
    """What is held up, with its family."""

    hold: PayoutHold
    family: Family


def recipient_of(family_id: int, *, lock: bool = False) -> Recipient | None:
    """Where a family's money goes; locked, whoever plans, approves or changes for it meanwhile waits for this unit."""
    statement = select(Recipient).where(Recipient.family_id == family_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(statement)


def opening(providers: Sequence[str], *, limit: int = 50) -> Sequence[int]:
    """Families whose account at one of these providers may not receive yet, or not any more, by id."""
    stopped = and_(Recipient.provider.in_(providers), Recipient.ready_at.is_(None))
    statement = select(Recipient.family_id).where(or_(Recipient.opening_ref.is_not(None), stopped))
    return db.session.scalars(statement.order_by(Recipient.family_id).limit(limit)).all()


def is_held(family_id: Any, subject: Any, *, whole: bool = True) -> ColumnElement[bool]:
    """Whether something of a family is held up now; `whole`: whether the whole family counts, which has no subject."""
    living = [PayoutHold.family_id == family_id, PayoutHold.subject == subject, PayoutHold.released_at.is_(None)]
    return exists().where(*living, *([] if whole else [PayoutHold.subject != ""]))


def living_holds(family_id: int) -> dict[str, PayoutHold]:
    """What holds a family's payouts up now, by what is held ("" for all of it)."""
    living = select(PayoutHold).where(PayoutHold.family_id == family_id, PayoutHold.released_at.is_(None))
    rows = db.session.scalars(living.order_by(PayoutHold.id).execution_options(populate_existing=True))
    return {held.subject: held for held in rows}


def least(family_id: Any, minimum_minor: int) -> ColumnElement[int]:
    """The least that is paid out to a family: small sums are carried on, but of a family that closed its shop all is paid."""
    has_left = exists().where(Family.id == family_id, Family.status == "closed")
    return case((has_left, 1), else_=minimum_minor)


def held_subjects(subjects: Sequence[str]) -> set[str]:
    """Which of these sales ("parcel:12") are held up now."""
    living = (PayoutHold.subject.in_(subjects), PayoutHold.released_at.is_(None))
    return set(db.session.scalars(select(PayoutHold.subject).where(*living)))


def holds(*, number: int = 1) -> Page[Held]:
    """A page of everything that is held up now with its family, the newest first."""
    living = PayoutHold.released_at.is_(None)
    total = db.session.scalar(select(func.count(PayoutHold.id)).where(living)) or 0
    statement = (
        select(PayoutHold, Family)
        .join(Family, Family.id == PayoutHold.family_id)
        .where(living)
        .order_by(PayoutHold.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page([Held(*row) for row in db.session.execute(statement)], number, total)
