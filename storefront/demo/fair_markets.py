"""Permanent markets of the demo market: three of them, let for some months. Most families pay their rent, two are late; one
handed its unit on to a relative; in one market every shop is let and families wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from storefront.community import accounts, bodies, families, regions
from storefront.demo.fair_calls import Goods, goods_of_families, own_first
from storefront.demo.people import ORGANISER
from storefront.demo.scripts import MARKET, pair, read
from storefront.fairs import applications, fees, invoices, leases, markets, venues
from storefront.fairs.leases import Terms
from storefront.fairs.markets import MarketWords, PermanentMarket, UnitWords
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.money import HALALAS
from storefront.kernel.units import unit_of_work

EACH, WAITING = 4, 3  # families of a sub-category in a market; families that wait
BEGAN, STEP = timedelta(days=100), timedelta(days=10)
LATE = 2  # leases of the first market whose rent is not paid since the second month


def tell() -> None:
    """All three, from the day they opened until today."""
    now = clock.now()
    rows = read(MARKET / "markets.toml")["market"]
    mine, others = own_first(goods_of_families())
    may_rent = [one for one in (mine, *others) if is_whole(one)]
    with clock.set_to(now - BEGAN), unit_of_work():
        opened = [enter(row, may_rent) for row in rows]
    for market, row, first in zip(opened, rows, (0, 9, 14), strict=True):
        with clock.set_to(now - BEGAN + timedelta(days=5)):
            let(market, may_rent[first : first + row["let"]])
    pass_the_days(now - BEGAN + STEP, now, opened[0].id)
    queue(opened[2], may_rent[18:])


def is_whole(one: Goods) -> bool:
    """Whether a family may rent: its shop is open, and its documents are there."""
    return families.get(one.family_id).status == "active" and not applications.lacking(one.family_id, one.category_id)


def enter(row: dict[str, Any], may_rent: Sequence[Goods]) -> PermanentMarket:
    """A market that is open, with its venue, units and product lines."""
    person = accounts.find_by_email(ORGANISER)
    body = bodies.of_officer(person.id if person else 0)[row["body"]]
    actor = Actor(bodies=frozenset({body.id}))
    city = next(city for city in regions.cities() if city.name_ar == row["city"])
    where = venues.VenueWords(
        pair(row, "venue"), pair(row, "place"), city.id, facilities=row["facilities"], point=tuple(row["point"])
    )
    venue = venues.enter(body.id, where, actor)
    words = MarketWords(pair(row, "name"), venue.id, row["hours"], pair(row, "about"), row["ramadan"])
    market = markets.enter(body.id, words, actor)
    for kind, letters, number, width, depth, rent, deposit in row["units"]:
        for one in range(1, number + 1):
            named, sums = f"{letters}-{one}".strip("-"), (rent * HALALAS, deposit * HALALAS)
            markets.add_unit(market, UnitWords(named, kind, (width, depth), *sums), actor)
    markets.set_lines(market, {one.category_id: EACH for one in may_rent}, actor)
    markets.open_market(market, actor)
    return market


def manager_of(market: PermanentMarket) -> Actor:
    return Actor(bodies=frozenset({market.body_id}))


def let(market: PermanentMarket, coming: Sequence[Goods]) -> None:
    """Each of these families signs for a unit; the last of them leaves hers to a relative later."""
    for unit, one in zip(leases.free_units(market.id), coming, strict=False):
        with unit_of_work():
            terms = Terms(clock.today(), unit.rent_minor, unit.deposit_minor, market.due_day, market.notice_days)
            if leases.taken_of(market.id).get(one.category_id, 0) < EACH:
                leases.sign(leases.offer(unit, one.family_id, one.category_id, terms, manager_of(market)), SYSTEM)


def pass_the_days(first: datetime, now: datetime, market_id: int) -> None:
    """Day by day the clock asks for rents and turns leases, and families pay; of the first market two have stopped paying."""
    late = [one.id for one in leases.living_of_market(market_id)[1 : 1 + LATE]]
    moment, number = first, 0
    while moment < now:
        with clock.set_to(moment):
            run()
            pay(late if number > 2 else [])
            if number == 3:
                hand_on(market_id)
        moment, number = moment + STEP, number + 1
    run()


def run() -> None:
    """What the worker does."""
    for step in (leases.turn_one, leases.rents.run_one):
        while one_step(step):
            pass


def one_step(step: Any) -> bool:
    with unit_of_work():
        return bool(step())


def pay(late: Sequence[int]) -> None:
    """Every rent that was asked for is paid in cash, but for these leases."""
    rows = select(invoices.ExhibitInvoice.id).where(
        invoices.ExhibitInvoice.state == invoices.OWING,
        invoices.ExhibitInvoice.lease_id.is_not(None),
        invoices.ExhibitInvoice.lease_id.not_in(late),
    )
    for one in db.session.scalars(rows.order_by(invoices.ExhibitInvoice.id)).all():
        with unit_of_work():
            fees.record_cash(one, invoices.left(invoices.get(one).lines), SYSTEM, once="demo")


def hand_on(market_id: int) -> None:
    """The last family of the market leaves its unit to a relative."""
    lease = leases.living_of_market(market_id)[-1]
    taken = {one.family_id for one in leases.living_of_market(market_id)}
    mine, others = own_first(goods_of_families())
    relative = next(
        one
        for one in reversed(others)
        if one.family_id not in taken | {mine.family_id} and is_whole(one) and lacks_nothing(one, lease.category_id)
    )
    with unit_of_work():
        leases.name_successor(lease, families.get(relative.family_id).slug, "ابنة", SYSTEM)
    with unit_of_work():
        leases.agree(leases.get(lease.id), SYSTEM)


def lacks_nothing(one: Goods, category_id: int) -> bool:
    return not applications.lacking(one.family_id, category_id)


def queue(market: PermanentMarket, wanting: Sequence[Goods]) -> None:
    """Some families wait, the first for the longest."""
    for number, one in enumerate(wanting[:WAITING]):
        with clock.set_to(clock.now() - timedelta(days=20 - 5 * number)), unit_of_work():
            leases.join(market.id, one.family_id, one.category_id, SYSTEM)
