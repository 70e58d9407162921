"""How goods reach the shopper: the family brings them, a courier does, or they are collected."""

from storefront.trade.delivery.commands import FeeIsNotValid, set_zone
from storefront.trade.delivery.models import DeliveryZone
from storefront.trade.delivery.queries import own_fees, zones
from storefront.trade.delivery.ways import COLLECT, COURIER, DAYS, OWN, Way, arrival, chosen, open_ways, ready_by, usual

__all__ = [
    "COLLECT",
    "COURIER",
    "DAYS",
    "OWN",
    "DeliveryZone",
    "FeeIsNotValid",
    "Way",
    "arrival",
    "chosen",
    "open_ways",
    "own_fees",
    "ready_by",
    "set_zone",
    "usual",
    "zones",
]
