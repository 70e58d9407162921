"""Leases at once: a vacancy goes to one family, whoever turns it down or lets it lapse at the same moment; a quota is never
exceeded; a month is asked for once by however many workers."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.fairs import leases, markets
from storefront.fairs.invoices import ExhibitInvoice
from storefront.fairs.leases import Lease, WaitingPlace
from storefront.fairs.leases.commands import written
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import desk
from tests.builders.goods import a_category
from tests.builders.letting import a_lease, a_market, a_tenant, an_offer, later, manager_of, terms_of, waits
from tests.races.overlapping import overlapping
from tests.races.test_calls_at_once import at

pytestmark = pytest.mark.race
WORKERS = 5


def counted() -> Counter[str]:
    """Leases by state."""
    db.session.rollback()
    return Counter(db.session.scalars(select(Lease.state)))


def a_crowded_market(*, units: int, most: int, waiting: int) -> int:
    """A market whose units were all offered, and families that wait."""
    with unit_of_work():
        market = a_market(units=units, most=most)
        for number in range(units):
            an_offer(market, unit=number, starts_on=clock.today() + timedelta(days=40))
        for _ in range(waiting):
            waits(market)
        return market.id


def test_offers_that_lapse_under_five_workers_go_to_one_each(app: Flask) -> None:
    a_crowded_market(units=3, most=3, waiting=6)
    late = later(9)

    for _ in range(3):
        overlapping(app, *[at(late, leases.lapse_one) for _ in range(WORKERS)])

    assert counted() == {"ended": 3, "offered": 3}
    assert db.session.scalar(select(func.count(WaitingPlace.id)).where(WaitingPlace.state == "waiting")) == 3


def test_who_turns_down_five_times_frees_it_once(app: Flask) -> None:
    a_crowded_market(units=1, most=3, waiting=3)
    lease_id = db.session.scalars(select(Lease.id)).one()
    db.session.rollback()

    came = overlapping(app, *[lambda: leases.decline(leases.get(lease_id), SYSTEM) or True for _ in range(WORKERS)])

    assert sorted(came) == ["NotNow"] * 4 + ["done"]
    assert counted() == {"ended": 1, "offered": 1}


def test_the_last_place_of_a_line_is_let_once(app: Flask) -> None:
    with unit_of_work():
        market = a_market(units=WORKERS, most=1)
        families = [a_tenant().id for _ in range(WORKERS)]
        units = markets.units_of(market.id)
        manager, line = manager_of(market), a_category().id
        acts = [
            lambda unit=unit, family=family: leases.offer(unit, family, line, terms_of(unit), manager)
            for unit, family in zip(units, families, strict=True)
        ]

    came = overlapping(app, *acts)

    assert sorted(came) == ["LineIsFull"] * 4 + ["done"]
    assert counted() == {"offered": 1}


def test_one_unit_is_let_to_one_of_five(app: Flask) -> None:
    with unit_of_work():
        market = a_market(units=1, most=9)
        families = [a_tenant() for _ in range(WORKERS)]
        market_id, line = market.id, a_category().id
        acts = [lambda one=one: leases.join(market_id, one.id, line, desk(one)) for one in families]

    came = overlapping(app, *acts)

    assert came == ["done"] * WORKERS
    assert counted() == {"offered": 1}
    assert db.session.scalar(select(func.count(WaitingPlace.id)).where(WaitingPlace.state == "waiting")) == 4


def test_a_month_is_asked_for_once_by_five_workers(app: Flask) -> None:
    with unit_of_work():
        market = a_market(units=3, most=9)
        for number in range(3):
            a_lease(market, unit=number)

    for _ in range(3):
        overlapping(app, *[leases.rents.run_one] * WORKERS)

    db.session.rollback()
    assert db.session.scalar(select(func.count(ExhibitInvoice.id))) == 3


def test_without_the_guard_a_line_is_let_to_all(app: Flask) -> None:
    with unit_of_work():
        market = a_market(units=WORKERS, most=1)
        families = [a_tenant().id for _ in range(WORKERS)]
        line, pairs = a_category().id, zip(markets.units_of(market.id), families, strict=True)
        rows = [written(unit, (family_id, line), terms_of(unit)) for unit, family_id in pairs]
    seen = leases.taken_of(market.id).get(line, 0)
    db.session.rollback()

    def let_as_it_was_seen(row: Lease) -> object:
        if seen >= 1:
            return None
        row.state, row.offered_until = "offered", later(1)
        db.session.add(row)
        return True

    acts = [lambda row=row: let_as_it_was_seen(row) for row in rows]

    assert overlapping(app, *acts) == ["done"] * WORKERS
    assert counted() == {"offered": WORKERS}


def test_without_the_guard_a_month_is_asked_for_by_all(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with unit_of_work():
        a_lease()
    asked: list[int] = []
    monkeypatch.setattr(leases.rents, "ask", lambda lease, month: asked.append(lease.id))

    came = overlapping(app, *[leases.rents.run_one] * WORKERS)

    assert came == ["done"] * WORKERS
    assert len(asked) == WORKERS  # nothing says that it was asked for, so each of them asks
