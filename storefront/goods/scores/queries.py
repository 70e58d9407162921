"""Reading scores."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from storefront.goods.scores.models import STARS, FamilyScore, ProductScore
from storefront.goods.scores.rating import NONE, Score
from storefront.kernel.database import db


def score_of(row: Any) -> Score:
    """The score in a row that holds the votes beside other things; nothing voted where it holds none."""
    return Score(tuple(getattr(row, name) or 0 for name in STARS))


def of_products(product_ids: Collection[int]) -> dict[int, Score]:
    """What products were given, by product; those nobody has voted on are left out."""
    rows = db.session.scalars(
        select(ProductScore).where(ProductScore.product_id.in_(product_ids)).execution_options(populate_existing=True)
    )
    return {row.product_id: row.score for row in rows}


def find_of_family(family_id: int) -> Score:
    """What everything a family makes was given; NONE when nobody has voted."""
    row = db.session.get(FamilyScore, family_id, populate_existing=True)
    return row.score if row else NONE
