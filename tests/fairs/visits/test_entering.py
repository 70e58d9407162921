"""At the gates: a ticket opens one gate once, people without one are counted once for a press."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.fairs import exhibitions, visits
from storefront.fairs.visits import Entrance, refusals
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound
from tests.builders.fairs import a_body, acting_for, an_exhibition, in_days
from tests.builders.visiting import HOUR, a_visit, opened

pytestmark = pytest.mark.usefixtures("app")


def people() -> list[int]:
    return list(db.session.scalars(select(Entrance.people).order_by(Entrance.id)))


def test_a_ticket_opens_a_gate_once_and_then_says_when_and_where() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    visit = a_visit(exhibition, party=4)

    with opened(exhibition):
        visits.check_in(exhibition, visit, " الشمالية ", acting_for(body))
        came_at = clock.now()
        with pytest.raises(refusals.IsInAlready) as refused:
            visits.check_in(exhibition, visit, "الجنوبية", acting_for(body))

    assert (visit.state, visit.gate, visit.checked_at) == ("checked_in", "الشمالية", came_at)
    assert refused.value.values == {"when": came_at, "gate": "الشمالية"}
    assert people() == [4]


def test_a_ticket_of_another_day_or_a_cancelled_one_opens_nothing() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    later, gone = a_visit(exhibition, day=in_days(11)), a_visit(exhibition)
    visits.cancel(gone, VISITOR)

    with opened(exhibition):
        with pytest.raises(refusals.IsOfAnotherDay):
            visits.check_in(exhibition, later, "", acting_for(body))
        with pytest.raises(refusals.IsCancelled):
            visits.check_in(exhibition, gone, "", acting_for(body))

    assert people() == []


def test_only_its_own_organisers_open_gates_and_only_for_its_own_tickets() -> None:
    body, other = a_body(), a_body()
    exhibition = an_exhibition(body)
    visit, elsewhere = a_visit(exhibition), a_visit(an_exhibition(body))

    with opened(exhibition):
        with pytest.raises(NotAllowed):
            visits.check_in(exhibition, visit, "", acting_for(other))
        with pytest.raises(NotAllowed):
            visits.count(exhibition, 1, "", "a", acting_for(other))
        with pytest.raises(NotAllowed):
            visits.take_back(exhibition, 1, acting_for(other))
        with pytest.raises(NotFound):
            visits.check_in(exhibition, elsewhere, "", acting_for(body))


def test_gates_open_two_hours_before_and_close_two_after() -> None:
    body = a_body()
    exhibition = an_exhibition(body, number=1)
    (day,) = exhibitions.days_of(exhibition.id)

    for moment, is_open in (
        (day.opening - 2 * HOUR - timedelta(minutes=1), False),
        (day.opening - 2 * HOUR, True),
        (day.closing + 2 * HOUR, True),
        (day.closing + 2 * HOUR + timedelta(minutes=1), False),
    ):
        with clock.set_to(moment):
            if is_open:  # after midnight it is still the day before
                assert visits.day_of_now(exhibition) == day.day
            else:
                with pytest.raises(refusals.IsNotOpen):
                    visits.count(exhibition, 1, "", "a", acting_for(body))


def test_a_press_counts_once_and_can_be_taken_back_once() -> None:
    body = a_body()
    exhibition = an_exhibition(body)

    with opened(exhibition):
        assert visits.count(exhibition, 5, "الشمالية", "press-1", acting_for(body))
        assert not visits.count(exhibition, 5, "الشمالية", "press-1", acting_for(body))
        assert visits.count(exhibition, 2, "", "press-2", acting_for(body))
        first = visits.last_counted(exhibition.id, exhibition.opens_at.date())[-1]
        with clock.set_to(clock.now() + HOUR):
            assert visits.take_back(exhibition, first.id, acting_for(body))
            assert not visits.take_back(exhibition, first.id, acting_for(body))

    assert people() == [5, 2, -5]
    assert [(one.gate, one.people) for one in visits.entrances_of(exhibition.id)] == [("", 2), ("الشمالية", 0)]
    assert [one.people for one in visits.last_counted(exhibition.id, in_days(10))] == [2]


@pytest.mark.parametrize(("number", "press"), [(0, "a"), (51, "a"), (1, ""), (1, "a" * 41)])
def test_a_count_is_of_some_people_and_has_a_name(number: int, press: str) -> None:
    body = a_body()
    exhibition = an_exhibition(body)

    with opened(exhibition), pytest.raises(refusals.PeopleAreNotValid):
        visits.count(exhibition, number, "", press, acting_for(body))


def test_the_name_of_a_gate_is_short() -> None:
    body = a_body()
    exhibition = an_exhibition(body)

    with opened(exhibition), pytest.raises(refusals.GateIsTooLong):
        visits.count(exhibition, 1, "ب" * 41, "a", acting_for(body))


def test_a_party_with_a_ticket_is_not_taken_back_as_a_count() -> None:
    body = a_body()
    exhibition = an_exhibition(body)
    visit = a_visit(exhibition)

    with opened(exhibition):
        visits.check_in(exhibition, visit, "", acting_for(body))
        with pytest.raises(NotFound):
            visits.take_back(exhibition, db.session.scalars(select(Entrance.id)).one(), acting_for(body))
