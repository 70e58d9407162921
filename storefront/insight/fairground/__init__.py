"""Questions to what families have at fairs and to who comes there, each naming what breaks a rule about it. The rules themselves
stand in invariants."""

from storefront.insight.fairground import stall_goods, till_sales, visitors

TOLD = (*stall_goods.TOLD, *till_sales.TOLD, *visitors.TOLD)

__all__ = ["TOLD"]
