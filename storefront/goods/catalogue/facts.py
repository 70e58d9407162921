"""What happens to products."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class ProductPublished(Fact):
    product_id: int
    by: int | None = None


@dataclass(frozen=True)
class ProductChanged(Fact):
    """Words, prices or pictures of a product are new."""

    product_id: int


@dataclass(frozen=True)
class ProductHidden(Fact):
    """The product is not shown any more."""

    product_id: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class ReviewAsked(Fact):
    """The office is to look at a product: before it is shown, or because what is in it changed."""

    product_id: int
    by: int | None


@dataclass(frozen=True)
class ProductApproved(Fact):
    """The office has looked at a product, and it may be shown."""

    product_id: int
    by: int | None


@dataclass(frozen=True)
class ProductSentBack(Fact):
    """The office has looked at a product, and says what is to be put right first."""

    product_id: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class ProductArchived(Fact):
    """The family is done with a product and keeps it."""

    product_id: int
    by: int | None


@dataclass(frozen=True)
class ProductRestored(Fact):
    """A product is back from the archive, still unseen."""

    product_id: int
    by: int | None


@dataclass(frozen=True)
class DraftDropped(Fact):
    """A product that was never shown is gone for good."""

    product_id: int
    by: int | None
