"""How a product reaches a shopper: on which roads, for what fee, and from which day on."""

from datetime import date
from typing import Any

from storefront.community import regions
from storefront.goods import making
from storefront.trade import delivery
from storefront.web.shop.buying import Promise
from storefront.web.shop.points import rows_of
from storefront.web.shop.zones import zone_rows


def ready_on(product: Any, family: Any) -> date | None:
    """The day on which one piece more would be ready, as the family's days stand."""
    first = making.earliest(product, family)
    made = product.stock_mode != "counted"
    return making.outlook([making.Want(product.id, 1, first)])[product.id] if made else first


def reach_of(family: Any, product: Any, promised: Promise) -> dict[str, Any]:
    """How it reaches a shopper: the family's own cities and fees, the cheapest courier fee, and on which days."""
    found = delivery.reach([family.id])[family.id]
    points, home_hours = rows_of(found.spots)
    by_courier = family.by_courier and product.return_class != "F"
    open_ways = {
        delivery.OWN: bool(found.zones),
        delivery.COURIER: by_courier,
        delivery.COLLECT: family.collects or bool(points),
    }
    return {
        "first_on": min((promised.on(way) for way, is_open in open_ways.items() if is_open), default=promised.ready_on),
        "own": zone_rows(found.zones),
        "points": points,
        "home_hours": home_hours,
        "own_on": promised.on(delivery.OWN),
        "courier": min(region.courier_minor for region in regions.atlas().regions) if by_courier else 0,
        "courier_on": promised.on(delivery.COURIER),
        "collect_on": promised.on(delivery.COLLECT),
    }
