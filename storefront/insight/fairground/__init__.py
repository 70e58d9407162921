"""Questions to what families have at fairs, each naming what breaks a rule about it. The rules themselves stand in invariants."""

from storefront.insight.fairground import stall_goods, till_sales

TOLD = (*stall_goods.TOLD, *till_sales.TOLD)

__all__ = ["TOLD"]
