"""Where a family brings its goods itself."""

from sqlalchemy import select

from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.refusals import N_, NotValid
from storefront.trade.delivery.models import DeliveryZone

DEAREST_FEE = 100_000  # halalas


class FeeIsNotValid(NotValid):
    text = N_("رسوم التوصيل من 0 إلى 1,000 ريال.")


def set_zone(family: Family, city_id: int, fee_minor: int) -> DeliveryZone:
    """The family delivers to this city for this fee in halalas; raises FeeIsNotValid."""
    if not 0 <= fee_minor <= DEAREST_FEE:
        raise FeeIsNotValid()
    statement = select(DeliveryZone).where(DeliveryZone.family_id == family.id, DeliveryZone.city_id == city_id)
    zone = db.session.scalar(statement)
    if zone is None:
        zone = DeliveryZone(family_id=family.id, city_id=city_id, fee_minor=fee_minor)
        db.session.add(zone)
    zone.fee_minor = fee_minor
    db.session.flush()
    return zone
