"""How goods reach the shopper: the family brings them, a courier does, or they are collected."""

from storefront.trade.delivery.models import DeliveryZone

__all__ = ["DeliveryZone"]
