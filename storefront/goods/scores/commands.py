"""Counting votes, by one statement each, so that two at the same moment both count."""

from typing import Any

from sqlalchemy import update

from storefront.goods.scores.models import STARS, FamilyScore, ProductScore
from storefront.kernel.database import db, insert_once


def count(product_id: int, family_id: int, stars: int) -> None:
    """One more vote with so many `stars` (1 to 5)."""
    for model, subject in ((FamilyScore, family_id), (ProductScore, product_id)):
        key, column = key_of(model), STARS[stars - 1]
        row = insert_once(model).values({key: subject, **dict.fromkeys(STARS, 0), column: 1})
        more = row.on_conflict_do_update(index_elements=[key], set_={column: getattr(model, column) + 1})
        db.session.execute(more.execution_options(synchronize_session=False))


def discount(product_id: int, family_id: int, stars: int) -> None:
    """A vote that was counted counts no longer."""
    for model, subject in ((FamilyScore, family_id), (ProductScore, product_id)):
        key, column = getattr(model, key_of(model)), STARS[stars - 1]
        less = update(model).where(key == subject).values({column: getattr(model, column) - 1})
        db.session.execute(less.execution_options(synchronize_session=False))


def key_of(model: type[Any]) -> str:
    """The column that says whose votes a row counts."""
    return str(model.__table__.primary_key.columns.keys()[0])
