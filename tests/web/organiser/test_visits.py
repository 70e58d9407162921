"""The gates of an exhibition at its organisers' desk."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.fairs import visits
from storefront.fairs.visits import Visit
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.visits import spoken
from tests.builders.community import sign_in
from tests.builders.desks import a_stranger
from tests.builders.fairs import a_body, an_organiser, in_days
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import Element, page
from tests.builders.visiting import a_visit, people_at_gates

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


@pytest.fixture
def at_gates(desk: OrganisersDesk) -> tuple[str, list[Visit]]:
    """The address of the gates, and who came, comes tomorrow, does not come."""
    exhibition, there = people_at_gates(desk.body)
    with unit_of_work():
        there.append(a_visit(exhibition, day=clock.today(), name="منى"))
    return f"/organiser/exhibitions/{exhibition.id}/visits", there


def pressed(client: FlaskClient, address: str, path: str, **words: Any) -> Any:
    token = page(client.get(address)).all("input", name="csrf_token")[0].get("value")
    return client.post(f"{address}{path}", data={"csrf_token": token, **words})


def figures(found: Element) -> list[str]:
    """Of today: who booked, came with a ticket, without one, all."""
    today = page_row(found, clock.today())
    return [one.words for one in today.all("td")[1:]]


def page_row(found: Element, day: Any) -> Element:
    rows = found.one("section", **{"aria-labelledby": "h-days"}).one("tbody").all("tr")
    return rows[(day - in_days(-1)).days]


def test_a_party_is_let_in_by_its_short_code_or_the_address_of_its_ticket(
    client: FlaskClient, at_gates: tuple[str, list[Visit]]
) -> None:
    address, (*_, mona) = at_gates

    code = f"http://market.example/exhibitions/tickets/{mona.code}"
    answer = pressed(client, address, "/entrances", code=code, gate="الشرقية")

    assert answer.status_code == 303
    db.session.rollback()
    db.session.expire_all()
    assert (visits.get(mona.id).state, visits.get(mona.id).gate) == ("checked_in", "الشرقية")
    found = page(client.get(answer.headers["Location"]))
    assert found.one("input", id="gate").get("value") == "الشرقية"
    assert figures(found) == ["5 / 50", "5", "1", "6"]


@pytest.mark.parametrize(
    ("who", "words"),
    [(0, "دخل أصحاب هذه التذكرة من قبل"), (1, "هذه تذكرة يوم آخر"), (2, "أُلغيت هذه التذكرة")],
)
def test_a_ticket_that_opens_nothing_says_why_beside_its_code(
    client: FlaskClient, at_gates: tuple[str, list[Visit]], who: int, words: str
) -> None:
    address, there = at_gates

    answer = pressed(client, address, "/entrances", code=there[who].short_code)

    assert answer.status_code == 409
    found = page(answer)
    assert words in found.one("span", id="code-error").words
    assert found.one("input", id="code").get("value") == there[who].short_code
    assert who or "البوابة الشمالية" in found.one("span", id="code-error").words


def test_a_code_of_nobody_and_none_at_all_are_refused(client: FlaskClient, at_gates: tuple[str, list[Visit]]) -> None:
    address, _ = at_gates

    assert pressed(client, address, "/entrances", code="ZZZZZZZZ").status_code == 422
    assert pressed(client, address, "/entrances", code="").status_code == 422


def test_what_no_text_of_a_database_holds_is_left_out(client: FlaskClient, at_gates: tuple[str, list[Visit]]) -> None:
    address, there = at_gates

    pressed(client, address, "/entrances", code=f"\x00{there[-1].short_code}", gate="")
    found = page(client.get(f"{address}?q=\x00{there[-1].short_code}")).one("input", name="q")

    assert found["value"] == there[-1].short_code
    db.session.expire_all()
    assert visits.get(there[-1].id).state == "checked_in"


def test_people_without_a_ticket_are_counted_once_for_a_press_and_taken_back(
    client: FlaskClient, at_gates: tuple[str, list[Visit]]
) -> None:
    address, _ = at_gates
    for _ in range(2):
        assert pressed(client, address, "/counts", people="5", press="one", gate="الشرقية").status_code == 303
    found = page(client.get(address))
    assert figures(found) == ["5 / 50", "3", "6", "9"]

    undo = next(one.get("action") for one in found.all("form") if one.get("action").endswith("/reversal"))
    pressed(client, address, undo.removeprefix(address))

    assert figures(page(client.get(address))) == ["5 / 50", "3", "1", "4"]
    assert "PeopleAreNotValid" not in pressed(client, address, "/counts", people="x", press="two").text
    assert figures(page(client.get(address))) == ["5 / 50", "3", "1", "4"]


def test_the_list_is_searched_and_figures_stand_by_gate_and_hour(
    client: FlaskClient, at_gates: tuple[str, list[Visit]]
) -> None:
    address, (came, *_) = at_gates

    found = page(client.get(f"{address}?q=منى"))

    rows = found.one("section", id="list").one("tbody").all("tr")
    assert [row.one("b").words for row in rows] == ["منى"]
    grid = found.one("section", **{"aria-labelledby": "h-hours"})
    assert grid.one("thead").all("th")[1].words == came.gate == "البوابة الشمالية"
    assert grid.one("tbody").all("tr")[-1].all("td")[-1].words == "4"


def test_tables_open_in_excel_and_tell_no_address(client: FlaskClient, at_gates: tuple[str, list[Visit]]) -> None:
    address, (came, *_) = at_gates

    table, hours = client.get(f"{address}/table.csv"), client.get(f"{address}/hours.csv")

    assert table.data.startswith(b"\xef\xbb\xbf")
    assert (came.name in table.text, came.email in table.text) == (True, False)
    assert "البوابة الشمالية" in hours.text
    assert (table.mimetype, hours.mimetype) == ("text/csv", "text/csv")


def test_before_the_first_day_there_are_no_gates(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk)
    address = f"/organiser/exhibitions/{exhibition.id}/visits"

    answer = client.get(address)

    assert "تُفتح البوابات هنا قبل افتتاح" in answer.text
    assert "/visits/entrances" not in answer.text


def test_nobody_else_sees_who_comes(client: FlaskClient, at_gates: tuple[str, list[Visit]]) -> None:
    address, _ = at_gates
    with unit_of_work():
        other = an_organiser(a_body())
    sign_in(client, other)

    for path in ("", "/table.csv", "/hours.csv"):
        assert client.get(f"{address}{path}").status_code == 404
    assert a_stranger(client).get(address).status_code in (403, 404)


def test_the_page_costs_a_few_questions(
    client: FlaskClient, at_gates: tuple[str, list[Visit]], count_queries: Counting
) -> None:
    address, _ = at_gates
    client.get(address)

    with count_queries() as asked:
        client.get(address)

    assert len([one for one in asked if one != "BEGIN"]) <= 10


@pytest.mark.parametrize(
    ("text", "code"),
    [(" 4F22 NKRN ", "4F22NKRN"), ("https://a.example/en/exhibitions/tickets/ab_C-1", "ab_C-1"), ("x.ics", "x")],
)
def test_what_was_scanned_or_said_becomes_a_code(text: str, code: str) -> None:
    assert spoken(text) == code
