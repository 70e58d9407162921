"""What happens to goods that are waited for."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class Restocked(Fact):
    """There are pieces again of what a member waited for; `wish_id` names the wish that has come true."""

    wish_id: int
    user_id: int
    variant_id: int
