"""Following a family, and hearing of what is new there."""

from sqlalchemy import delete, select, update

from storefront.community import families
from storefront.goods.follows.facts import FollowedGoodsShown
from storefront.goods.follows.models import FamilyFollow
from storefront.goods.follows.queries import members_with_news, news_of
from storefront.goods.follows.refusals import TooManyFollowed
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound

MOST_FOLLOWED = 200  # by one member


def follow(user_id: int, family_id: int) -> None:
    """Follows a family that sells; what it shows from now on is news. Following again changes nothing. Raises NotFound,
    TooManyFollowed."""
    if not families.selling([family_id]):
        raise NotFound()
    mine = set(db.session.scalars(select(FamilyFollow.family_id).where(FamilyFollow.user_id == user_id)))
    if family_id not in mine and len(mine) >= MOST_FOLLOWED:
        raise TooManyFollowed()
    now = clock.now()
    row = insert_once(FamilyFollow).values(user_id=user_id, family_id=family_id, followed_at=now, told_until=now)
    db.session.execute(row.on_conflict_do_nothing(index_elements=["user_id", "family_id"]))


def leave(user_id: int, family_id: int) -> None:
    """Follows a family no longer; doing it again changes nothing."""
    mine = (FamilyFollow.user_id == user_id, FamilyFollow.family_id == family_id)
    db.session.execute(delete(FamilyFollow).where(*mine))


def take_due() -> int:
    """Tells one member what is new with all the families they follow; how many it were, 0 or 1. Of two workers who find
    the same member the second waits, and finds no news any more."""
    user_id = db.session.scalar(members_with_news().limit(1))
    if user_id is None:
        return 0
    mine = select(FamilyFollow.id).where(FamilyFollow.user_id == user_id)
    db.session.execute(mine.order_by(FamilyFollow.id).with_for_update())
    now, news = clock.now(), news_of(user_id)
    if news:
        db.session.execute(update(FamilyFollow).where(FamilyFollow.user_id == user_id).values(told_until=now))
        tell(FollowedGoodsShown(user_id, now.isoformat(), tuple(news)))
    return 1


def forget_member(user_id: int) -> None:
    """Ends whatever a member follows."""
    db.session.execute(delete(FamilyFollow).where(FamilyFollow.user_id == user_id))
