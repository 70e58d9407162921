"""Reading where families bring their goods themselves, and where they are collected."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Row, Select, bindparam, cast, literal, null, or_, select, union_all

from storefront.kernel.database import db
from storefront.trade.delivery.models import CollectionPoint, DeliveryZone
from storefront.trade.delivery.ways import Reach, Spot, Zone

EVERYWHERE = 0  # in the place of a city's id

_zone, _point = DeliveryZone.__table__.c, CollectionPoint.__table__.c
_zones = select(*_zone).where(_zone.family_id == bindparam("family")).order_by(_zone.city_id)


def zones(family_id: int) -> Sequence[Row[Any]]:
    """Every city a family delivers to, as plain rows: `city_id`, `fee_minor`, `free_from_minor`, `least_minor`."""
    return db.session.execute(_zones, {"family": family_id}).all()


_city = bindparam("city", type_=BigInteger)
_zone_part: Select[Any] = select(
    literal(1).label("is_zone"), _zone.id, _zone.family_id, _zone.city_id, _zone.fee_minor, _zone.free_from_minor,
    _zone.least_minor, literal("").label("kind"), literal("").label("name_ar"), literal("").label("name_en"),
    literal("").label("place"), literal(0).label("days"), literal(0).label("opens"), literal(0).label("closes"),
).where(
    _zone.family_id.in_(bindparam("families", expanding=True)), or_(_city == EVERYWHERE, _zone.city_id == _city)
)  # fmt: skip
_point_part: Select[Any] = select(
    literal(0), _point.id, _point.family_id, _point.city_id, cast(literal(0), BigInteger), cast(null(), BigInteger),
    cast(literal(0), BigInteger), _point.kind, _point.name_ar, _point.name_en, _point.place, _point.days, _point.opens,
    _point.closes,
).where(_point.family_id.in_(bindparam("families", expanding=True)), _point.dropped_at.is_(None))  # fmt: skip
_reach = union_all(_zone_part, _point_part).order_by("is_zone", "city_id", "id")


def reach(family_ids: Iterable[int], city_id: int | None = EVERYWHERE) -> dict[int, Reach]:
    """By family, the terms of its own delivery by city (of one city alone; None asks for none), and where its goods are
    collected. One query, none for no family."""
    found = {family_id: Reach({}, []) for family_id in sorted(set(family_ids))}
    asked = {"families": list(found), "city": -1 if city_id is None else city_id}
    for row in db.session.execute(_reach, asked) if found else ():
        if row.is_zone:
            found[row.family_id].zones[row.city_id] = Zone(row.fee_minor, row.free_from_minor, row.least_minor)
        else:
            hours = (row.days, row.opens, row.closes)
            spot = Spot(row.id, row.kind, row.name_ar, row.name_en, row.city_id, row.place, *hours)
            found[row.family_id].spots.append(spot)
    return found
