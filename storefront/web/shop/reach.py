"""How a product reaches a shopper: on which roads, for what fee, and from which day on."""

from datetime import date
from typing import Any

from storefront.community import holidays, regions
from storefront.goods import making, portions, taxonomy
from storefront.trade import delivery
from storefront.web.shop.buying import Promise
from storefront.web.shop.points import row_of, rows_of
from storefront.web.shop.zones import zone_rows


def ready_on(product: Any, family: Any) -> date | None:
    """The day on which one piece more would be ready, as the family's days stand."""
    first = making.earliest(product, family)
    made = not portions.is_kept(product)
    return making.outlook([making.Want(product.id, 1, first)])[product.id] if made else first


def has_way(family: Any, product: Any, found: delivery.Reach) -> bool:
    """Whether it reaches anybody."""
    fresh = taxonomy.is_eaten_fresh(product.category_id, product.return_class)
    return delivery.is_reachable(family, found, fresh=fresh)


def reach_of(family: Any, product: Any, promised: Promise, found: delivery.Reach) -> dict[str, Any]:
    """How it reaches a shopper: the family's own cities and fees, the cheapest courier fee, where it is collected, and on which
    days."""
    _, home_hours = rows_of(found.spots)
    home = next((spot for spot in found.spots if spot.is_home), None)
    away = holidays.of(family)

    def met_on(spot: delivery.Spot | None) -> date:
        return delivery.Way(delivery.COLLECT, 0, point=spot).arrives(promised.ready_on, away)

    points = [(row_of(spot), met_on(spot)) for spot in found.spots if not spot.is_home]
    by_courier = family.by_courier and not taxonomy.is_eaten_fresh(product.category_id, product.return_class)
    days = [on for _, on in points]
    days += [promised.on(delivery.OWN)] if found.zones else []
    days += [promised.on(delivery.COURIER)] if by_courier else []
    days += [met_on(home)] if family.collects else []
    return {
        "first_on": min(days, default=promised.ready_on),
        "own": zone_rows(found.zones),
        "points": points,
        "home_hours": home_hours,
        "own_on": promised.on(delivery.OWN),
        "courier": min(region.courier_minor for region in regions.atlas().regions) if by_courier else 0,
        "courier_on": promised.on(delivery.COURIER),
        "home_on": met_on(home),
    }
