"""Cash at the door or at collection: settled when the goods are handed over, given back from hand to hand by whoever
holds it. There is nobody to ask."""

from storefront.kernel.money import SAR
from storefront.treasury.gateways.base import Capabilities, RefundRequest, RefundSnapshot
from storefront.treasury.gateways.troubles import ProviderRefused

MOST_MINOR = 10**12


class Cash:
    """Money from hand to hand."""

    name = "cash"
    live = True
    capabilities = Capabilities(frozenset({SAR}), least_minor=1, most_minor=MOST_MINOR, gives_back=False)

    def refund(self, request: RefundRequest) -> RefundSnapshot:
        """Nobody has given anything back until a person says so; raises ProviderRefused."""
        raise ProviderRefused("by_hand")
