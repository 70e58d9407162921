"""Where goods are collected: the hours at home; outlets and stalls, opened, changed and given up."""

from dataclasses import dataclass

from sqlalchemy import select

from storefront.community import regions
from storefront.community.families import Family
from storefront.community.shop_pages import check_public
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound
from storefront.trade.delivery import refusals
from storefront.trade.delivery.commands import hold, how_many_points, how_many_zones
from storefront.trade.delivery.facts import HandoverChanged
from storefront.trade.delivery.hours import Hours
from storefront.trade.delivery.models import CollectionPoint

KINDS = ("outlet", "stall")
MOST_POINTS = 10
MOST_NAME, MOST_PLACE = 80, 300


@dataclass(frozen=True)
class Point:
    """What a family says of a point: its kind, its name (Arabic, English), its city, the place (public), its hours."""

    kind: str
    name: tuple[str, str]
    city_id: int
    place: str
    hours: Hours = Hours()  # noqa: RUF009 - a plain value


def open_point(family: Family, point: Point, actor: Actor) -> CollectionPoint:
    """Goods can be collected at one point more. Raises NotAllowed, NotNow, TooManyPoints, and what speaks against the point (see
    `put`)."""
    hold(family, actor)
    if how_many_points(family.id) >= MOST_POINTS:
        raise refusals.TooManyPoints(most=MOST_POINTS)
    return put(CollectionPoint(family_id=family.id, made_at=clock.now()), point, actor)


def change_point(family: Family, point_id: int, point: Point, actor: Actor) -> CollectionPoint:
    """The point is so from now on, for what was ordered too. Raises NotAllowed, NotNow, NotFound, and what speaks against it."""
    hold(family, actor)
    return put(point_of(family.id, point_id), point, actor)


def put(row: CollectionPoint, point: Point, actor: Actor) -> CollectionPoint:
    """Raises PointNameIsMissing, PointPlaceIsMissing, DaysAreMissing, HoursAreNotValid, NotFound (city), TextIsTooLong,
    NoContactsInPublic."""
    names = [wording.words(name, most=MOST_NAME) for name in point.name]
    place = wording.words(point.place, most=MOST_PLACE)
    regions.city(point.city_id)
    if point.kind not in KINDS or not names[0]:
        raise refusals.PointNameIsMissing()
    if not place:
        raise refusals.PointPlaceIsMissing()
    check_hours(point.hours)
    check_public(*names, place)
    row.kind, row.city_id, row.place = point.kind, point.city_id, place
    row.name_ar, row.name_en = names
    set_hours(row, point.hours)
    db.session.add(row)
    db.session.flush()
    tell(HandoverChanged(row.family_id, actor.user_id))
    return row


def check_hours(hours: Hours) -> None:
    """Hours without days would be kept by nobody. Raises DaysAreMissing, HoursAreNotValid."""
    if not hours.days and hours.opens != hours.closes and min(hours.opens, hours.closes) >= 0:
        raise refusals.DaysAreMissing()
    if not hours.is_valid or (not hours.days and (hours.opens or hours.closes)):
        raise refusals.HoursAreNotValid()


def set_hours(row: CollectionPoint, hours: Hours) -> None:
    row.days, row.opens, row.closes = hours.mask, hours.opens, hours.closes


def close_point(family: Family, point_id: int, actor: Actor) -> None:
    """Nothing new is collected there; what was ordered is. Raises NotAllowed, NotNow, NotFound, LastWayOut."""
    hold(family, actor)
    row = point_of(family.id, point_id)
    ways = how_many_zones(family.id) + how_many_points(family.id)
    if not (family.by_courier or family.collects) and ways == 1:
        raise refusals.LastWayOut()
    row.dropped_at = clock.now()
    db.session.flush()
    tell(HandoverChanged(family.id, actor.user_id))


def forget(family_id: int) -> None:
    """Nobody collects from a shop that is closed, and where it was met is no longer told."""
    for row in db.session.scalars(select(CollectionPoint).where(CollectionPoint.family_id == family_id)).all():
        row.place, row.dropped_at = "", row.dropped_at or clock.now()
    db.session.flush()


def meet_at_home(family: Family, hours: Hours, actor: Actor) -> None:
    """The hours at which goods are collected at home. Raises NotAllowed, NotNow, DaysAreMissing, HoursAreNotValid."""
    hold(family, actor)
    check_hours(hours)
    row = find_home(family.id)
    if row is None:
        row = CollectionPoint(family_id=family.id, kind="home", city_id=family.city_id, made_at=clock.now())
        db.session.add(row)
    set_hours(row, hours)
    db.session.flush()


def find_home(family_id: int) -> CollectionPoint | None:
    """The hours at home, if the family has told any."""
    home = (CollectionPoint.family_id == family_id, CollectionPoint.kind == "home")
    return db.session.scalar(select(CollectionPoint).where(*home))


def point_of(family_id: int, point_id: int) -> CollectionPoint:
    """An outlet or a stall of this family that it has not given up; raises NotFound for any other."""
    mine = (CollectionPoint.id == point_id, CollectionPoint.family_id == family_id, CollectionPoint.kind != "home")
    found = db.session.scalar(select(CollectionPoint).where(*mine, CollectionPoint.dropped_at.is_(None)))
    if found is None:
        raise NotFound()
    return found
