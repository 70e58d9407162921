"""Cash at the door or at collection: settled when the goods are handed over, given back by hand."""

from storefront.kernel.money import SAR
from storefront.treasury.gateways.base import Capabilities, RefundRequest, RefundSnapshot

MOST_MINOR = 10**12


class Cash:
    """Money from hand to hand; there is nobody to ask."""

    name = "cash"
    live = True
    capabilities = Capabilities(frozenset({SAR}), least_minor=1, most_minor=MOST_MINOR)

    def refund(self, request: RefundRequest) -> RefundSnapshot:
        """Whoever took it gives it back, on the spot."""
        return RefundSnapshot(
            f"cash:{request.reference}", "done", request.amount_minor, request.currency, request.reference
        )
