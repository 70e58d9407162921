"""Marking a product and taking the mark away."""

from sqlalchemy import delete

from storefront.goods.catalogue import Product, Seen
from storefront.goods.favourites.models import Favourite
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once


def add(user_id: int, product: Product | Seen) -> None:
    """Marks a product; marking it again changes nothing."""
    mark = insert_once(Favourite).values(user_id=user_id, product_id=product.id, added_at=clock.now())
    db.session.execute(mark.on_conflict_do_nothing(index_elements=["user_id", "product_id"]))


def remove(user_id: int, product_id: int) -> None:
    """Takes the mark away; doing it again changes nothing."""
    db.session.execute(delete(Favourite).where(Favourite.user_id == user_id, Favourite.product_id == product_id))


def forget_member(user_id: int) -> None:
    """Takes every mark of a member away."""
    db.session.execute(delete(Favourite).where(Favourite.user_id == user_id))
