"""Waiting for goods, and hearing of them."""

from sqlalchemy import delete, select

from storefront.goods.restocks.facts import Restocked
from storefront.goods.restocks.models import RestockWish
from storefront.goods.restocks.queries import DUE
from storefront.goods.restocks.refusals import TooManyAwaited
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell

MOST_AWAITED = 100  # by one member


def ask(user_id: int, variant_id: int) -> None:
    """Waits for a variant; asking again changes nothing. What can be had already is told at once. Raises TooManyAwaited."""
    mine = set(db.session.scalars(select(RestockWish.variant_id).where(RestockWish.user_id == user_id)))
    if variant_id not in mine and len(mine) >= MOST_AWAITED:
        raise TooManyAwaited()
    wish = insert_once(RestockWish).values(user_id=user_id, variant_id=variant_id, asked_at=clock.now())
    db.session.execute(wish.on_conflict_do_nothing(index_elements=["user_id", "variant_id"]))


def withdraw(user_id: int, variant_id: int) -> None:
    """Waits no longer; doing it again changes nothing."""
    mine = (RestockWish.user_id == user_id, RestockWish.variant_id == variant_id)
    db.session.execute(delete(RestockWish).where(*mine))


def take_due() -> int:
    """Ends the oldest wish that has come true, and tells of it; how many it were, 0 or 1. Of two workers each takes another."""
    oldest = DUE.order_by(RestockWish.id).limit(1).with_for_update(skip_locked=True, of=RestockWish)
    wish = db.session.scalar(oldest)
    if wish is None:
        return 0
    db.session.delete(wish)
    db.session.flush()
    tell(Restocked(wish.id, wish.user_id, wish.variant_id))
    return 1


def forget_member(user_id: int) -> None:
    """Ends every wish of a member."""
    db.session.execute(delete(RestockWish).where(RestockWish.user_id == user_id))
