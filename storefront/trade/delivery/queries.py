"""Reading the families' own delivery zones."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from storefront.kernel.database import db
from storefront.trade.delivery.models import DeliveryZone
from storefront.trade.delivery.ways import Zone


def own_zones(family_ids: Sequence[int], city_id: int | None) -> dict[tuple[int, int], Zone]:
    """What they take, by (family id, city id), of the families that bring their goods to this city themselves."""
    if city_id is None or not family_ids:
        return {}
    statement = select(
        DeliveryZone.family_id,
        DeliveryZone.city_id,
        DeliveryZone.fee_minor,
        DeliveryZone.free_from_minor,
        DeliveryZone.least_minor,
    ).where(DeliveryZone.family_id.in_(family_ids), DeliveryZone.city_id == city_id)
    return {(row.family_id, row.city_id): Zone(*row[2:]) for row in db.session.execute(statement)}


_zone = DeliveryZone.__table__.c
_zones = select(*_zone).where(_zone.family_id == bindparam("family")).order_by(_zone.city_id)


def zones(family_id: int) -> Sequence[Row[Any]]:
    """Every city a family delivers to, as plain rows: `city_id`, `fee_minor`, `free_from_minor`, `least_minor`."""
    return db.session.execute(_zones, {"family": family_id}).all()
