"""Reading visits: one by its code, those of an exhibition, how many came at which gate and hour."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import joinedload

from storefront.fairs.exhibitions import Exhibition, OpenDay
from storefront.fairs.venues import Venue
from storefront.fairs.visits.counting import Entered
from storefront.fairs.visits.models import Entrance, Visit, VisitDay
from storefront.kernel import arabic, clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.patterns import ESCAPE, part_of
from storefront.kernel.refusals import NotFound

LAST_COUNTED = 5  # presses that can be taken back
WHOLE = (
    joinedload(Visit.exhibition).joinedload(Exhibition.body),
    joinedload(Visit.exhibition).joinedload(Exhibition.venue).joinedload(Venue.city),
)


def is_for_public(exhibition: Exhibition, day: OpenDay) -> bool:
    """Whether anybody may say that they come on a day: not to a school's or an institute's own."""
    return (day.audience or exhibition.audience) != "closed"


def days_left(exhibition: Exhibition, days: Sequence[OpenDay]) -> list[OpenDay]:
    """Of its days those that have not ended and that are not closed to the public."""
    now = clock.now()
    return [one for one in days if is_for_public(exhibition, one) and one.closing > now]


def places_left(exhibition: Exhibition) -> dict[date, int | None]:
    """How many may still say that they come, by day; days of which nothing is known are left out."""
    most = exhibition.capacity
    if most is None:
        return {}
    rows = select(VisitDay.day, VisitDay.taken).where(VisitDay.exhibition_id == exhibition.id)
    return {day: max(most - taken, 0) for day, taken in db.session.execute(rows)}


def of_code(code: str) -> Visit:
    """The visit of a ticket, with its exhibition; raises NotFound."""
    return one(Visit.code == code)


def get(visit_id: int) -> Visit:
    """The same by its key."""
    return one(Visit.id == visit_id)


def one(*which: Any) -> Visit:
    found = db.session.scalar(select(Visit).options(*WHOLE).where(*which))
    if found is None:
        raise NotFound()
    return found


def find_at_gate(exhibition_id: int, text: str) -> Visit | None:
    """The ticket that was scanned or read aloud: its whole code, or the short one, of this exhibition."""
    mine = or_(Visit.code == text, Visit.short_code == text.upper())
    return db.session.scalar(select(Visit).where(Visit.exhibition_id == exhibition_id, mine))


def page_of(
    exhibition_id: int, *, asked: str = "", day: date | None = None, state: str = "", number: int = 1
) -> Page[Visit]:
    """Visits of an exhibition by name, of a day or a state, or whose name or short code holds what is asked."""
    which = [Visit.exhibition_id == exhibition_id]
    if day is not None:
        which.append(Visit.day == day)
    if state:
        which.append(Visit.state == state)
    if asked:
        named = Visit.folded.like(part_of(arabic.fold(asked)), escape=ESCAPE)
        which.append(or_(named, Visit.short_code == asked.upper()))
    rows = select(Visit, func.count().over()).where(*which).order_by(Visit.day, Visit.folded, Visit.id)
    found = db.session.execute(rows.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    beyond = db.session.scalar(select(func.count(Visit.id)).where(*which)) if number > 1 and not found else 0
    return Page([visit for visit, _ in found], number, found[0][1] if found else beyond or 0)


def all_of(exhibition_id: int) -> Sequence[Visit]:
    """All of them, for a table to take along."""
    rows = select(Visit).where(Visit.exhibition_id == exhibition_id)
    return db.session.scalars(rows.order_by(Visit.day, Visit.folded, Visit.id)).all()


def taken_of(exhibition_id: int) -> dict[date, int]:
    """How many people said that they come, by day."""
    rows = select(VisitDay.day, VisitDay.taken).where(VisitDay.exhibition_id == exhibition_id, VisitDay.taken > 0)
    return {day: taken for day, taken in db.session.execute(rows)}


def entrances_of(exhibition_id: int) -> list[Entered]:
    """How many went in by day, gate and hour, with a ticket and without."""
    has_ticket = case((Entrance.press.is_(None) & Entrance.undoes.is_(None), 1), else_=0)
    columns = (Entrance.day, Entrance.gate, Entrance.hour, has_ticket)
    rows = select(*columns, func.sum(Entrance.people)).where(Entrance.exhibition_id == exhibition_id)
    found = db.session.execute(rows.group_by(*columns).order_by(*columns))
    return [Entered(day, gate, hour, bool(ticket), int(people)) for day, gate, hour, ticket, people in found]


def last_counted(exhibition_id: int, day: date) -> Sequence[Entrance]:
    """The last presses that were not taken back, the newest first."""
    undone = select(Entrance.undoes).where(Entrance.exhibition_id == exhibition_id, Entrance.undoes.is_not(None))
    mine = (Entrance.exhibition_id == exhibition_id, Entrance.day == day, Entrance.press.is_not(None))
    rows = select(Entrance).where(*mine, Entrance.id.not_in(undone)).order_by(Entrance.id.desc())
    return db.session.scalars(rows.limit(LAST_COUNTED)).all()


def entrance_of(exhibition_id: int, entrance_id: int) -> Entrance | None:
    """One entrance of an exhibition."""
    mine = (Entrance.exhibition_id == exhibition_id, Entrance.id == entrance_id)
    return db.session.scalar(select(Entrance).where(*mine))
