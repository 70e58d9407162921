"""Questions to what families have at fairs, each naming what breaks a rule about it. The rules themselves stand in invariants."""

from storefront.insight.fairground.stall_goods import TOLD

__all__ = ["TOLD"]
