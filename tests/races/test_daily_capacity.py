"""So many cakes a day, many shoppers, one moment: no day is over, nobody's order is lost, and whoever comes too late for a
day is told of the next one."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from sqlalchemy import func, select

import config
from storefront.goods import making
from storefront.goods.catalogue import Product
from storefront.goods.making import CapacityBooking, CapacityDay
from storefront.kernel import clock, units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city
from tests.builders.goods import variant_of
from tests.builders.making import a_cake, a_capacity
from tests.races.bakers import MOST_PIECES
from tests.races.buying import BUTTON, a_wish, before_the_button, press_together
from tests.races.markets import Market, broken
from tests.races.outcomes import sold
from tests.races.visitors import Answer, Visitor

SHOPPERS, A_DAY = 8, 3
PROCESSES, BUYERS, CAKES_A_DAY = 4, 10, 10  # in each process so many buyers
TIMES = int(os.environ.get("ORDERS_EACH", "1"))  # 13 of each are more than five hundred, in some minutes
PATIENCE_SECONDS = 120 * TIMES
ROUNDS = 10  # in which a control must have failed once


def a_baker(pieces: int) -> tuple[Product, making.Capacity]:
    """A cake, and the capacity it is made within."""
    with unit_of_work():
        cake = a_cake()
        return cake, a_capacity(cake, pieces=pieces)


def days_of(capacity: making.Capacity) -> list[int]:
    """The pieces on each day that has any, as its bookings say."""
    units.abandon()
    pieces = func.sum(CapacityBooking.pieces)
    living = (CapacityBooking.capacity_id == capacity.id, CapacityBooking.given_back_at.is_(None))
    statement = select(pieces).where(*living).group_by(CapacityBooking.day).order_by(CapacityBooking.day)
    return [int(number) for number in db.session.scalars(statement)]


def ask_again(shopper: Visitor, refusal: Answer) -> Answer:
    """Whoever was told of a later day looks at it, and agrees."""
    shopper.page = refusal.text
    shopper.read("/checkout")
    return shopper.send(BUTTON)


def agree_until_all_have_one(ready: Sequence[Visitor]) -> list[str]:
    """All press together; those that came too late press again. What each of them was told."""
    told, waiting = [], [*zip(ready, press_together(ready), strict=True)]
    while waiting:
        late = [(shopper, answer) for shopper, answer in waiting if answer.status == 409]
        assert {answer.status for _, answer in waiting} <= {303, 409}
        told += [answer.text for _, answer in late]
        waiting = [(shopper, ask_again(shopper, answer)) for shopper, answer in late]
    return told


def test_shoppers_who_come_too_late_for_a_day_are_told_of_the_next(market: Market) -> None:
    cake, capacity = a_baker(A_DAY)

    told = agree_until_all_have_one(before_the_button(market, SHOPPERS, a_wish(cake)))

    assert len(told) >= SHOPPERS - A_DAY
    assert all("حُجز اليوم الذي ظهر لك" in text for text in told)
    assert (sold(cake), days_of(capacity)) == (SHOPPERS, [3, 3, 2])


def test_no_day_is_over_when_forty_order_in_several_processes(market: Market) -> None:
    cake, capacity = a_baker(CAKES_A_DAY)
    words = [variant_of(cake).id, a_city().id, BUYERS, TIMES]
    command = [sys.executable, "-m", "tests.races.bakers", *map(str, words)]
    units.abandon()

    with ExitStack() as stack:
        crowds = [stack.enter_context(a_process(command, market)) for _ in range(PROCESSES)]
        for crowd in crowds:
            assert crowd.stdout.readline() == b"ready\n"  # type: ignore[union-attr]
        for crowd in crowds:
            crowd.communicate(b"now\n", PATIENCE_SECONDS)

    ordered = sum(1 + (number + turn) % MOST_PIECES for number in range(BUYERS) for turn in range(TIMES)) * PROCESSES
    days = days_of(capacity)
    assert [crowd.returncode for crowd in crowds] == [0] * PROCESSES
    assert (sold(cake), sum(days)) == (ordered, ordered)
    assert set(days[:-1]) == {CAKES_A_DAY}
    assert days[-1] <= CAKES_A_DAY


def a_process(command: Sequence[str], market: Market) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=config.ROOT, env=market.running.environment, stdin=pipe, stdout=pipe)


def test_without_their_guard_days_are_sold_over(unguarded: Market) -> None:
    for _ in range(ROUNDS):
        cake, capacity = a_baker(A_DAY)
        press_together(before_the_button(unguarded, SHOPPERS, a_wish(cake)))
        if max(days_of(capacity)) > A_DAY:
            break

    first = select(CapacityDay.booked).where(CapacityDay.capacity_id == capacity.id, CapacityDay.day > clock.today())
    assert max(days_of(capacity)) > A_DAY
    assert max(db.session.scalars(first)) <= A_DAY  # so that the table itself had nothing against it
    assert "Days hold what is booked on them" in broken()
