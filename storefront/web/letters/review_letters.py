"""What letters about reviews are told."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.trade import orders, reviews
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.letters.order_letters import about


def written(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, or is said now, for the family it is about."""
    review = reviews.get(values["review_id"])
    return {
        **said(review),
        "again": values["again"],
        "family": in_language(review.family, "trade_name"),
        "desk": absolute(url_for("family.reviews.index", _anchor=f"review-{review.id}")),
    }


def of_mine(values: Mapping[str, Any]) -> dict[str, Any]:
    """A review and what became of it, for whoever wrote it."""
    number = values.get("review_id") or values["hidden_review_id"]
    review, parcel = reviews.get(number), orders.get_parcel(values["parcel_id"])
    told = {"family": in_language(review.family, "trade_name"), "reply": review.reply, "reason": review.hidden_reason}
    return {**about(parcel.order, values), **said(review), **told}


def said(review: reviews.Review) -> dict[str, Any]:
    """The goods, the stars and the words of a review."""
    return {"product": in_language(review.line, "name"), "stars": review.stars, "words": review.words}
