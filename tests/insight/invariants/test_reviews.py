"""Questions about reviews: quiet about what was said by those who bought it, and naming what is not."""

import pytest
from sqlalchemy import text

from storefront.insight.invariants import reviews as questions
from storefront.kernel.database import db
from storefront.trade import reviews
from tests.builders.reviewing import STAFF, a_review

pytestmark = pytest.mark.usefixtures("app")


def test_what_was_bought_and_kept_is_right() -> None:
    a_review(stars=2)
    reviews.hide(a_review(stars=5), STAFF, reason="إعلان")

    assert list(questions.reviews_of_nothing_bought()) == []


def test_a_review_of_a_parcel_that_was_called_off_is_named() -> None:
    review = a_review()
    db.session.execute(text("UPDATE parcel SET state = 'cancelled'"))

    assert list(questions.reviews_of_nothing_bought()) == [f"review {review.id}"]


def test_votes_are_counted_for_the_product_the_family_and_the_card() -> None:
    review = a_review(stars=3)
    db.session.execute(text("UPDATE product_score SET threes = 2"))

    wrong = list(questions.scores_that_are_not_their_votes())

    assert wrong == [f"product {review.product_id}", f"card {review.product_id}"]


def test_right_votes_are_not_named() -> None:
    a_review(stars=3)

    assert list(questions.scores_that_are_not_their_votes()) == []
