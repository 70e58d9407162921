"""Permanent markets of a whole market: one with leases in every state, and others in which the desk's own family was offered a
unit, waits, may wait, and is asked to take one over."""

from typing import Any

from flask import current_app

from storefront.community import families
from storefront.community.bodies import Body
from storefront.community.families import Family
from storefront.fairs import fees, invoices, leases, markets
from storefront.fairs.leases import Lease
from storefront.fairs.markets import PermanentMarket
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from tests.builders.calls import an_exhibitor
from tests.builders.community import desk
from tests.builders.fairs import a_venue
from tests.builders.feeing import a_form
from tests.builders.letting import DEPOSIT, a_market, manager_of, rents_of, run_rents, tenant_of, terms_of
from tests.builders.whole_fees import elsewhere

NAMES = (
    ("سوق الدرعية", "Diriyah"),
    ("سوق عرعر", "Arar"),
    ("سوق نجران", "Najran"),
    ("سوق جازان", "Jazan"),
    ("سوق أبها", "Abha"),
)


def whole_markets(body: Body, family: Family, product: Product) -> dict[str, tuple[Any, ...]]:
    """What stands in the place of markets, units, leases and rents; `family` is that of the desk."""
    line, other = product.category_id, elsewhere(product)
    with unit_of_work():
        first, offering, full, asking, inviting = (opened(body, name, {line: 9, other: 9}) for name in NAMES)
        draft = a_market(body, is_open=False, name=("سوق حائل", "Hail"))
        mine, offered = let(first, 0, family.id, line), let(offering, 0, family.id, line, signed=False)
        others = [let(first, number, an_exhibitor(other)[0].id, other) for number in (1, 2, 3)]
        let(first, 4, an_exhibitor(other)[0].id, other, signed=False)
        asked = let(asking, 0, an_exhibitor(other)[0].id, other)
    with unit_of_work():
        run_rents()
        settle(first, mine, others, asked, family)
    with unit_of_work():
        for number in (0, 1):
            let(full, number, an_exhibitor(other)[0].id, other)
        leases.join(full.id, family.id, line, desk(family))
        waiting = an_exhibitor(other)[0]
        leases.join(first.id, waiting.id, other, desk(waiting), kind="shelf")
        free = next(unit for unit in leases.free_units(first.id))
        rent = rents_of(mine)[0]
        token = leases.links.token_of(offered.id, owner_of(family), current_app.config["SECRET_KEY"])
    held = dict.fromkeys(("market_leases", "rents", "invoices"), (first.id,))
    return {
        "organiser.markets.market_id": (first.id, draft.id),
        "organiser.units.market_id": (first.id,),
        "organiser.units.unit_id": (free.id,),
        **{f"organiser.{part}.market_id": ids for part, ids in held.items()},
        "organiser.market_leases.unit_id": (free.id,),
        "organiser.market_leases.lease_id": (mine.id, *(one.id for one in others)),
        "organiser.market_leases.family_id": (waiting.id,),
        "organiser.rents.lease_id": (others[0].id,),
        "organiser.rents.invoice_id": (rents_of(others[0])[0].id,),
        "organiser.invoices.rent_id": (rent.id,),
        "shop.markets.slug": (first.slug, full.slug),
        "shop.lease_answers.token": (token,),
        "family.market_places.slug": (inviting.slug, full.slug, first.slug),
        "family.leases.lease_id": (mine.id, offered.id),
        **{f"family.leases.{name}.lease_id": (asked.id,) for name in ("succession", "succeed")},
        "family.fees.lease_id": (mine.id,),
        "family.fees.invoice_id": (rent.id,),
    }


def opened(body: Body, name: tuple[str, str], lines: dict[int, int]) -> PermanentMarket:
    """An open market of the body with seven stalls; one of them free."""
    market = a_market(body, units=2 if name[1] == "Najran" else 7, name=name, venue_id=a_venue(body).id)
    markets.set_lines(market, lines, manager_of(market))
    return market


def let(market: PermanentMarket, number: int, family_id: int, line: int, *, signed: bool = True) -> Lease:
    """A unit of it, offered to a family, which signs or does not yet."""
    unit = markets.units_of(market.id)[number]
    lease = leases.offer(unit, family_id, line, terms_of(unit), manager_of(market))
    if signed:
        leases.sign(lease, tenant_of(lease))
    return lease


def settle(first: PermanentMarket, mine: Lease, others: list[Lease], asked: Lease, family: Family) -> None:
    """The family has paid a part of its rent; of the others one has ended and its deposit is held, one is paused, one ends."""
    manager, (ended, paused, leaving) = manager_of(first), others
    fees.record_cash(rents_of(mine)[0].id, 5_000, manager, once=a_form())
    whole = invoices.left(rents_of(ended)[0].lines)
    fees.record_cash(rents_of(ended)[0].id, whole, manager, once=a_form())
    leases.suspend(paused, manager, reason="ينقص شهادة صحية")
    leases.give_notice(leaving, manager, reason="يُهدم الجناح")
    leases.name_successor(asked, family.slug, "أخت", tenant_of(asked))
    leases.name_successor(mine, families.get(leaving.family_id).slug, "ابنة", tenant_of(mine))
    ended.state, ended.ended_as = "ended", "run_out"
    assert whole > DEPOSIT


def owner_of(family: Family) -> int:
    """Who reads the letters of the family."""
    return families.member_ids(family.id)[0]
