"""Another date for what is booked already, while forty others book the same days: no day is over, nothing is lost, and every
question has one answer."""

import sys
from contextlib import ExitStack

from sqlalchemy import select

from storefront.goods.making import CapacityBooking
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import CALLED_OFF, OrderLine, Parcel
from storefront.trade.proposals import ASKED, DateProposal
from tests.builders.community import a_city
from tests.builders.goods import variant_of
from tests.builders.making import in_days
from tests.builders.trade import an_order
from tests.races.markets import Market, broken
from tests.races.test_daily_capacity import (
    BUYERS,
    CAKES_A_DAY,
    PATIENCE_SECONDS,
    PROCESSES,
    TIMES,
    a_baker,
    a_process,
    days_of,
)

MOVING, IN_EACH = 8, 4  # parcels whose date is moved about, and by how many processes at once


def test_no_day_is_over_when_dates_are_moved_while_forty_order(market: Market) -> None:
    cake, capacity = a_baker(CAKES_A_DAY)
    with unit_of_work():
        moved = [an_order((cake, 3), way="collect").parcels[0].id for _ in range(MOVING)]
    buyers = ["-m", "tests.races.bakers", *map(str, [variant_of(cake).id, a_city().id, BUYERS, TIMES])]
    proposers = ["-m", "tests.races.proposers", *map(str, moved)]
    units.abandon()

    crowds = run_together(market, [buyers] * PROCESSES + [proposers] * IN_EACH)

    assert crowds == [0] * (PROCESSES + IN_EACH)
    assert max(days_of(capacity)) <= CAKES_A_DAY
    assert sum(days_of(capacity)) == pieces_to_make(cake.id)
    assert broken() == {}
    assert what_was_agreed_holds(moved)


def run_together(market: Market, commands: list[list[str]]) -> list[int]:
    """Processes that begin at one moment; how each of them ended."""
    with ExitStack() as stack:
        crowds = [stack.enter_context(a_process([sys.executable, *command], market)) for command in commands]
        for crowd in crowds:
            assert crowd.stdout.readline() == b"ready\n"  # type: ignore[union-attr]
        for crowd in crowds:
            crowd.stdin.write(b"now\n")  # type: ignore[union-attr]
            crowd.stdin.flush()  # type: ignore[union-attr]
        for crowd in crowds:
            crowd.communicate(timeout=PATIENCE_SECONDS)
    return [crowd.returncode for crowd in crowds]


def pieces_to_make(product_id: int) -> int:
    """What was ordered of a cake and not called off, and what is held besides for questions that are open."""
    units.abandon()
    lines = (
        select(OrderLine.quantity)
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .where(OrderLine.product_id == product_id, Parcel.state.not_in(CALLED_OFF))
    )
    asked = [one.held for one in db.session.scalars(select(DateProposal).where(DateProposal.state == ASKED))]
    held = select(CapacityBooking.pieces).where(
        CapacityBooking.subject.in_(asked),
        CapacityBooking.product_id == product_id,
        CapacityBooking.given_back_at.is_(None),
    )
    return sum(db.session.scalars(lines)) + sum(db.session.scalars(held))


def what_was_agreed_holds(parcel_ids: list[int]) -> bool:
    """Every question came to an end or can still be answered, and the last agreed day is the promised one."""
    asked = db.session.scalars(select(DateProposal).where(DateProposal.parcel_id.in_(parcel_ids))).all()
    agreed = {one.parcel_id: one.proposed_on for one in sorted(asked, key=lambda one: one.id) if one.state == "agreed"}
    promised = {one: orders.get_parcel(one).promised_on for one in agreed}
    assert all(orders.get_parcel(one.parcel_id).state not in CALLED_OFF for one in asked if one.state == ASKED)
    return bool(asked) and promised == agreed and all(in_days(0) <= day for day in promised.values())
