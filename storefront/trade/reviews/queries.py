"""Reading reviews: of a product or a family as shoppers see them, a family's own, those the office is to look at."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from storefront.kernel.database import db
from storefront.kernel.paging import Page
from storefront.kernel.refusals import NotFound
from storefront.trade.moderation import Reports
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.reviews.models import Review, ReviewReport

PAGE = 10  # reviews on a page; they are long
SHOWN = Review.state == "shown"
REPORTS = Reports(ReviewReport, ReviewReport.review_id)
reports_of, reports_by = REPORTS.of, REPORTS.by
UNANSWERED = (SHOWN, Review.replied_at.is_(None), Review.words != "")


def get(review_id: int) -> Review:
    """A review with the line it is about and the family, in any state; raises NotFound."""
    return _one(Review.id == review_id)


def get_shown(review_id: int) -> Review:
    """One everybody may read; raises NotFound."""
    return _one(Review.id == review_id, SHOWN)


def get_of_family(family_id: int, review_id: int) -> Review:
    """One of a family's goods, in any state; raises NotFound for another family's."""
    return _one(Review.id == review_id, Review.family_id == family_id)


def _one(*where: ColumnElement[bool]) -> Review:
    found: Review | None = db.session.scalar(
        select(Review).where(*where).options(joinedload(Review.line), joinedload(Review.family))
    )
    if found is None:
        raise NotFound()
    return found


def find_of_line(line_id: int) -> Review | None:
    """The review of a line of an order, if one was written."""
    return db.session.scalar(select(Review).where(Review.order_line_id == line_id))


def of_lines(line_ids: Sequence[int]) -> dict[int, Review]:
    """The reviews of some lines, by line; one query however many, none for none."""
    if not line_ids:
        return {}
    rows = db.session.scalars(select(Review).where(Review.order_line_id.in_(line_ids)))
    return {row.order_line_id: row for row in rows}


def of_product(product_id: int, *, stars: int | None = None, number: int = 1, size: int = PAGE) -> Page[Review]:
    """A page of what shoppers say of a product, the newest first; of those with so many stars, if asked."""
    return _page([Review.product_id == product_id, SHOWN], stars, number, size)


def newest_of_product(product_id: int, size: int) -> Sequence[Review]:
    """The newest few that say something in words or pictures come first; one query."""
    statement = (
        select(Review)
        .where(Review.product_id == product_id, SHOWN)
        .options(joinedload(Review.line))
        .order_by((Review.words == "").asc(), Review.id.desc())
        .limit(size)
    )
    return db.session.scalars(statement).all()


def of_family(family_id: int, *, stars: int | None = None, number: int = 1) -> Page[Review]:
    """The same of everything a family makes, with the goods each is about."""
    return _page([Review.family_id == family_id, SHOWN], stars, number, PAGE)


def for_desk(family_id: int, show: str, *, number: int = 1) -> Page[Review]:
    """A page of a family's reviews for its own desk: all of them, or those that wait for an answer ("waiting"), or that the
    office has hidden ("hidden")."""
    parts: dict[str, Sequence[ColumnElement[bool]]] = {"waiting": UNANSWERED, "hidden": (~SHOWN,)}
    return _page([Review.family_id == family_id, *parts.get(show, ())], None, number, PAGE)


def reported(show: str, *, number: int = 1) -> Page[Review]:
    """A page of reviews for the office: with a report nobody has decided, or those that are hidden ("hidden")."""
    if show == "hidden":
        return _page([~SHOWN], None, number, PAGE)
    return _page([REPORTS.is_open(Review.id)], None, number, PAGE)


def _page(where: Sequence[ColumnElement[bool]], stars: int | None, number: int, size: int) -> Page[Review]:
    where = [*where, Review.stars == stars] if stars else where
    total = db.session.scalar(select(func.count(Review.id)).where(*where)) or 0
    statement = (
        select(Review)
        .where(*where)
        .options(joinedload(Review.line), joinedload(Review.family))
        .order_by(Review.id.desc())
        .limit(size)
        .offset(size * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total, size)


def count_waiting(family_id: int) -> int:
    """How many reviews with words a family has not answered."""
    mine = (Review.family_id == family_id, *UNANSWERED)
    return db.session.scalar(select(func.count(Review.id)).where(*mine)) or 0


def count_reported() -> int:
    """How many reviews the office is to look at."""
    return db.session.scalar(select(func.count(Review.id)).where(REPORTS.is_open(Review.id))) or 0


def of_member(user_id: int) -> Sequence[Review]:
    """Everything a member wrote, the oldest first, with the goods it is about."""
    mine = select(Review).where(Review.user_id == user_id).options(joinedload(Review.line))
    return db.session.scalars(mine.order_by(Review.id)).all()


def parcel_of(review: Review) -> Parcel:
    """The parcel whose goods a review is about; raises NotFound."""
    statement = select(Parcel).join(OrderLine, OrderLine.parcel_id == Parcel.id)
    found: Parcel | None = db.session.scalar(
        statement.where(OrderLine.id == review.order_line_id).options(
            joinedload(Parcel.order), joinedload(Parcel.family)
        )
    )
    if found is None:
        raise NotFound()
    return found


def kept_keys(keys: Sequence[str]) -> frozenset[str]:
    """Those of the pictures' keys that a review shows."""
    return frozenset(db.session.scalars(select(Review.photo_key).where(Review.photo_key.in_(keys))))
