"""What the worker tells visitors: that the exhibition has other days or is not held, once each; and the day before they come."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits.facts import VisitorTold
from storefront.fairs.visits.models import Visit
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell


def is_untold() -> ColumnElement[bool]:
    """Of visits beside their exhibition: it has changed since the visitor was told of its days."""
    concerned = Exhibition.state.in_(exhibitions.HELD | {"postponed", "cancelled"})
    return and_(Visit.state == "registered", Visit.told < Exhibition.sequence, concerned)


def tell_one() -> bool:
    """One visitor is written to about an exhibition that moved, was put off, called off or announced anew. Whether there was
    one."""
    visit = first_of(is_untold())
    if visit is None:
        return False
    visit.told = db.session.scalars(select(Exhibition.sequence).where(Exhibition.id == visit.exhibition_id)).one()
    db.session.flush()
    tell(VisitorTold(visit.id, "changed", str(visit.told)))
    return True


def remind_one() -> bool:
    """One visitor who comes tomorrow, and did not say so only today, is written to. Whether there was one."""
    today = clock.today()
    is_due = (
        Visit.state == "registered",
        Visit.day == today + timedelta(days=1),
        Visit.reminded_at.is_(None),
        Visit.changed_at < exhibitions.days.moment(today, 0),
        Visit.told >= Exhibition.sequence,
        Exhibition.state.in_(exhibitions.HELD),
    )
    visit = first_of(*is_due)
    if visit is None:
        return False
    visit.reminded_at = clock.now()
    db.session.flush()
    if any(one.day == visit.day for one in exhibitions.days_of(visit.exhibition_id)):
        tell(VisitorTold(visit.id, "reminder", visit.day.isoformat()))
    return True


def first_of(*which: Any) -> Visit | None:
    """The first that matches and that nobody else writes to at this moment."""
    rows = select(Visit).join(Exhibition, Exhibition.id == Visit.exhibition_id).where(*which).order_by(Visit.id)
    return db.session.scalar(rows.limit(1).with_for_update(of=Visit, skip_locked=True))
