"""What shoppers say of goods, what families answer and what the office hides becomes letters."""

from storefront.reactions.letters import to_family, to_shopper
from storefront.trade import reviews


def written(fact: reviews.facts.ReviewWritten) -> None:
    """The family reads what was said of its goods."""
    values = {"review_id": fact.review_id}
    to_family("review-written", fact.family_id, once=f"review:{fact.review_id}", values=values)


def answered(fact: reviews.facts.ReviewAnswered) -> None:
    """The shopper reads the answer; one that is mended later is read on the page."""
    to_writer("review-answered", fact)


def hidden(fact: reviews.facts.ReviewHidden) -> None:
    """The shopper reads why nobody sees their words any more."""
    to_writer("review-hidden", fact)


def to_writer(kind: str, fact: reviews.facts.AboutReview) -> None:
    """A letter to whoever wrote it, once of each kind."""
    parcel = reviews.parcel_of(reviews.get(fact.review_id))
    values = {"review_id": fact.review_id, "parcel_id": parcel.id}
    to_shopper(kind, parcel.order, once=f"review:{fact.review_id}", values=values)
