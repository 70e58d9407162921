"""Saying that one comes: a place for each, once for an address and a day, within what the exhibition can take."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from storefront.community import notices
from storefront.community.limits import TooManyTries
from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import VisitDay, refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import Refusal
from storefront.kernel.wording import EmailIsNotValid, NameIsNotValid
from tests.builders.fairs import an_exhibition, days_from, in_days
from tests.builders.trade import heard
from tests.builders.visiting import a_visit, coming

pytestmark = pytest.mark.usefixtures("app")


def taken(exhibition: Exhibition) -> list[int]:
    """How many places are taken, day by day."""
    rows = select(VisitDay.taken).where(VisitDay.exhibition_id == exhibition.id).order_by(VisitDay.day)
    return list(db.session.scalars(rows))


def letters() -> int:
    heard()
    return db.session.scalar(select(func.count(notices.Notice.id)).where(notices.Notice.kind == "visit-ticket")) or 0


def test_a_party_has_places_a_ticket_and_a_letter() -> None:
    exhibition = an_exhibition(capacity=10)

    visit = a_visit(exhibition, party=3, children=1)

    assert (visit.state, visit.party, visit.children, visit.folded) == ("registered", 3, 1, "هند الزايره")
    assert len(visit.code) >= 20
    assert len(visit.short_code) == 8
    assert (taken(exhibition), letters()) == ([3], 1)
    assert visits.places_left(exhibition) == {exhibition.first_day: 7}


def test_saying_it_again_changes_nothing_and_sends_the_ticket_again() -> None:
    exhibition = an_exhibition(capacity=10)
    first = a_visit(exhibition, email="hind@example.com")

    with clock.set_to(clock.now() + timedelta(minutes=5)):
        again = a_visit(exhibition, email=" Hind@Example.com ", party=5, name="غيرها")

    assert again.id == first.id
    assert (again.party, again.name) == (2, "هند الزائرة")
    assert (taken(exhibition), letters()) == ([2], 2)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"party": 0}, refusals.PartyIsNotValid),
        ({"party": 11}, refusals.PartyIsNotValid),
        ({"party": 2, "children": 2}, refusals.ChildrenAreNotValid),
        ({"children": -1}, refusals.ChildrenAreNotValid),
        ({"name": " "}, NameIsNotValid),
        ({"email": "nobody"}, EmailIsNotValid),
        ({"day": in_days(9)}, refusals.DayIsNotOpen),
        ({"day": in_days(13)}, refusals.DayIsNotOpen),
    ],
)
def test_what_is_said_wrongly_is_refused(words: dict[str, Any], refusal: type[Refusal]) -> None:
    exhibition = an_exhibition()

    with pytest.raises(refusal):
        a_visit(exhibition, **words)

    assert taken(exhibition) == []


def postponed(exhibition: Exhibition) -> None:
    exhibitions.postpone(exhibition, ("تأخّر الترخيص.", ""), SYSTEM)


def cancelled(exhibition: Exhibition) -> None:
    exhibitions.cancel(exhibition, ("تعذّر المكان.", ""), SYSTEM)


def closed(exhibition: Exhibition) -> None:
    exhibition.audience = "closed"
    db.session.flush()


def over(exhibition: Exhibition) -> None:
    exhibition.state = "finished"
    db.session.flush()


@pytest.mark.parametrize("ends", [postponed, cancelled, closed, over])
def test_nobody_comes_to_what_is_not_held_or_not_for_everybody(ends: Callable[[Exhibition], None]) -> None:
    exhibition = an_exhibition()
    ends(exhibition)

    with pytest.raises(refusals.TakesNoVisitors):
        a_visit(exhibition)


def test_a_day_that_has_closed_is_over() -> None:
    exhibition = an_exhibition()
    last = exhibitions.days_of(exhibition.id)[0].closing

    with clock.set_to(last), pytest.raises(refusals.DayIsNotOpen):
        a_visit(exhibition)


def test_a_full_day_says_what_is_left() -> None:
    exhibition = an_exhibition(capacity=5)
    a_visit(exhibition, party=3)

    with pytest.raises(refusals.DayIsFull) as refused:
        a_visit(exhibition, party=3)

    assert refused.value.values == {"left": 2}


def test_a_cancelled_place_is_free_and_can_be_taken_again_by_the_same() -> None:
    exhibition = an_exhibition(capacity=3)
    visit = a_visit(exhibition, party=3, email="hind@example.com")
    code = visit.code

    visits.cancel(visit, VISITOR)
    visits.cancel(visit, VISITOR)
    assert taken(exhibition) == [0]
    again = a_visit(exhibition, party=2, email="hind@example.com")

    assert (again.id, again.state, again.party) == (visit.id, "registered", 2)
    assert again.code != code
    assert taken(exhibition) == [2]


def test_another_day_takes_places_there_and_frees_those_of_before() -> None:
    exhibition = an_exhibition(capacity=3)
    visit = a_visit(exhibition, party=2)

    visits.move(visit, in_days(11), VISITOR)

    assert (visit.day, taken(exhibition)) == (in_days(11), [0, 2])


def test_another_day_is_refused_where_they_have_a_ticket_or_it_is_full() -> None:
    exhibition = an_exhibition(capacity=3)
    visit = a_visit(exhibition, email="hind@example.com")
    a_visit(exhibition, email="hind@example.com", day=in_days(11))
    a_visit(exhibition, day=in_days(12))

    with pytest.raises(refusals.DayIsTaken):
        visits.move(visit, in_days(11), VISITOR)
    with pytest.raises(refusals.DayIsFull):
        visits.move(visit, in_days(12), VISITOR)


def test_a_ticket_of_that_day_that_was_cancelled_does_not_stand_in_the_way() -> None:
    exhibition = an_exhibition()
    visit = a_visit(exhibition, email="hind@example.com")
    visits.cancel(a_visit(exhibition, email="hind@example.com", day=in_days(11)), VISITOR)

    visits.move(visit, in_days(11), VISITOR)

    assert visit.day == in_days(11)
    assert taken(exhibition) == [0, 2]


def test_whoever_is_in_neither_moves_nor_cancels() -> None:
    visit = a_visit(an_exhibition())
    visit.state, visit.checked_at = "checked_in", clock.now()
    db.session.flush()

    with pytest.raises(refusals.VisitIsOver):
        visits.cancel(visit, VISITOR)
    with pytest.raises(refusals.VisitIsOver):
        visits.move(visit, in_days(11), VISITOR)


def test_a_day_that_fell_away_can_be_left() -> None:
    exhibition = an_exhibition()
    visit = a_visit(exhibition)
    exhibitions.set_days(exhibition, days_from(in_days(20)), SYSTEM)

    visits.move(visit, in_days(20), VISITOR)

    assert visit.day == in_days(20)
    assert visit.told == exhibition.sequence


def test_letters_to_one_address_are_few() -> None:
    exhibition = an_exhibition()
    for _ in range(6):
        visits.register(exhibition, coming(in_days(10), email="hind@example.com", place="here"), VISITOR)

    with pytest.raises(TooManyTries):
        visits.register(exhibition, coming(in_days(10), email="hind@example.com", place="here"), VISITOR)
