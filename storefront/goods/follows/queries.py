"""Who follows whom, and for whom there is news."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Select, func, literal, select, union_all

from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.goods.favourites import Favourite
from storefront.goods.follows.models import FamilyFollow
from storefront.goods.shelves import ProductCard
from storefront.kernel import clock
from storefront.kernel.database import db

PAUSE = timedelta(days=1)  # between two letters to the same member
MOST_TOLD = 50  # products of one letter


def follows(user_id: int, family_id: int) -> bool:
    """Whether a member follows a family."""
    mine = (FamilyFollow.user_id == user_id, FamilyFollow.family_id == family_id)
    return db.session.scalar(select(FamilyFollow.id).where(*mine)) is not None


def marks(user_id: int, family_id: int, product_ids: Sequence[int]) -> tuple[bool, frozenset[int]]:
    """Whether a member follows a family, and which of these products they keep; one query for both."""
    of_family = select(literal(True), FamilyFollow.family_id)
    of_family = of_family.where(FamilyFollow.user_id == user_id, FamilyFollow.family_id == family_id)
    of_goods = select(literal(False), Favourite.product_id)
    of_goods = of_goods.where(Favourite.user_id == user_id, Favourite.product_id.in_(product_ids))
    found = db.session.execute(union_all(of_family, of_goods)).all()
    return any(is_family for is_family, _ in found), frozenset(one for is_family, one in found if not is_family)


def families_of(user_id: int) -> Sequence[Family]:
    """The families a member follows and that sell, the one followed last first."""
    statement = select(Family).join(FamilyFollow, FamilyFollow.family_id == Family.id)
    mine = statement.where(FamilyFollow.user_id == user_id, Family.status == "active")
    return db.session.scalars(mine.order_by(FamilyFollow.id.desc())).all()


def followers(family_id: int) -> int:
    """How many members follow a family."""
    return db.session.scalar(select(func.count()).where(FamilyFollow.family_id == family_id)) or 0


def members_with_news() -> Select[int]:
    """Members for whom there is news and a day has passed since they were told of any, by user id; whoever waits longest
    first."""
    waits = select(FamilyFollow.user_id).where(FamilyFollow.told_until <= clock.now() - PAUSE)
    return _joined(waits).order_by(FamilyFollow.told_until, FamilyFollow.id)


def news_of(user_id: int) -> Sequence[int]:
    """What is new with the families a member follows and can be seen, the newest first; at most 50 products."""
    new = _joined(select(Product.id).select_from(FamilyFollow)).where(FamilyFollow.user_id == user_id)
    return db.session.scalars(new.order_by(Product.published_at.desc(), Product.id.desc()).limit(MOST_TOLD)).all()


def _joined(statement: Select[int]) -> Select[int]:
    """Each follow with the goods its member has not heard of, as far as they are shown."""
    new = (Product.family_id == FamilyFollow.family_id) & (Product.published_at > FamilyFollow.told_until)
    return statement.join(Product, new).join(ProductCard, ProductCard.product_id == Product.id)
