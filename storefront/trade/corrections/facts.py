"""What happens to the contact of an order."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class OrderCorrected(Fact):
    """The shopper mended the contact or address; `changed` names what is another now: name, mobile, email, address."""

    order_id: int
    changed: tuple[str, ...] = ()
