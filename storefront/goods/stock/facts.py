"""What happens to pieces on hand."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class StockChanged(Fact):
    """The free pieces of some variant of a product are others than before."""

    product_id: int
    variant_id: int
    free: int
