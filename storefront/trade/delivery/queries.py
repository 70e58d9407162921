"""Reading the families' own delivery zones."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from storefront.kernel.database import db
from storefront.trade.delivery.models import DeliveryZone


def own_fees(family_ids: Sequence[int], city_id: int | None) -> dict[tuple[int, int], int]:
    """Halalas by (family id, city id), of the families that bring their goods to this city themselves."""
    if city_id is None or not family_ids:
        return {}
    statement = select(DeliveryZone.family_id, DeliveryZone.city_id, DeliveryZone.fee_minor).where(
        DeliveryZone.family_id.in_(family_ids), DeliveryZone.city_id == city_id
    )
    return {(family, city): fee for family, city, fee in db.session.execute(statement)}


_zone = DeliveryZone.__table__.c
_zones = select(*_zone).where(_zone.family_id == bindparam("family")).order_by(_zone.city_id)


def zones(family_id: int) -> Sequence[Row[Any]]:
    """Every city a family delivers to, as plain rows with `city_id` and `fee_minor`."""
    return db.session.execute(_zones, {"family": family_id}).all()
