"""Goods at a stall at once: the last of them at two tills, the last on the web while it is taken to the stall, a sale while the
stall is counted, two workers that send the same goods home."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.stall_stock import StallItem, StallMove, selling
from storefront.goods import stock
from storefront.insight.fairground import stall_goods as questions
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.stall_goods import HOUR, Holder, a_holder, moves
from tests.races.overlapping import TURNS, overlapping

pytestmark = pytest.mark.race
TILLS = 5


def a_stall(*, web: int = 10, there: int = 0) -> Holder:
    """A family that has brought so many of its pieces."""
    with unit_of_work():
        holder = a_holder(stock=web)
        if there:
            holder.bring(there)
    return holder


def selling_one(holder: Holder, number: int = 1) -> Callable[[], object]:
    """A till sells so many pieces."""
    exhibition_id, variant_id = holder.plan.exhibition_id, holder.variant.id

    def sell() -> object:
        stall_stock.take_at_stall(exhibition_id, {variant_id: number}, subject="sale:1")
        return True

    return sell


def bringing(holder: Holder, units: int) -> Callable[[], object]:
    exhibition_id, family_id, variant_id = holder.plan.exhibition_id, holder.family.id, holder.variant.id

    def bring() -> object:
        stall_stock.bring(exhibitions.get(exhibition_id), family_id, variant_id, units, SYSTEM)
        return True

    return bring


def adds_up() -> bool:
    """Every count is the sum of its movements, on the web and at the stalls, and they go with each other."""
    db.session.rollback()
    return not (
        stock.astray()
        or questions.counts_that_are_not_their_movements()
        or questions.goods_that_left_and_did_not_arrive()
    )


def test_the_last_pieces_are_sold_once_whatever_the_tills(app: Flask) -> None:
    holder = a_stall(there=2)

    came = overlapping(app, *[selling_one(holder)] * TILLS)

    assert sorted(came) == ["StallRanOut"] * (TILLS - 2) + ["done"] * 2
    assert holder.figures == (8, 0)
    assert adds_up()


def test_without_the_guard_they_are_sold_by_every_till(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = a_stall(there=1)

    def as_it_was_seen(item_id: int, change: int, reason: str, *, subject: str, by: int | None) -> bool:
        seen = 1  # what each had read before
        db.session.execute(update(StallItem).where(StallItem.id == item_id).values(free=seen + change))
        db.session.add(
            StallMove(item_id=item_id, change=change, reason=reason, subject=subject, moved_at=clock.now(), moved_by=by)
        )
        return True

    monkeypatch.setattr(selling, "move", as_it_was_seen)

    assert overlapping(app, *[selling_one(holder)] * TILLS) == ["done"] * TILLS
    assert not adds_up()
    assert sum(1 for reason, _ in moves() if reason == "sale") == TILLS


@pytest.mark.parametrize("first", TURNS)
def test_the_last_pieces_go_to_the_stall_or_to_a_shopper(app: Flask, first: int) -> None:
    holder = a_stall(web=3)
    variant_id = holder.variant.id

    def buy() -> object:
        stock.take({variant_id: 2}, subject="order:1")
        return True

    came = overlapping(app, bringing(holder, 2), buy, first=first % 2)

    assert sorted(came) == ["StockRanOut", "done"]
    assert sum(holder.figures) == (1 if came[1] == "done" else 3)
    assert adds_up()


@pytest.mark.parametrize("first", TURNS)
def test_a_sale_and_the_count_lose_nothing(app: Flask, first: int) -> None:
    holder = a_stall(there=4)
    exhibition_id, family_id = holder.plan.exhibition_id, holder.family.id
    closes = holder.exhibition.closes_at
    assert closes
    with clock.set_to(closes + HOUR), unit_of_work():
        while exhibitions.turn_one():
            pass
    item_id = db.session.scalars(select(StallItem.id)).one()
    db.session.rollback()

    def count() -> object:
        left = {item_id: stall_stock.Left(4, 4)}
        stall_stock.count(exhibitions.get(exhibition_id), family_id, left, SYSTEM)
        return True

    came = overlapping(app, selling_one(holder), count, first=first % 2)

    assert came in (["done", "StallHasChanged"], ["StallRanOut", "done"])
    assert holder.figures == ((6, 3) if came[0] == "done" else (10, 0))
    assert adds_up()


def test_two_workers_send_the_same_goods_home_once(app: Flask) -> None:
    holder = a_stall(there=4)
    with unit_of_work():
        exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)

    overlapping(app, *[stall_stock.home_one] * 3)

    assert holder.figures == (10, 0)
    assert [reason for reason, _ in moves()] == ["moved_in", "moved_home"]
    assert adds_up()


@pytest.mark.parametrize("first", TURNS)
def test_goods_brought_while_it_is_cancelled_go_home_too(app: Flask, first: int) -> None:
    holder = a_stall()

    def cancel() -> object:
        exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)
        return True

    came = overlapping(app, bringing(holder, 3), cancel, first=first % 2)
    with unit_of_work():
        while stall_stock.home_one():
            pass

    assert came[1] == "done"
    assert came[0] in ("done", "FairIsOver")
    assert holder.figures == (10, 0)
    assert adds_up()
