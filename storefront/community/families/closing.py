"""A family takes leave of the market, or the office of it: its shop is closed for good, and what is private of it forgotten."""

from sqlalchemy import delete, select

from storefront.community.families.commands import decided, move
from storefront.community.families.facts import ShopClosed
from storefront.community.families.models import Family, FamilyFile, FamilyMember, FamilyPlace, FamilyQuestion
from storefront.community.families.policy import only_verifiers
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing

SOLD = ("active", "suspended")
PRIVATE = ("legal_name", "mobile", "collection_place", "district_ar", "district_en", "story_ar", "story_en")


def close(family: Family, actor: Actor, *, reason: str = "") -> None:
    """A shop that was open sells no more, and is never opened again: its owner says so, or the office with a reason its people
    read. Whether anything is still to come or to go says who hears of it. Raises NotAllowed, ReasonIsMissing, NotNow."""
    if not actor.owns(family.id):
        only_verifiers(actor, family)
        if not reason.strip():
            raise ReasonIsMissing()
    if family.status not in SOLD:
        raise NotNow(state=family.status, step="closed")
    move(family, "closed")
    decided(family)
    family.closed_from = family.closed_until = None
    family.closed_note_ar = family.closed_note_en = family.quote_ar = family.quote_en = ""
    family.shown_closed, family.later_holidays = False, []
    tell(ShopClosed(family.id, actor.user_id, reason.strip()))


def forget(family: Family) -> None:
    """What is private of a family goes, and nobody works there any more; its name stays on what it sold."""
    for name in PRIVATE:
        setattr(family, name, "")
    people = db.session.scalars(select(FamilyMember).where(FamilyMember.family_id == family.id)).all()
    for table in (FamilyPlace, FamilyQuestion, FamilyMember):
        gone = delete(table).where(table.family_id == family.id)
        db.session.execute(gone.execution_options(synchronize_session=False))
    for person in people:
        db.session.expunge(person)
    file = db.session.get(FamilyFile, family.id)
    if file:
        file.applicant_id, file.members, file.languages, file.skills = None, None, [], ""
    db.session.flush()
