"""The ticket by its secret link: the code, the day in a calendar, another day, not coming after all."""

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from storefront.fairs import exhibitions, visits
from storefront.fairs.visits import Visit
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.desks import a_stranger
from tests.builders.fairs import an_exhibition, days_from, in_days
from tests.builders.reading import page
from tests.builders.visiting import a_visit, people_at_gates


@pytest.fixture
def visit() -> Visit:
    with unit_of_work():
        return a_visit(an_exhibition(capacity=3), email="hind@example.com")


def path_of(visit: Visit) -> str:
    return f"/exhibitions/tickets/{visit.code}"


def state_of(visit: Visit) -> str:
    db.session.rollback()
    db.session.expire_all()
    return visits.get(visit.id).state


def test_whoever_has_the_link_sees_the_ticket_and_nobody_else(client: FlaskClient, visit: Visit) -> None:
    answer = client.get(path_of(visit))

    found = page(answer)
    assert found.one("p", class_="spelled").words == f"{visit.short_code[:4]} {visit.short_code[4:]}"
    assert found.one("img", alt="رمز التذكرة للماسح").get("src").startswith("data:image/svg+xml")
    assert "hind@example.com" not in answer.text
    assert 'content="no-referrer"' in answer.text
    assert client.get("/exhibitions/tickets/no-such-code").status_code == 404


def test_the_day_goes_into_a_calendar(client: FlaskClient, visit: Visit) -> None:
    answer = client.get(f"{path_of(visit)}.ics")

    (event,) = Calendar.from_ical(answer.data).walk("VEVENT")
    assert event["dtstart"].dt == visit.exhibition.opens_at
    assert event["uid"].startswith(f"visit-{visit.id}@")
    assert "rrule" not in event


def test_looking_does_nothing_and_pressing_cancels_once(client: FlaskClient, visit: Visit) -> None:
    client.get(path_of(visit))
    assert state_of(visit) == "registered"

    for _ in range(2):
        assert client.post(f"{path_of(visit)}/cancellation").status_code == 303

    assert state_of(visit) == "cancelled"
    assert "أُلغيت هذه الزيارة" in client.get(path_of(visit)).text
    assert b"STATUS:CANCELLED" in client.get(f"{path_of(visit)}.ics").data


def test_another_day_is_chosen_there(client: FlaskClient, visit: Visit) -> None:
    answer = client.post(f"{path_of(visit)}/day", data={"day": in_days(11).isoformat()})

    assert answer.status_code == 303
    db.session.rollback()
    db.session.expire_all()
    assert visits.get(visit.id).day == in_days(11)


def test_a_day_that_is_full_or_none_is_refused_beside_the_field(client: FlaskClient, visit: Visit) -> None:
    with unit_of_work():
        a_visit(exhibitions.get(visit.exhibition_id), day=in_days(11))

    full = client.post(f"{path_of(visit)}/day", data={"day": in_days(11).isoformat()})
    none = client.post(f"{path_of(visit)}/day", data={"day": "soon"})

    assert ("day-error" in full.text, full.status_code) == (True, 409)
    assert ("day-error" in none.text, none.status_code) == (True, 422)


def test_a_day_that_fell_away_asks_for_another(client: FlaskClient, visit: Visit) -> None:
    with unit_of_work():
        exhibitions.set_days(exhibitions.get(visit.exhibition_id), days_from(in_days(20)), SYSTEM)

    found = page(client.get(path_of(visit)))

    assert "لم يعد هذا اليوم من أيام الفعالية" in found.words
    assert in_days(20).isoformat() in [one.get("value") for one in found.one("select", id="day").all("option")]
    assert not found.all("p", class_="spelled")


def test_a_used_ticket_says_when_and_changes_no_more(client: FlaskClient) -> None:
    _, (came, _, _) = people_at_gates()
    a_stranger(client)

    found = page(client.get(path_of(came)))

    assert "دخل أصحاب هذه التذكرة" in found.words
    assert not found.all("section", class_="panel")[1:]
    with pytest.raises(visits.refusals.VisitIsOver):
        visits.cancel(visits.get(came.id), VISITOR)
