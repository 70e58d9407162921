"""Bodies in the office: entered, described, officers appointed and dismissed."""

import pytest
from flask.testing import FlaskClient

from storefront.community import bodies
from storefront.insight import journal
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_member, a_region
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.fairs import a_body, an_organiser
from tests.builders.reading import page

LIST = "/office/bodies"


def typed(**other: str) -> dict[str, str]:
    with unit_of_work():
        region = a_region().id
    usual = {"kind": "chamber", "name_ar": "غرفة حائل", "name_en": "Hail Chamber", "region": str(region)}
    return {**usual, "about_ar": "", "about_en": "", **other}


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    with unit_of_work():
        known = a_body()
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    expected = 303 if who == "visitor" else 403

    for path in (LIST, f"{LIST}/new", f"{LIST}/{known.id}", f"{LIST}/{known.id}/edit"):
        assert client.get(path).status_code == expected
    for path in (LIST, f"{LIST}/{known.id}", f"{LIST}/{known.id}/officers", f"{LIST}/{known.id}/officers/1/ending"):
        assert post(client, path, **typed(email="a@example.com", reason="سبب كاف")).status_code == expected
    assert [body.id for body in bodies.bodies()] == [known.id]


def test_a_body_is_entered_and_noted(client: FlaskClient) -> None:
    me = a_staff(client)

    answer = post(client, LIST, **typed())

    (body,) = bodies.bodies()
    assert answer.location == f"{LIST}/{body.id}"
    assert "غرفة حائل" in client.get(LIST).text
    noted = journal.page(kind="BodyEntered").rows[0].entry
    assert (noted.actor_id, noted.subject) == (me, f"body:{body.id}")


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name_ar": ""}, "name_ar"),
        ({"kind": "x"}, "kind"),
        ({"region": "77"}, "region"),
        ({"name_en": " "}, "name_en"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(client: FlaskClient, other: dict[str, str], field: str) -> None:
    a_staff(client)

    answer = post(client, LIST, **typed(**other))

    assert answer.status_code == 422
    assert page(answer).all("span", id=f"{field}-error"), field
    assert bodies.bodies() == []


def test_a_name_that_is_taken_is_said_beside_it(client: FlaskClient) -> None:
    a_staff(client)
    post(client, LIST, **typed())

    answer = post(client, LIST, **typed())

    assert answer.status_code == 422
    assert page(answer).all("span", id="name_ar-error")


def test_it_is_described_otherwise(client: FlaskClient) -> None:
    a_staff(client)
    post(client, LIST, **typed())
    (body,) = bodies.bodies()

    opened = client.get(f"{LIST}/{body.id}/edit").text
    answer = post(client, f"{LIST}/{body.id}", **typed(about_ar="تخدم تجار المنطقة."))

    assert "Hail Chamber" in opened
    assert answer.location == f"{LIST}/{body.id}"
    assert "تخدم تجار المنطقة." in client.get(f"{LIST}/{body.id}").text


def test_somebody_is_appointed_and_later_dismissed_for_a_reason(client: FlaskClient) -> None:
    with unit_of_work():
        body, person = a_body(), a_member(name="ريم", email="reem@example.com")
    a_staff(client)

    post(client, f"{LIST}/{body.id}/officers", email="reem@example.com")
    appointed = client.get(f"{LIST}/{body.id}").text
    silent = post(client, f"{LIST}/{body.id}/officers/{person.id}/ending", reason="")
    post(client, f"{LIST}/{body.id}/officers/{person.id}/ending", reason="انتهى عمله في الغرفة")

    assert "reem@example.com" in appointed
    assert silent.status_code == 422
    assert page(silent).all("span", id=f"reason-{person.id}-error")
    assert bodies.officers_of(body.id) == []
    assert journal.page(kind="OfficerDismissed").rows[0].entry.reason == "انتهى عمله في الغرفة"


@pytest.mark.parametrize("email", ["", "nobody@example.com", "not an address"])
def test_who_has_no_account_is_not_appointed(client: FlaskClient, email: str) -> None:
    with unit_of_work():
        body = a_body()
    a_staff(client)

    answer = post(client, f"{LIST}/{body.id}/officers", email=email)

    assert answer.status_code == 422
    assert page(answer).all("span", id="email-error")


def test_of_two_presses_one_dismisses(client: FlaskClient) -> None:
    with unit_of_work():
        body = a_body()
        person = an_organiser(body)
    a_staff(client)

    for _ in range(2):
        answer = post(client, f"{LIST}/{body.id}/officers/{person.id}/ending", reason="انتهى عمله")
        assert answer.status_code == 303
