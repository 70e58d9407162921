"""How goods reach the shopper: the family brings them, a courier does, or they are collected."""

from storefront.trade.delivery import refusals
from storefront.trade.delivery.commands import (
    Handover,
    add_zone,
    change_zone,
    drop_zone,
    hand_over_by,
    set_zone,
    zone_of,
)
from storefront.trade.delivery.facts import HandoverChanged
from storefront.trade.delivery.models import DeliveryZone
from storefront.trade.delivery.queries import own_zones, zones
from storefront.trade.delivery.refusals import FeeIsNotValid
from storefront.trade.delivery.ways import (
    COLLECT,
    COURIER,
    DAYS,
    OWN,
    Way,
    Zone,
    arrival,
    chosen,
    open_ways,
    ready_by,
    usual,
)

__all__ = [
    "COLLECT",
    "COURIER",
    "DAYS",
    "OWN",
    "DeliveryZone",
    "FeeIsNotValid",
    "Handover",
    "HandoverChanged",
    "Way",
    "Zone",
    "add_zone",
    "arrival",
    "change_zone",
    "chosen",
    "drop_zone",
    "hand_over_by",
    "open_ways",
    "own_zones",
    "ready_by",
    "refusals",
    "set_zone",
    "usual",
    "zone_of",
    "zones",
]
