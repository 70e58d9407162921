"""Questions to what families have at fairs, each naming what breaks a rule about it. The rules themselves stand in invariants."""

from storefront.insight.fairground import stall_goods

__all__ = ["stall_goods"]
