"""What shoppers say of goods, what families answer and what the office hides becomes letters."""

from storefront.community import notices
from storefront.kernel import clock
from storefront.reactions.letters import to_family, to_shopper
from storefront.trade import reviews

HIDDEN_REVIEW = "hidden_review_id"  # in letters that are true only while it is hidden


def written(fact: reviews.facts.ReviewWritten) -> None:
    """The family reads what was said of its goods."""
    values = {"review_id": fact.review_id, "again": False}
    to_family("review-written", fact.family_id, once=f"review:{fact.review_id}", values=values)


def edited(fact: reviews.facts.ReviewEdited) -> None:
    """The family reads what is said now; it may have answered something else."""
    once = f"review:{fact.review_id}:{clock.now().isoformat()}"
    to_family("review-written", fact.family_id, once=once, values={"review_id": fact.review_id, "again": True})


def answered(fact: reviews.facts.ReviewAnswered) -> None:
    """The shopper reads the answer; one that is mended later is read on the page."""
    to_writer("review-answered", fact, once=f"review:{fact.review_id}", about="review_id")


def hidden(fact: reviews.facts.ReviewHidden) -> None:
    """The shopper reads why nobody sees their words any more; each time."""
    once = f"review:{fact.review_id}:{clock.now().isoformat()}"
    to_writer("review-hidden", fact, once=once, about=HIDDEN_REVIEW)


def shown(fact: reviews.facts.ReviewShown) -> None:
    """That it was hidden is no longer true: nobody is told any more."""
    notices.forget_about(HIDDEN_REVIEW, [fact.review_id])


def to_writer(kind: str, fact: reviews.facts.AboutReview, *, once: str, about: str) -> None:
    """A letter to whoever wrote it; `about` names the value that says which review."""
    parcel = reviews.parcel_of(reviews.get(fact.review_id))
    values = {about: fact.review_id, "parcel_id": parcel.id}
    to_shopper(kind, parcel.order, once=once, values=values)
