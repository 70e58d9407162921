"""Visitors at once: the last places of a day, one address from two phones, one ticket at two gates, one press sent twice."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import Entrance, Visit, VisitDay, entering, holding
from storefront.insight.fairground import visitors as questions
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.fairs import a_body, an_exhibition
from tests.builders.visiting import a_visit, an_open_fair, coming
from tests.races.overlapping import TURNS, overlapping

pytestmark = pytest.mark.race
PHONES = 5


def a_fair(**words: Any) -> Exhibition:
    with unit_of_work():
        return an_exhibition(a_body(), **words)


def registering(exhibition: Exhibition, **words: Any) -> Callable[[], object]:
    """Somebody says on a phone that they come."""
    assert exhibition.first_day
    key, wish = exhibition.id, coming(exhibition.first_day, **words)
    return lambda: visits.register(exhibitions.get(key), wish, VISITOR)


def taken(exhibition: Exhibition) -> int:
    db.session.rollback()
    return db.session.scalar(select(VisitDay.taken).where(VisitDay.exhibition_id == exhibition.id)) or 0


def adds_up() -> bool:
    db.session.rollback()
    return not (questions.places_that_are_not_those_of_visitors() or questions.tickets_not_used_once())


def test_the_last_places_go_to_exactly_as_many(app: Flask) -> None:
    exhibition = a_fair(capacity=4)

    came = overlapping(app, *[registering(exhibition, party=2) for _ in range(PHONES)])

    assert sorted(came) == ["DayIsFull"] * (PHONES - 2) + ["done"] * 2
    assert taken(exhibition) == 4
    assert adds_up()


def test_without_the_guard_more_come_than_there_is_room(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibition = a_fair(capacity=2)

    def as_it_was_seen(fair: Exhibition, day: date, people: int) -> None:
        holding.begin(fair.id, day)
        mine = (VisitDay.exhibition_id == fair.id, VisitDay.day == day)
        db.session.execute(
            update(VisitDay).where(*mine).values(taken=people)
        )  # what each reckoned from what it had read

    monkeypatch.setattr(holding, "take", as_it_was_seen)

    assert overlapping(app, *[registering(exhibition, party=2) for _ in range(PHONES)]) == ["done"] * PHONES
    assert not adds_up()


@pytest.mark.parametrize("turn", TURNS)
def test_one_address_has_one_ticket_from_two_phones(app: Flask, turn: int) -> None:
    exhibition = a_fair(capacity=9)
    twice = [registering(exhibition, email="hind@example.com") for _ in range(2)]

    assert overlapping(app, *twice, first=turn % 2) == ["done", "done"]

    assert db.session.scalar(select(func.count(Visit.id))) == 1
    assert taken(exhibition) == 2


def letting_in(visit: Visit, gate: str) -> Callable[[], object]:
    visit_id, exhibition_id = visit.id, visit.exhibition_id

    def let_in() -> object:
        exhibition = exhibitions.get(exhibition_id)
        visits.check_in(exhibition, visits.get(visit_id), gate, SYSTEM)
        return True

    return let_in


def test_two_gates_let_one_ticket_in_once(app: Flask) -> None:
    exhibition = an_open_fair()
    with unit_of_work():
        visit = a_visit(exhibition, day=clock.today())

    came = overlapping(app, letting_in(visit, "الشمالية"), letting_in(visit, "الجنوبية"))

    assert sorted(came) == ["IsInAlready", "done"]
    assert db.session.scalars(select(Entrance.people)).all() == [2]
    assert adds_up()


def test_without_the_guard_both_gates_believe_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibition = an_open_fair()
    with unit_of_work():
        visit = a_visit(exhibition, day=clock.today())
    monkeypatch.setattr(entering, "let_in", lambda visit_id, gate: True)
    whole = entering.entrance

    def without_name(*about: Any, visit_id: int | None = None) -> Entrance:
        return whole(*about)

    monkeypatch.setattr(entering, "entrance", without_name)

    came = overlapping(app, letting_in(visit, "الشمالية"), letting_in(visit, "الجنوبية"))

    assert came == ["done", "done"]
    assert db.session.scalars(select(Entrance.people)).all() == [2, 2]


def test_a_press_that_is_sent_twice_counts_once(app: Flask) -> None:
    key = an_open_fair().id

    def press() -> object:
        return visits.count(exhibitions.get(key), 3, "", "press-1", SYSTEM) or None

    came = overlapping(app, press, press)

    assert sorted(came) == ["done", "nothing"]
    assert db.session.scalars(select(Entrance.people)).all() == [3]
