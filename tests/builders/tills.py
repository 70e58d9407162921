"""Tills at stalls, and what was sold there, to begin a test with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import exhibitions, tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import Box, NewSale, Picked, TillSale
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member, sign_in
from tests.builders.stall_goods import Holder, a_holder


@dataclass(frozen=True)
class Till:
    """A family with goods at its stall, on a day of the exhibition."""

    holder: Holder
    opens: datetime

    @property
    def exhibition(self) -> Exhibition:
        return exhibitions.get(self.holder.plan.exhibition_id)

    @property
    def family_id(self) -> int:
        return self.holder.family.id

    @property
    def price(self) -> int:
        return self.holder.variant.price_minor

    def a_sale(self, quantity: int = 1, *, method: str = "cash", **more: Any) -> NewSale:
        """What a till tells of so many pieces."""
        lines = [Picked(self.holder.variant.id, quantity, self.price)]
        return replace(NewSale(str(uuid4()), lines, method), **more)

    def sell(self, quantity: int = 1, *, actor: Actor = SYSTEM, **more: Any) -> TillSale:
        return tills.record(self.exhibition, self.family_id, self.a_sale(quantity, **more), actor)

    def sell_unseen(self, quantity: int = 1, **more: Any) -> TillSale:
        """The same where there was no network; it is told now."""
        return self.sell(quantity, sold_at=clock.now() - timedelta(minutes=20), **more)

    def count_cash(self, opening: int, counted: int) -> tills.TillCount:
        box = Box(opening, counted, "")
        return tills.count_cash(self.exhibition, self.family_id, clock.today(), box, SYSTEM)

    @property
    def left(self) -> int:
        """How much is at the stall."""
        return self.holder.figures[1]


def a_till(*, there: int = 4, **more: Any) -> Till:
    """A family that brought so many pieces of its ten; its exhibition opens at `opens`."""
    holder = a_holder(**more)
    if there:
        holder.bring(there)
    opens = holder.exhibition.opens_at
    assert opens
    return Till(holder, opens)


@contextmanager
def open_till(**more: Any) -> Iterator[Till]:
    """The same an hour after the exhibition opened."""
    till = a_till(**more)
    with clock.set_to(till.opens + timedelta(hours=1)):
        yield till


@contextmanager
def at_a_till(client: FlaskClient, **more: Any) -> Iterator[Till]:
    """A till an hour after the exhibition has opened, its family's owner signed in."""
    with unit_of_work():
        found = a_till(**more)
    with clock.set_to(found.opens + timedelta(hours=1)):
        with unit_of_work():
            owner = a_member(of=db.session.get_one(Family, found.family_id))
        sign_in(client, owner)
        yield found


def a_till_sale() -> None:
    """A family sold a piece at its stall, and counted the cash."""
    with open_till() as till:
        till.sell()
        till.count_cash(0, till.price)


def sales() -> list[tuple[str, int]]:
    """Every sale at stalls: its state and its sum."""
    rows = sa.select(TillSale.state, TillSale.total_minor).order_by(TillSale.id)
    return [tuple(row) for row in db.session.execute(rows)]
