"""Two workers, or two officers, at the same payout at the same moment: each halala is promised once."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger, payouts
from storefront.treasury.payouts import refusals
from tests.builders.community import a_family
from tests.builders.treasury import a_payout, an_account, an_officer, earned, period
from tests.races.overlapping import overlapping

pytestmark = pytest.mark.race
MANY = 6


def together(app: Flask, *acts: Callable[[], object]) -> list[str]:
    return sorted(overlapping(app, *acts))


def on_the_way() -> int:
    db.session.rollback()
    return -ledger.balances().get(ledger.PAYOUTS_ON_THE_WAY, 0)


def done(act: Callable[[], object]) -> bool:
    act()
    return True


def test_many_workers_plan_a_sunday_once(app: Flask) -> None:
    with unit_of_work():
        family = a_family()
        an_account(family)
        earned(family, 50_000)
    family_id, day = family.id, period()

    came = together(app, *[lambda: payouts.plan(family_id, day)] * MANY)

    db.session.rollback()
    assert came == ["done"] + ["nothing"] * (MANY - 1)
    assert db.session.scalars(select(payouts.Payout.amount_minor)).all() == [50_000]
    assert db.session.scalar(select(func.count()).select_from(payouts.PayoutLine)) == 1


@pytest.mark.parametrize(("amount", "people"), [(50_000, 1), (600_000, 2)])
def test_of_many_officers_only_as_many_as_it_takes_approve_a_sum(app: Flask, amount: int, people: int) -> None:
    with unit_of_work():
        payout_id = a_payout(amount).id
        officers = [an_officer() for _ in range(MANY)]

    def approves(officer: Actor) -> object:
        payout = payouts.get(payout_id)
        return done(lambda: payouts.approve(payout, officer))

    came = together(app, *[lambda one=one: approves(one) for one in officers])  # type: ignore[misc]

    assert (came.count("done"), set(came)) == (people, {"done", NotNow.__name__})
    assert on_the_way() == amount


def test_everything_approved_is_in_one_file_however_many_make_one(app: Flask) -> None:
    with unit_of_work():
        for _ in range(3):
            a_payout(20_000, state="approved")
        officers = [an_officer() for _ in range(MANY)]

    came = together(app, *[lambda one=one: payouts.make_file(one) for one in officers])  # type: ignore[misc]

    db.session.rollback()
    files = payouts.files()
    assert came.count("done") == files.total == 1
    assert set(came) <= {"done", refusals.NothingToSend.__name__, NotNow.__name__}
    assert (files.rows[0].payouts, files.rows[0].total_minor) == (3, 60_000)


def test_one_outcome_of_a_payout_is_booked_whatever_many_say_at_once(app: Flask) -> None:
    with unit_of_work():
        payout_id = a_payout(20_000, state="sent").id
        officers = [an_officer() for _ in range(MANY)]

    def says(number: int, officer: Actor) -> object:
        payout = payouts.get(payout_id)
        if number % 2:
            return done(lambda: payouts.note_done(payout, officer))
        return done(lambda: payouts.note_failed(payout, officer, reason="حساب مغلق"))

    came = together(app, *[lambda at=at, one=one: says(at, one) for at, one in enumerate(officers)])  # type: ignore[misc]

    assert came.count("done") == 1
    assert on_the_way() == 0
    assert ledger.unbalanced() == []
