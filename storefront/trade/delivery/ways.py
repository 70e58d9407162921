"""The ways to hand goods over: the family brings them, a courier does, or the shopper collects in the district."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storefront.community.families import Family
from storefront.community.regions import City

OWN, COURIER, COLLECT = "own", "courier", "collect"
# whole days after the goods are ready; one to collect them too, because a family has a day to answer
DAYS = {OWN: 1, COURIER: 3, COLLECT: 1}


def arrival(kind: str, ready_on: date) -> date:
    """The day from which goods that are ready on a day are in the shopper's hands, going this way. Whoever promises a day
    asks here."""
    return ready_on + timedelta(days=DAYS[kind])


def ready_by(kind: str, arrives_on: date) -> date:
    """The last day on which goods may be ready that are to be in the shopper's hands on a day, going this way."""
    return arrives_on - timedelta(days=DAYS[kind])


@dataclass(frozen=True)
class Way:
    """A way open to a shopper, its fee in halalas and the days it takes after the goods are ready."""

    kind: str
    fee_minor: int

    @property
    def days(self) -> int:
        return DAYS[self.kind]

    @property
    def by_courier(self) -> bool:
        return self.kind == COURIER


def open_ways(family: Family, city: City | None, own_fees: Mapping[tuple[int, int], int], *, fresh: bool) -> list[Way]:
    """How a family's goods reach a city, the family's own delivery first.

    `own_fees` maps (family id, city id) to halalas. Fresh food never goes by courier. Without a city only collecting
    can be promised.
    """
    ways = []
    if city and (family.id, city.id) in own_fees:
        ways.append(Way(OWN, own_fees[family.id, city.id]))
    if city and family.by_courier and not fresh:
        ways.append(Way(COURIER, city.region.courier_minor))
    if family.collects:
        ways.append(Way(COLLECT, 0))
    return ways


def chosen(ways: Sequence[Way], kind: str) -> Way | None:
    """The way a shopper named; None when there is no such way."""
    return next((way for way in ways if way.kind == kind), None)


def usual(ways: Sequence[Way], family: Family, city: City | None) -> Way | None:
    """The way that counts until another is named: the cheapest that brings the goods to the shopper, so that nobody pays more
    for not having chosen; of two that cost the same the first. Where nothing is brought, collecting counts unnamed only in the
    shopper's own city, so that nobody finds out afterwards how far away their goods wait."""
    brought = [way for way in ways if way.kind != COLLECT]
    if brought:
        return min(brought, key=lambda way: way.fee_minor)
    is_near = city is not None and family.city_id == city.id
    return ways[0] if ways and is_near else None
