"""Keeping what a family says of who vouches for it, and forgetting it. No fact is told: the journal knows nothing of it."""

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import delete, select

from storefront.community.affiliations.models import Affiliation, FamilyAffiliation
from storefront.community.affiliations.queries import consented_at
from storefront.community.affiliations.refusals import ConsentIsMissing
from storefront.kernel import clock, governed
from storefront.kernel.database import db


def add_all() -> None:
    """Every body of the list beside this module that is not there yet; done when a market is set up."""
    governed.add_missing(Affiliation, governed.table(Path(__file__).parent / "affiliations.csv"))


def keep(family_id: int, slugs: Collection[str], *, consent: bool) -> None:
    """A family is affiliated with exactly these; without consent nothing is kept and what was kept is erased. The moment
    of the first consent stays. Raises ConsentIsMissing for bodies that were named without it. Who asks was let in before."""
    if slugs and not consent:
        raise ConsentIsMissing()
    since = consented_at(family_id) or clock.now()
    mine = delete(FamilyAffiliation).where(FamilyAffiliation.family_id == family_id)
    db.session.execute(mine.execution_options(synchronize_session=False))
    known = db.session.scalars(select(Affiliation.id).where(Affiliation.slug.in_(slugs))).all()
    db.session.add_all(FamilyAffiliation(family_id=family_id, affiliation_id=one, consented_at=since) for one in known)
    db.session.flush()
