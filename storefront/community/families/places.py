"""Where families sell beside the market: the governed list, and what of it a family named."""

from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import delete, select

from storefront.community.families.models import FamilyPlace, SellingPlace
from storefront.community.families.refusals import PlaceIsUnknown
from storefront.kernel import governed
from storefront.kernel.database import db


def add_all() -> None:
    """Every place of the list beside this module that is not there yet; done when a market is set up."""
    governed.add_missing(SellingPlace, governed.table(Path(__file__).parent / "places.csv"))


def places() -> Sequence[SellingPlace]:
    """The list, in its order."""
    return governed.in_order(SellingPlace)


def places_of(family_id: int) -> Sequence[SellingPlace]:
    """Where a family sells."""
    mine = select(FamilyPlace.place_id).where(FamilyPlace.family_id == family_id)
    return db.session.scalars(
        select(SellingPlace).where(SellingPlace.id.in_(mine)).order_by(SellingPlace.position)
    ).all()


def name_places(family_id: int, slugs: Collection[str]) -> None:
    """A family sells at exactly these places, or nowhere else. Raises PlaceIsUnknown for one the list does not know."""
    known = db.session.scalars(select(SellingPlace.id).where(SellingPlace.slug.in_(slugs))).all()
    if len(known) < len(set(slugs)):
        raise PlaceIsUnknown()
    mine = delete(FamilyPlace).where(FamilyPlace.family_id == family_id)
    db.session.execute(mine.execution_options(synchronize_session=False))
    db.session.add_all(FamilyPlace(family_id=family_id, place_id=one) for one in known)
    db.session.flush()
