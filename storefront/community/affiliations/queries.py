"""Reading the list, and what one family named; for its own people and for whoever verifies it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storefront.community.affiliations.models import Affiliation, FamilyAffiliation
from storefront.kernel import governed
from storefront.kernel.database import db


def affiliations() -> Sequence[Affiliation]:
    """The list, in its order."""
    return governed.in_order(Affiliation)


def of_family(family_id: int) -> Sequence[Affiliation]:
    """What a family named."""
    mine = select(FamilyAffiliation.affiliation_id).where(FamilyAffiliation.family_id == family_id)
    return db.session.scalars(select(Affiliation).where(Affiliation.id.in_(mine)).order_by(Affiliation.position)).all()


def consented_at(family_id: int) -> datetime | None:
    """Since when it may be kept; None when nothing is."""
    mine = FamilyAffiliation.family_id == family_id
    return db.session.scalar(select(func.min(FamilyAffiliation.consented_at)).where(mine))
