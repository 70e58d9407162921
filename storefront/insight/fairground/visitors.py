"""Questions about visitors of exhibitions: places are those of who comes, a ticket is used once, everybody is told, names go."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, func, or_, select

from storefront.fairs import visits
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import Entrance, Visit, VisitDay
from storefront.kernel import clock
from storefront.kernel.database import db

LATE = timedelta(hours=1)  # the worker had its time
DAY = timedelta(days=1)


def places_that_are_not_those_of_visitors() -> Sequence[str]:
    """The places taken on a day are those of who comes or came, as long as that is known, and no more than there were."""
    people = func.coalesce(func.sum(Visit.party), 0)
    here = and_(
        Visit.exhibition_id == VisitDay.exhibition_id, Visit.day == VisitDay.day, Visit.state.in_(visits.COUNTED)
    )
    rows = select(VisitDay.id, VisitDay.taken, people).outerjoin(Visit, here).where(VisitDay.forgotten_at.is_(None))
    wrong = rows.group_by(VisitDay.id, VisitDay.taken).having(people != VisitDay.taken).order_by(VisitDay.id)
    return [f"visit day {one}: taken {taken}, visitors {came}" for one, taken, came in db.session.execute(wrong)]


def tickets_not_used_once() -> Sequence[str]:
    """Whoever is in went in once, with as many as their ticket says; nobody else did."""
    rows = select(Visit.id).outerjoin(Entrance, Entrance.visit_id == Visit.id)
    is_in = Visit.state == "checked_in"
    wrong = or_(and_(is_in, func.coalesce(Entrance.people, 0) != Visit.party), and_(~is_in, Entrance.id.is_not(None)))
    return [f"visit {one}" for one in db.session.scalars(rows.where(wrong).order_by(Visit.id))]


def visitors_nobody_told() -> Sequence[str]:
    """Whoever comes knows of the days of now; the worker has an hour."""
    rows = select(Visit.id).join(Exhibition, Exhibition.id == Visit.exhibition_id)
    late = rows.where(visits.is_untold(), Exhibition.changed_at < clock.now() - LATE)
    return [f"visit {one}" for one in db.session.scalars(late.order_by(Visit.id))]


def names_kept_too_long() -> Sequence[str]:
    """Nothing personal is left of a day long past; the worker has a day."""
    old = select(Visit.id).where(Visit.day < clock.today() - visits.KEPT - DAY).order_by(Visit.id)
    return [f"visit {one}" for one in db.session.scalars(old)]


TOLD = (
    ("Places taken by visitors are those of who comes", places_that_are_not_those_of_visitors),
    ("A ticket lets its party in once", tickets_not_used_once),
    ("Visitors know of the days of now (is the worker running?)", visitors_nobody_told),
    ("Names of visitors go a month later (is the worker running?)", names_kept_too_long),
)
