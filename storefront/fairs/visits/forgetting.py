"""Names and addresses of visitors go: some time after the day, and when somebody asks to be forgotten. The counts stay."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from storefront.community import notices
from storefront.fairs.visits import holding
from storefront.fairs.visits.commands import cancel
from storefront.fairs.visits.facts import VisitorsForgotten
from storefront.fairs.visits.models import Visit, VisitDay
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.facts import tell

KEPT = timedelta(days=30)  # after the day of the visit


def forget_one() -> bool:
    """The visits of one day long past are thrown away. Whether there was one."""
    old = (VisitDay.day < clock.today() - KEPT, VisitDay.forgotten_at.is_(None))
    day = db.session.scalar(
        select(VisitDay).where(*old).order_by(VisitDay.id).limit(1).with_for_update(skip_locked=True)
    )
    if day is None:
        return False
    gone = delete(Visit).where(Visit.exhibition_id == day.exhibition_id, Visit.day == day.day).returning(Visit.id)
    ids = db.session.scalars(gone.execution_options(synchronize_session=False)).all()
    notices.forget_about("visit_id", ids)
    day.forgotten_at = clock.now()
    db.session.flush()
    tell(VisitorsForgotten(day.exhibition_id, len(ids)))
    return True


def forget_member(user_id: int, email: str) -> list[int]:
    """What a person said of their visits goes, with what they said as a guest where the address is theirs (""  where it is not
    confirmed); places of visits to come are free again. The visits, by id: what was written about them goes too."""
    rows = db.session.scalars(select(Visit).where(holding.whose(user_id, email)).order_by(Visit.id)).all()
    for visit in rows:
        if visit.state == "registered":
            cancel(visit, SYSTEM)
        if visit.state == "cancelled":
            db.session.delete(visit)
        else:  # the party that came is counted
            visit.name = visit.folded = ""
            visit.email, visit.user_id = f"{visit.code}@forgotten.invalid", None
    db.session.flush()
    return [visit.id for visit in rows]


def export(user_id: int, email: str) -> list[dict[str, Any]]:
    """What is known of a person's visits, to take along."""
    rows = select(Visit).where(holding.whose(user_id, email)).order_by(Visit.id)
    return [
        {
            "exhibition_id": visit.exhibition_id,
            "day": visit.day.isoformat(),
            "party": visit.party,
            "children": visit.children,
            "name": visit.name,
            "email": visit.email,
            "state": visit.state,
            "registered_at": visit.made_at.isoformat(),
            "came_at": visit.checked_at.isoformat() if visit.checked_at else None,
        }
        for visit in db.session.scalars(rows)
    ]
