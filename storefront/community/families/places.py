"""Where families sell beside the market: the governed list, and what of it a family named."""

import csv
from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import delete, select

from storefront.community.families.models import FamilyPlace, SellingPlace
from storefront.community.families.refusals import PlaceIsMissing
from storefront.kernel.database import db


def add_all() -> None:
    """Every place of the list beside this module that is not there yet; done when a market is set up."""
    known = set(db.session.scalars(select(SellingPlace.slug)))
    with (Path(__file__).parent / "places.csv").open(newline="", encoding="utf-8") as lines:
        for position, row in enumerate(csv.DictReader(lines)):
            if row["slug"] not in known:
                db.session.add(SellingPlace(**row, position=position))
    db.session.flush()


def places() -> Sequence[SellingPlace]:
    """The list, in its order."""
    return db.session.scalars(select(SellingPlace).order_by(SellingPlace.position, SellingPlace.id)).all()


def places_of(family_id: int) -> Sequence[SellingPlace]:
    """Where a family sells."""
    mine = select(FamilyPlace.place_id).where(FamilyPlace.family_id == family_id)
    return db.session.scalars(
        select(SellingPlace).where(SellingPlace.id.in_(mine)).order_by(SellingPlace.position)
    ).all()


def name_places(family_id: int, slugs: Collection[str]) -> None:
    """A family sells at exactly these places. Raises PlaceIsMissing for none, and for one the list does not know."""
    known = db.session.scalars(select(SellingPlace.id).where(SellingPlace.slug.in_(slugs))).all()
    if not known or len(known) < len(set(slugs)):
        raise PlaceIsMissing()
    mine = delete(FamilyPlace).where(FamilyPlace.family_id == family_id)
    db.session.execute(mine.execution_options(synchronize_session=False))
    db.session.add_all(FamilyPlace(family_id=family_id, place_id=one) for one in known)
    db.session.flush()
