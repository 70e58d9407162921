"""How goods reach the shopper: the family brings them, a courier does, or they are collected."""

from storefront.trade.delivery import collecting, hours, refusals
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
from storefront.trade.delivery.hours import Hours
from storefront.trade.delivery.models import CollectionPoint, DeliveryZone
from storefront.trade.delivery.queries import reach, zones
from storefront.trade.delivery.refusals import FeeIsNotValid
from storefront.trade.delivery.ways import (
    COLLECT,
    COURIER,
    DAYS,
    OWN,
    Reach,
    Spot,
    Way,
    Zone,
    arrival,
    chosen,
    is_named,
    is_reachable,
    open_ways,
    ready_by,
    usual,
)

__all__ = [
    "COLLECT",
    "COURIER",
    "DAYS",
    "OWN",
    "CollectionPoint",
    "DeliveryZone",
    "FeeIsNotValid",
    "Handover",
    "HandoverChanged",
    "Hours",
    "Reach",
    "Spot",
    "Way",
    "Zone",
    "add_zone",
    "arrival",
    "change_zone",
    "chosen",
    "collecting",
    "drop_zone",
    "hand_over_by",
    "hours",
    "is_named",
    "is_reachable",
    "open_ways",
    "reach",
    "ready_by",
    "refusals",
    "set_zone",
    "usual",
    "zone_of",
    "zones",
]
