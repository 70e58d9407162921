"""Places of a day and rows of visits, as they are held and taken."""

from datetime import date
from typing import Any

from sqlalchemy import or_, select, update

from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits.models import Visit, VisitDay
from storefront.fairs.visits.refusals import DayIsFull
from storefront.kernel.database import db, insert_once


def hold_shared(exhibition: Exhibition) -> None:
    """Its days and its state stay as they are until this unit ends; it is read anew."""
    rows = select(Exhibition).where(Exhibition.id == exhibition.id).with_for_update(read=True)
    db.session.scalars(rows.execution_options(populate_existing=True)).one()


def hold(visit: Visit) -> Visit:
    """Whoever changes it too waits for the end of this unit; it is read anew."""
    db.session.flush()
    rows = select(Visit).where(Visit.id == visit.id).with_for_update()
    return db.session.scalars(rows.execution_options(populate_existing=True)).one()


def take(exhibition: Exhibition, day: date, people: int) -> None:
    """Places on a day, by one guarded statement. Raises DayIsFull, and takes none."""
    most = exhibition.capacity
    begin(exhibition.id, day)
    guards = [] if most is None else [VisitDay.taken + people <= most]
    if not changed(exhibition.id, day, *guards, taken=VisitDay.taken + people, most=most):
        raise DayIsFull(left=max((most or 0) - taken_on(exhibition.id, day), 0))


def begin(exhibition_id: int, day: date) -> None:
    once = insert_once(VisitDay).values(exhibition_id=exhibition_id, day=day, taken=0)
    db.session.execute(once.on_conflict_do_nothing(index_elements=["exhibition_id", "day"]))


def give_back(exhibition_id: int, day: date, people: int) -> None:
    """Others may have these places."""
    changed(exhibition_id, day, VisitDay.taken >= people, taken=VisitDay.taken - people)


def changed(exhibition_id: int, day: date, *guards: Any, **values: Any) -> bool:
    mine = (VisitDay.exhibition_id == exhibition_id, VisitDay.day == day)
    statement = update(VisitDay).where(*mine, *guards).values(**values).returning(VisitDay.id)
    found = db.session.execute(statement.execution_options(synchronize_session=False))
    return found.scalar_one_or_none() is not None


def taken_on(exhibition_id: int, day: date) -> int:
    mine = (VisitDay.exhibition_id == exhibition_id, VisitDay.day == day)
    return db.session.scalar(select(VisitDay.taken).where(*mine)) or 0


def whose(user_id: int, email: str) -> Any:
    """Of rows of Visit: those of a member, and those a guest made with this address; without one, the member's."""
    return or_(Visit.user_id == user_id, Visit.email == email) if email else Visit.user_id == user_id
