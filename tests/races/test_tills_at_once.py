"""Tills at once: one sale told by many, the last piece at two phones, a sale that is undone twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import update

from storefront.fairs import exhibitions, stall_stock, tills
from storefront.fairs.stall_stock import StallItem, StallMove, selling
from storefront.fairs.tills import NewSale
from storefront.insight.fairground import stall_goods, till_sales
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.stall_goods import moves
from tests.builders.tills import Till, a_till, sales
from tests.races.overlapping import overlapping

pytestmark = pytest.mark.race
PHONES = 20


@pytest.fixture
def till(app: Flask) -> Till:
    """Two pieces at a stall."""
    with unit_of_work():
        return a_till(there=2)


def selling_it(till: Till, sale: NewSale) -> Callable[[], object]:
    """A phone sells, an hour after the exhibition opened."""
    exhibition_id, family_id, opens = till.holder.plan.exhibition_id, till.family_id, till.opens

    def sell() -> object:
        with clock.set_to(opens + timedelta(hours=1)):
            return tills.record(exhibitions.get(exhibition_id), family_id, sale, SYSTEM)

    return sell


def adds_up() -> bool:
    """Every count is the sum of its movements, and every sale moved once."""
    db.session.rollback()
    return not any(question() for _, question in (*stall_goods.TOLD[:2], *till_sales.TOLD))


def test_one_sale_told_by_twenty_is_one(app: Flask, till: Till) -> None:
    told = till.a_sale(1)

    came = overlapping(app, *[selling_it(till, told)] * PHONES)

    assert came == ["done"] * PHONES
    assert len(sales()) == 1
    assert till.left == 1
    assert adds_up()


def test_sales_of_other_names_are_each_their_own(app: Flask, till: Till) -> None:
    told = till.a_sale(1)
    others = [selling_it(till, replace(told, client_id=str(uuid4()))) for _ in range(2)]

    assert overlapping(app, *others) == ["done", "done"]
    assert len(sales()) == 2
    assert till.left == 0


def test_the_last_pieces_are_sold_at_one_phone(app: Flask, till: Till) -> None:
    came = overlapping(app, *[selling_it(till, till.a_sale(2)) for _ in range(3)])

    assert sorted(came) == ["StallRanOut", "StallRanOut", "done"]
    assert len(sales()) == 1
    assert till.left == 0
    assert adds_up()


def test_without_the_guard_they_are_sold_at_every_phone(
    app: Flask, till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_it_was_seen(item_id: int, change: int, reason: str, *, subject: str, by: int | None) -> bool:
        db.session.execute(update(StallItem).where(StallItem.id == item_id).values(free=2 + change))
        db.session.add(
            StallMove(item_id=item_id, change=change, reason=reason, subject=subject, moved_at=clock.now(), moved_by=by)
        )
        return True

    monkeypatch.setattr(selling, "move", as_it_was_seen)

    assert overlapping(app, *[selling_it(till, till.a_sale(2)) for _ in range(3)]) == ["done"] * 3
    assert not adds_up()


def test_what_was_sold_unseen_on_two_phones_is_kept_on_both(app: Flask, till: Till) -> None:
    unseen = [till.a_sale(2, sold_at=till.opens) for _ in range(2)]

    came = overlapping(app, *[selling_it(till, sale) for sale in unseen * 3])

    assert came == ["done"] * 6
    assert sorted(state for state, _ in sales()) == ["booked", "to_settle"]
    assert till.left == 0
    assert adds_up()


def test_a_sale_is_undone_once(app: Flask, till: Till) -> None:
    with clock.set_to(till.opens), unit_of_work():
        sale_id = till.sell(2).id
    exhibition_id, family_id = till.holder.plan.exhibition_id, till.family_id

    def void() -> object:
        tills.void(tills.of_family(family_id, exhibition_id, sale_id), "خطأ", SYSTEM)
        return True

    assert sorted(overlapping(app, *[void] * 3)) == ["WasVoided", "WasVoided", "done"]
    assert [reason for reason, _ in moves()] == ["moved_in", "sale", "release"]
    assert stall_stock.find(exhibition_id, family_id)
    assert adds_up()
