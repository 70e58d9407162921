"""Questions about reviews: each is of goods somebody bought, and what lists show is what was voted."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select

from storefront.goods import scores
from storefront.goods.scores import FamilyScore, ProductScore
from storefront.goods.shelves import ProductCard
from storefront.kernel.database import db
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.reviews import Review

KEPT = ("completed", "returned")  # what was completed may come home later all the same


def reviews_of_nothing_bought() -> Sequence[str]:
    """Every review is of a line of a completed parcel, and names its product and its family."""
    statement = (
        select(Review.id)
        .join(OrderLine, OrderLine.id == Review.order_line_id)
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .where(
            or_(
                Parcel.state.not_in(KEPT),
                Parcel.family_id != Review.family_id,
                OrderLine.product_id != Review.product_id,
            )
        )
        .order_by(Review.id)
    )
    return [f"review {number}" for number in db.session.scalars(statement)]


def scores_that_are_not_their_votes() -> Sequence[str]:
    """What a product and a family were given is what the reviews say that can be read, and cards show it."""
    product, family = votes_by(Review.product_id), votes_by(Review.family_id)
    cards = db.session.execute(select(ProductCard.product_id, ProductCard.rating_tenths, ProductCard.ratings))
    kept = {row.product_id: row.score for row in db.session.scalars(select(ProductScore))}
    return [
        *differences("product", product, kept),
        *differences("family", family, {row.family_id: row.score for row in db.session.scalars(select(FamilyScore))}),
        *(
            f"card {product_id}"
            for product_id, tenths, number in cards
            if (tenths, number) != ((score := kept.get(product_id, scores.NONE)).tenths, score.number)
        ),
    ]


def votes_by(column: Any) -> dict[int, Counter[int]]:
    """The votes that can be read, by what they are about and by stars."""
    votes: dict[int, Counter[int]] = {}
    shown = select(column, Review.stars, func.count(Review.id)).where(Review.state == "shown")
    for subject, stars, number in db.session.execute(shown.group_by(column, Review.stars)):
        votes.setdefault(subject, Counter())[stars] = number
    return votes


def differences(noun: str, votes: dict[int, Counter[int]], kept: dict[int, scores.Score]) -> list[str]:
    """What is kept otherwise than it was voted."""
    return [
        f"{noun} {number}"
        for number in sorted({*votes, *kept})
        if tuple(votes.get(number, Counter())[stars] for stars in range(1, scores.MOST_STARS + 1))
        != tuple(kept.get(number, scores.NONE).votes)
    ]
