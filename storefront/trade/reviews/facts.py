"""What happens to reviews."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class AboutReview(Fact):
    """What every one of these says: which review, of which product of which family."""

    review_id: int
    product_id: int
    family_id: int


@dataclass(frozen=True)
class ReviewWritten(AboutReview):
    stars: int
    by: int | None


@dataclass(frozen=True)
class ReviewEdited(AboutReview):
    stars: int
    by: int | None


@dataclass(frozen=True)
class ReviewWithdrawn(AboutReview):
    by: int | None


@dataclass(frozen=True)
class ReviewAnswered(AboutReview):
    """The family answered, or answered anew."""

    by: int | None


@dataclass(frozen=True)
class ReviewReported(AboutReview):
    by: int
    reason: str


@dataclass(frozen=True)
class ReportsDismissed(AboutReview):
    """The office looked at what was reported, and the review stays."""

    by: int | None


@dataclass(frozen=True)
class ReviewHidden(AboutReview):
    by: int | None
    reason: str


@dataclass(frozen=True)
class ReviewShown(AboutReview):
    """What was hidden can be read again."""

    by: int | None
