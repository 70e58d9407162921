"""How a family hands its goods over: where it brings them itself, whether a courier does, whether they are collected."""

from dataclasses import dataclass

from sqlalchemy import func, select

from storefront.community import families, regions
from storefront.community.families import Family
from storefront.community.shop_pages import SELLS, check_public
from storefront.kernel import wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from storefront.trade.delivery.facts import HandoverChanged
from storefront.trade.delivery.models import CollectionPoint, DeliveryZone
from storefront.trade.delivery.refusals import (
    FeeIsNotValid,
    FreeFromIsNotValid,
    LastWayOut,
    LeastIsNotValid,
    ZoneIsKnown,
)
from storefront.trade.delivery.ways import Zone

DEAREST_FEE = 100_000  # halalas
MOST_FREE_FROM = 10_000_000  # halalas
MOST_LEAST = 1_000_000  # halalas


@dataclass(frozen=True)
class Handover:
    """Whether a courier takes the goods, whether they are collected at home, in which district (Arabic, English) that is, and
    the place itself, which nobody reads before an order is accepted."""

    by_courier: bool
    collects: bool
    district: tuple[str, str]
    place: str


def set_zone(family: Family, city_id: int, fee_minor: int) -> DeliveryZone:
    """The family delivers to this city for this fee in halalas; raises FeeIsNotValid."""
    check(Zone(fee_minor))
    zone = find_zone(family.id, city_id)
    if zone is None:
        zone = DeliveryZone(family_id=family.id, city_id=city_id, fee_minor=fee_minor)
        db.session.add(zone)
    zone.fee_minor = fee_minor
    db.session.flush()
    return zone


def find_zone(family_id: int, city_id: int) -> DeliveryZone | None:
    statement = select(DeliveryZone).where(DeliveryZone.family_id == family_id, DeliveryZone.city_id == city_id)
    return db.session.scalar(statement)


def check(zone: Zone) -> None:
    """Whether a zone's sums can be so; raises FeeIsNotValid, FreeFromIsNotValid, LeastIsNotValid."""
    if not 0 <= zone.fee_minor <= DEAREST_FEE:
        raise FeeIsNotValid()
    if zone.free_from_minor is not None and not 100 <= zone.free_from_minor <= MOST_FREE_FROM:
        raise FreeFromIsNotValid()
    if not 0 <= zone.least_minor <= min(MOST_LEAST, zone.free_from_minor or MOST_LEAST):
        raise LeastIsNotValid()


def add_zone(family: Family, city_id: int, zone: Zone, actor: Actor) -> DeliveryZone:
    """The family brings its goods to one city more. Raises NotAllowed, NotNow, NotFound (city), ZoneIsKnown, and what speaks
    against the sums (see `check`)."""
    hold(family, actor)
    regions.city(city_id)
    if find_zone(family.id, city_id):
        raise ZoneIsKnown()
    check(zone)
    added = DeliveryZone(family_id=family.id, city_id=city_id)
    db.session.add(added)
    return put(added, zone, actor)


def change_zone(family: Family, zone_id: int, zone: Zone, actor: Actor) -> DeliveryZone:
    """Other sums for a city from now on; baskets follow, orders do not. Raises NotAllowed, NotNow, NotFound, and what speaks
    against the sums."""
    hold(family, actor)
    row = zone_of(family.id, zone_id)
    check(zone)
    return put(row, zone, actor)


def put(row: DeliveryZone, zone: Zone, actor: Actor) -> DeliveryZone:
    row.fee_minor, row.free_from_minor, row.least_minor = zone
    db.session.flush()
    tell(HandoverChanged(row.family_id, actor.user_id))
    return row


def drop_zone(family: Family, zone_id: int, actor: Actor) -> None:
    """The family brings nothing to that city any more; what was ordered is brought. Raises NotAllowed, NotNow, NotFound,
    LastWayOut."""
    hold(family, actor)
    row = zone_of(family.id, zone_id)
    ways = how_many_zones(family.id) + how_many_points(family.id)
    if not (family.by_courier or family.collects) and ways == 1:
        raise LastWayOut()
    db.session.delete(row)
    db.session.flush()
    tell(HandoverChanged(family.id, actor.user_id))


def zone_of(family_id: int, zone_id: int) -> DeliveryZone:
    """A zone of this family; raises NotFound for any other."""
    mine = (DeliveryZone.id == zone_id, DeliveryZone.family_id == family_id)
    found = db.session.scalar(select(DeliveryZone).where(*mine))
    if found is None:
        raise NotFound()
    return found


def how_many_zones(family_id: int) -> int:
    return db.session.scalar(select(func.count(DeliveryZone.id)).where(DeliveryZone.family_id == family_id)) or 0


def how_many_points(family_id: int) -> int:
    """Outlets and stalls where a family's goods are collected."""
    there = (CollectionPoint.kind != "home", CollectionPoint.dropped_at.is_(None))
    mine = CollectionPoint.family_id == family_id
    return db.session.scalar(select(func.count(CollectionPoint.id)).where(mine, *there)) or 0


def hand_over_by(family: Family, terms: Handover, actor: Actor) -> None:
    """How the goods leave the home from now on. Raises NotAllowed, NotNow, NoWayToHandOver where none is left, TextIsTooLong,
    NoContactsInPublic (in the name of the district)."""
    hold(family, actor)
    if not (terms.by_courier or terms.collects or how_many_zones(family.id) or how_many_points(family.id)):
        raise families.refusals.NoWayToHandOver()
    districts = [wording.words(name, most=families.registering.MOST_DISTRICT) for name in terms.district]
    check_public(*districts)
    family.collection_place = wording.words(terms.place, most=families.registering.MOST_PLACE)
    family.district_ar, family.district_en = districts
    family.by_courier, family.collects = terms.by_courier, terms.collects
    tell(HandoverChanged(family.id, actor.user_id))


def hold(family: Family, actor: Actor) -> None:
    """The family as it is now; whoever changes its ways too waits for the end of this unit. Raises NotAllowed, NotNow."""
    if not actor.may("shop", family.id):
        raise NotAllowed()
    db.session.flush()  # what this unit changed is not read over
    db.session.refresh(family, ["status", "by_courier", "collects"], with_for_update=True)
    if family.status not in SELLS:
        raise NotNow(state=family.status)
