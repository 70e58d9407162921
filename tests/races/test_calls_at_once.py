"""Calls for exhibitors at once: forty families in the last second, offers that end under several workers, the last place."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from storefront.fairs import applications, calls, juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, a_wish, an_exhibitor
from tests.builders.goods import a_category
from tests.races.overlapping import overlapping

pytestmark = pytest.mark.race
FAMILIES, STALLS, QUOTA = 40, 12, 3
KINDS = ("bukhoor", "oud", "soap", "candles", "sadu")


def at(moment: object, act: Callable[[], object]) -> Callable[[], object]:
    """An act of that moment."""

    def acting() -> object:
        with clock.set_to(moment):  # type: ignore[arg-type]
            return act()

    return acting


def a_wanted_call() -> tuple[int, list[tuple[int, int, int]]]:
    """A call for twelve stalls, three of a sub-category; families with a product of one of five sub-categories, in turn."""
    with unit_of_work():
        kinds = [a_category(slug=slug).id for slug in KINDS]
        call = a_call(quotas=dict.fromkeys(kinds, QUOTA), places=STALLS, selection=calls.terms.BY_ARRIVAL)
        made = []
        for number in range(FAMILIES):
            kind = kinds[number % len(kinds)]
            family, product_id = an_exhibitor(kind)
            made.append((family.id, product_id, kind))
        return call.id, made


def held() -> tuple[int, Counter[int], dict[int, int]]:
    """Places taken by the call's own count, places held by sub-category, and the counts of the quotas."""
    db.session.rollback()
    call = db.session.scalars(select(ExhibitorCall)).one()
    rows = select(ExhibitApplication.category_id).where(ExhibitApplication.state.in_(applications.HOLDING))
    return (
        call.taken,
        Counter(db.session.scalars(rows)),
        {one.category_id: one.taken for one in calls.quotas_of(call.id)},
    )


def test_forty_families_twelve_stalls_and_offers_that_end_at_once(app: Flask) -> None:
    call_id, families = a_wanted_call()
    last_second = calls.get(call_id).closes_at - timedelta(milliseconds=500)
    closed = calls.get(call_id).closes_at + timedelta(minutes=1)

    def apply(family_id: int, product_id: int, kind: int) -> object:
        return applications.apply(call_id, family_id, a_wish(kind, product_id), SYSTEM)

    came = overlapping(app, *[at(last_second, lambda one=one: apply(*one)) for one in families for _ in range(2)])  # type: ignore[misc]
    assert Counter(came) == {"done": FAMILIES, "HasApplied": FAMILIES}

    decide(call_id, closed)
    taken, by_kind, counted = held()
    assert (taken, sum(by_kind.values()), max(by_kind.values())) == (STALLS, STALLS, QUOTA)
    assert {kind: number for kind, number in counted.items() if number} == by_kind

    half_say_yes(call_id, closed)
    late = closed + timedelta(days=9)
    while due(late):
        overlapping(app, *[at(late, applications.expire_one) for _ in range(5)])

    taken, by_kind, counted = held()
    states = Counter(db.session.scalars(select(ExhibitApplication.state)))
    assert states["confirmed"] == STALLS // 2
    assert states["offer_expired"] == states["offered"] == STALLS // 2  # each that ended promoted exactly one
    assert (taken, max(by_kind.values())) == (STALLS, QUOTA)
    assert {kind: number for kind, number in counted.items() if number} == by_kind


def decide(call_id: int, closed: datetime) -> None:
    """What was shown is done."""
    with clock.set_to(closed), unit_of_work():
        while calls.turn_one():
            pass
        juries.commit(calls.get(call_id), juries.preview(calls.get(call_id)).digest, SYSTEM)


def half_say_yes(call_id: int, closed: datetime) -> None:
    """Of those who were offered a place."""
    with clock.set_to(closed), unit_of_work():
        for one in applications.living(call_id, "offered")[: STALLS // 2]:
            applications.accept(applications.get(one.id), SYSTEM)


def due(moment: object) -> bool:
    """Whether an offer still waits for the clock."""
    db.session.rollback()
    waiting = (ExhibitApplication.state == "offered", ExhibitApplication.offered_until <= moment)
    return bool(db.session.scalar(select(func.count(ExhibitApplication.id)).where(*waiting)))


def one_place() -> tuple[int, int]:
    with unit_of_work():
        call = a_call(places=1, quotas={a_category().id: 1})
        return call.id, a_category().id


def test_the_last_place_is_held_once(app: Flask) -> None:
    call_id, category_id = one_place()

    def take() -> object:
        calls.take_place(call_id, category_id)
        return True

    came = overlapping(app, *[take] * 5)

    assert sorted(came) == ["PlacesAreTaken"] * 4 + ["done"]
    assert calls.get(call_id).taken == 1


def test_without_the_guard_it_is_held_by_all(app: Flask) -> None:
    call_id, _ = one_place()
    seen = calls.get(call_id).taken
    db.session.rollback()

    def take_as_it_was_seen() -> object:
        if seen >= 1:
            return None
        db.session.execute(update(ExhibitorCall).where(ExhibitorCall.id == call_id).values(taken=seen + 1))
        return True

    assert overlapping(app, *[take_as_it_was_seen] * 5) == ["done"] * 5
