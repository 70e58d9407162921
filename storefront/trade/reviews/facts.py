"""What happens to reviews."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class AboutReview:
    """What every one of these says: which review, of which product of which family."""

    review_id: int
    product_id: int
    family_id: int


@dataclass(frozen=True)
class ReviewWritten(Fact, AboutReview):
    stars: int
    by: int | None


@dataclass(frozen=True)
class ReviewEdited(Fact, AboutReview):
    stars: int
    by: int | None


@dataclass(frozen=True)
class ReviewWithdrawn(Fact, AboutReview):
    by: int | None


@dataclass(frozen=True)
class ReviewAnswered(Fact, AboutReview):
    """The family answered, or answered anew."""

    by: int | None


@dataclass(frozen=True)
class ReviewReported(Fact, AboutReview):
    by: int
    reason: str


@dataclass(frozen=True)
class ReportsDismissed(Fact, AboutReview):
    """The office looked at what was reported, and the review stays."""

    by: int | None


@dataclass(frozen=True)
class ReviewHidden(Fact, AboutReview):
    by: int | None
    reason: str


@dataclass(frozen=True)
class ReviewShown(Fact, AboutReview):
    """What was hidden can be read again."""

    by: int | None
