"""Reading the families' own delivery zones."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

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


_zones = select(DeliveryZone).where(DeliveryZone.family_id == bindparam("family")).order_by(DeliveryZone.city_id)


def zones(family_id: int) -> Sequence[DeliveryZone]:
    """Every city a family delivers to."""
    return db.session.scalars(_zones, {"family": family_id}).all()
