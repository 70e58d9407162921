"""What happens to those who follow families."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class FollowedGoodsShown(Fact):
    """Families a member follows show something new; `at` names the occasion. The products, the newest first."""

    user_id: int
    at: str
    product_ids: tuple[int, ...]
