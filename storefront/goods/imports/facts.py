"""What happens with files of goods."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class GoodsFileCarriedOut(Fact):
    """A family's file made so many products and changed so many; so many it named were left out for what is wrong."""

    family_id: int
    made: int
    altered: int
    left_out: int
    by: int | None
