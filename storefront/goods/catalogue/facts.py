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
