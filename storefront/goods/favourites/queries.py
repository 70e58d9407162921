"""Which products a member has marked."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.goods.favourites.models import Favourite
from storefront.kernel.database import db


def favourite_ids(user_id: int, among: Sequence[int]) -> frozenset[int]:
    """Which of these products a member has marked as favourite."""
    statement = select(Favourite.product_id).where(Favourite.user_id == user_id, Favourite.product_id.in_(among))
    return frozenset(db.session.scalars(statement))


def of_member(user_id: int) -> Sequence[int]:
    """The products a member has marked, the newest first."""
    statement = (
        select(Favourite.product_id).where(Favourite.user_id == user_id).order_by(Favourite.id.desc()).limit(200)
    )
    return db.session.scalars(statement).all()
