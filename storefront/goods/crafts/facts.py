"""What happens to goods for want of a document."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class GoodsHidden(Fact):
    """So many products of a family were taken off the shelves on a day: a document they need is missing or has ended."""

    family_id: int
    products: int
    kinds: tuple[str, ...]  # of the documents
    on: str  # the day
