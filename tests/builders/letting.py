"""Permanent markets, leases and who waits, to begin a test with."""

from datetime import date, datetime, timedelta
from typing import Any

from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import leases, markets
from storefront.fairs.invoices import ExhibitInvoice, rents
from storefront.fairs.leases import Lease, Terms
from storefront.fairs.markets import MarketUnit, MarketWords, PermanentMarket, UnitWords
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.clock import RIYADH
from tests.builders.calls import an_exhibitor
from tests.builders.community import desk
from tests.builders.fairs import a_body, a_venue, acting_for
from tests.builders.goods import a_category

RENT, DEPOSIT = 31_000, 50_000
USUAL = ("16:00-23:00",) * 4 + ("",) + ("9:00-12:00, 16:00-23:00",) * 2  # closed on Fridays
RAMADAN = ("21:00-02:00",) * 7
NOON = datetime(2027, 1, 10, 12, tzinfo=RIYADH)  # a Sunday


def market_words(venue_id: int, **words: Any) -> MarketWords:
    """What is said of a market."""
    told: dict[str, Any] = {"name": ("سوق العيينة", "Al-Ainiya Market"), "hours": USUAL, "ramadan": RAMADAN, **words}
    return MarketWords(venue_id=venue_id, **told)


def unit_words(number: str, **words: Any) -> UnitWords:
    """What is said of a unit."""
    told: dict[str, Any] = {"kind": "stall", "size": (200, 150), "rent_minor": RENT, "deposit_minor": DEPOSIT, **words}
    return UnitWords(number, **told)


def a_market(
    body: Body | None = None, *, units: int = 2, most: int = 2, is_open: bool = True, **words: Any
) -> PermanentMarket:
    """A market that lets to families of the usual sub-category."""
    body = body or a_body()
    actor = acting_for(body)
    venue = words.pop("venue_id", None) or a_venue(body).id
    market = markets.enter(body.id, market_words(venue, **words), actor)
    for number in range(1, units + 1):
        markets.add_unit(market, unit_words(f"A-{number}"), actor)
    markets.set_lines(market, {a_category().id: most}, actor)
    if is_open:
        markets.open_market(market, actor)
    return market


def manager_of(market: PermanentMarket) -> Actor:
    """Somebody who acts for the body of a market."""
    return Actor(bodies=frozenset({market.body_id}))


def a_tenant() -> Family:
    """A family that may rent: its shop is open, with goods of the usual sub-category."""
    return an_exhibitor(a_category().id)[0]


def terms_of(unit: MarketUnit, starts_on: date | None = None, **other: Any) -> Terms:
    """What a unit is let for, from today unless it is said."""
    told: dict[str, Any] = {"deposit_minor": unit.deposit_minor, "due_day": 5, "notice_days": 30, **other}
    return Terms(starts_on or clock.today(), unit.rent_minor, **told)


def an_offer(
    market: PermanentMarket | None = None, *, unit: int = 0, family: Family | None = None, **terms: Any
) -> Lease:
    """A unit that is offered to a family by hand."""
    market, family = market or a_market(), family or a_tenant()
    chosen = markets.units_of(market.id)[unit]
    wanted = terms_of(chosen, **terms)
    return leases.offer(chosen, family.id, a_category().id, wanted, manager_of(market))


def a_lease(market: PermanentMarket | None = None, **told: Any) -> Lease:
    """A family that has a unit from today on."""
    lease = an_offer(market, **told)
    leases.sign(lease, tenant_of(lease))
    return lease


def tenant_of(lease: Lease) -> Actor:
    """Somebody of the family that rents."""
    return Actor(families=frozenset({lease.family_id}))


def waits(market: PermanentMarket, family: Family | None = None, **other: Any) -> Family:
    """A family that stands in the line."""
    family = family or a_tenant()
    leases.join(market.id, family.id, a_category().id, desk(family), **other)
    return family


def run_rents() -> int:
    """The worker asks for what is due; how many months."""
    number = 0
    while leases.rents.run_one():
        number += 1
    return number


def turned() -> None:
    """The clock does whatever is due of leases."""
    for step in (leases.lapse_one, leases.turn_one, leases.fill_one):
        while step():
            pass


def rents_of(lease: Lease) -> list[ExhibitInvoice]:
    """What was asked for of a lease, the oldest month first."""
    return list(rents.all_of_lease(lease.id))[::-1]


def on(year: int, month: int, day: int) -> datetime:
    """Noon of a day in Riyadh."""
    return datetime(year, month, day, 12, tzinfo=RIYADH)


def later(days: int) -> datetime:
    """So many days from now."""
    return clock.now() + timedelta(days=days)
