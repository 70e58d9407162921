"""What families of the demo market have sold at the stalls of the exhibition that is on, since it began; one of it was undone."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from storefront.demo.stall_goods import standing
from storefront.fairs import exhibitions, tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import CASH, TERMINAL, NewSale, Picked, Tile
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

SEED = 62
FAMILIES = 16
SALES = 4  # of each family
NOTES = (5_000, 10_000, 20_000, 50_000)  # halalas
UNDONE = 5  # each so-manyth family undid its last


def tell() -> None:
    """Some sales of each of the first families, between the opening and now."""
    live = db.session.scalar(select(Exhibition).where(Exhibition.state == "live").order_by(Exhibition.id))
    if live is None or live.opens_at is None or not exhibitions.outlines.may_sell(live.licence_class):
        return
    dice, now, opens = random.Random(SEED), clock.now(), live.opens_at
    moments = [opens + (now - opens) * part / (SALES + 1) for part in range(1, SALES + 1)]
    for number, family_id in enumerate(standing(live.id)[:FAMILIES], 1):
        told = [sell(live.id, family_id, moment, dice) for moment in open_at(live.id, moments)]
        sold = [one for one in told if one]
        if sold and number % UNDONE == 0:
            undo(live.id, family_id, sold[-1])


def open_at(exhibition_id: int, moments: Sequence[datetime]) -> list[datetime]:
    """The moments that belong to a day of it."""
    days = exhibitions.days_of(exhibition_id)
    return [moment for moment in moments if tills.day_at(days, moment)]


def sell(exhibition_id: int, family_id: int, moment: datetime, dice: random.Random) -> int:
    """A piece or two of what is there; the sale, or nothing where nothing is."""
    with clock.set_to(moment), unit_of_work():
        there = [one for one in tills.tiles(exhibition_id, family_id) if one.left > 1]
        if not there:
            return 0
        sale = tills.record(exhibitions.get(exhibition_id), family_id, a_sale(dice.choice(there), dice), SYSTEM)
        return sale.id


def a_sale(tile: Tile, dice: random.Random) -> NewSale:
    picked = Picked(tile.variant.id, dice.randint(1, 2), tile.variant.price_minor)
    sale = NewSale(str(UUID(int=dice.getrandbits(128), version=4)), [picked], dice.choice((CASH, CASH, TERMINAL)))
    note = next((one for one in NOTES if one > sale.total_minor), None)
    if sale.method == TERMINAL:
        return NewSale(sale.client_id, sale.lines, TERMINAL, f"{dice.randrange(10**6):06}")
    return NewSale(sale.client_id, sale.lines, CASH, tendered_minor=note)


def undo(exhibition_id: int, family_id: int, sale_id: int) -> None:
    """The shopper brought it back some minutes later."""
    sale = tills.of_family(family_id, exhibition_id, sale_id)
    with clock.set_to(min(sale.sold_at + timedelta(minutes=10), clock.now())), unit_of_work():
        tills.void(tills.of_family(family_id, exhibition_id, sale_id), "أعاده المتسوّق قبل أن يغادر", SYSTEM)
