"""The ways to hand goods over: the family brings them, a courier does, or the shopper collects in the district."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from storefront.community.families import Family
from storefront.community.holidays import NONE, Holiday
from storefront.community.regions import City
from storefront.kernel import clock
from storefront.trade.delivery.hours import WEEK_DAYS
from storefront.trade.delivery.hours import of as hours_of

OWN, COURIER, COLLECT = "own", "courier", "collect"
# whole days after the goods are ready: what a family brings or hands over itself, it can on the day it was made, and food that
# is eaten hot it must
DAYS = {OWN: 0, COURIER: 2, COLLECT: 0}
ANSWER_DAYS = (
    1  # a family has a day to answer an order, and nothing leaves before; what is made to order is made meanwhile
)


def is_named(value: str) -> bool:
    """Whether a way can be named so, in whatever family."""
    kind, dash, number = value.partition("-")
    return kind in DAYS and (
        not dash or (kind == COLLECT and number.isascii() and number.isdigit() and len(number) < 13)
    )


def arrival(kind: str, ready_on: date, *, asked_on: date) -> date:
    """The day from which goods that are asked for on one day and ready on another are in the shopper's hands, going this way.
    Whoever promises a day asks here."""
    return max(ready_on, asked_on + timedelta(days=ANSWER_DAYS)) + timedelta(days=DAYS[kind])


def ready_by(kind: str, arrives_on: date) -> date:
    """The last day on which goods may be ready that are to be in the shopper's hands on a day, going this way."""
    return arrives_on - timedelta(days=DAYS[kind])


class Zone(NamedTuple):
    """What a family takes for bringing goods to a city, the sum of goods from which it takes nothing, and the smallest it
    brings; halalas."""

    fee_minor: int
    free_from_minor: int | None = None
    least_minor: int = 0

    def fee_for(self, items_minor: int) -> int:
        """The fee for goods of this sum, before any coupon."""
        is_free = self.free_from_minor is not None and items_minor >= self.free_from_minor
        return 0 if is_free else self.fee_minor

    def missing(self, items_minor: int) -> int:
        """By how much goods of this sum are too few."""
        return max(0, self.least_minor - items_minor)


class Spot(NamedTuple):
    """Where goods are collected, with the columns of a collection point that shoppers may read."""

    id: int
    kind: str
    name_ar: str
    name_en: str
    city_id: int
    place: str
    days: int
    opens: int
    closes: int

    @property
    def is_home(self) -> bool:
        return self.kind == "home"


class Reach(NamedTuple):
    """How a family's goods reach shoppers beside the courier: the terms of its own delivery by city id, where it meets them."""

    zones: dict[int, Zone]
    spots: list[Spot]


@dataclass(frozen=True)
class Way:
    """A way open to a shopper, its fee in halalas and the days it takes after the goods are ready; one that would be open with
    goods of `missing_minor` more is told and cannot be chosen."""

    kind: str
    fee_minor: int
    missing_minor: int = 0
    point: Spot | None = None  # where it is collected; at home with the hours there, if they are known

    @property
    def value(self) -> str:
        """What names it among the ways of a family: its kind, with the id of a point that is not the home."""
        return f"{self.kind}-{self.point.id}" if self.point and not self.point.is_home else self.kind

    def arrives(self, ready_on: date, holiday: Holiday = NONE) -> date:
        """The day from which goods that are ready on a day are with the shopper: one on which the place where they are collected
        is open and the family not away. Who orders in the evening does not collect in the afternoon of the next day, when the
        family may still be about to answer."""
        today = clock.today()
        day = arrival(self.kind, ready_on, asked_on=today)
        if self.point is None:
            return day
        hours = hours_of(self.point)
        if day == today + timedelta(days=ANSWER_DAYS) and hours.are_over(clock.now()):
            day += timedelta(days=1)
        for _ in range(2 * WEEK_DAYS):
            day = hours.next(day)
            back = holiday.back_from(day)
            if back == day:
                break
            day = back
        return day

    @property
    def is_open(self) -> bool:
        return not self.missing_minor

    @property
    def days(self) -> int:
        return DAYS[self.kind]

    @property
    def by_courier(self) -> bool:
        return self.kind == COURIER


def open_ways(
    family: Family,
    city: City | None,
    reach: Reach,
    *,
    fresh: bool,
    items_minor: int = 0,
) -> list[Way]:
    """How a family's goods of a sum (halalas, before any coupon) reach a city, the family's own delivery first; also when they
    are too few for that.

    Fresh food never goes by courier. Without a city only collecting can be promised.
    """
    ways = []
    if city and city.id in reach.zones:
        zone = reach.zones[city.id]
        ways.append(Way(OWN, zone.fee_for(items_minor), zone.missing(items_minor)))
    if city and family.by_courier and not fresh:
        ways.append(Way(COURIER, city.region.courier_minor))
    if family.collects:
        ways.append(Way(COLLECT, 0, point=next((spot for spot in reach.spots if spot.is_home), None)))
    return ways + [Way(COLLECT, 0, point=spot) for spot in reach.spots if not spot.is_home]


def is_reachable(family: Family, reach: Reach, *, fresh: bool) -> bool:
    """Whether a family's goods reach anybody, in whatever city; `reach` of all cities."""
    if reach.zones or family.collects or any(not spot.is_home for spot in reach.spots):
        return True
    return family.by_courier and not fresh


def chosen(ways: Sequence[Way], kind: str) -> Way | None:
    """The way a shopper named; None when there is no such way, or it is not open."""
    return next((way for way in ways if way.value == kind and way.is_open), None)


def usual(ways: Sequence[Way], family: Family, city: City | None) -> Way | None:
    """The way that counts until another is named: the cheapest that brings the goods to the shopper, so that nobody pays more
    for not having chosen; of two that cost the same the first. Where nothing is brought, collecting counts unnamed only in the
    shopper's own city, so that nobody finds out afterwards how far away their goods wait."""
    can_be = [way for way in ways if way.is_open]
    brought = [way for way in can_be if way.kind != COLLECT]
    if brought:
        return min(brought, key=lambda way: way.fee_minor)
    near = (way for way in can_be if city and city.id == (way.point or family).city_id)
    return next(near, None)
