"""What visitors of an exhibition are written: their ticket, what changed, that it is tomorrow."""

from storefront.community import accounts, notices
from storefront.fairs import visits
from storefront.kernel.database import db

KINDS = {"ticket": "visit-ticket", "changed": "visit-changed", "reminder": "visit-tomorrow"}


def told(fact: visits.VisitorTold) -> None:
    """Once for each turn: a member as they chose, a guest at the address they gave."""
    visit, kind = visits.get(fact.visit_id), KINDS[fact.why]
    member = db.session.get(accounts.User, visit.user_id) if visit.user_id else None
    user_id = member.id if member and member.erased_at is None else None
    reader = notices.Reader(visit.email, visit.language, user_id)
    values = {"visit_id": visit.id, "state": visit.exhibition.state}
    notices.tell(kind, reader, once=f"visit:{visit.id}:{fact.turn}", values=values)
