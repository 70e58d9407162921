"""Reviews, questions and messages in the office: what was reported is hidden with a reason, shown again, or left as it is."""

from typing import Any

from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_staff, a_stranger
from tests.builders.moderating import REASON, Reported, of_each_kind
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import ask


def a_reported(kind: Reported) -> tuple[Any, str]:
    """One of them, and its address in the office."""
    with unit_of_work():
        thing = kind.make()
        return thing, f"/office/{kind.name}/{thing.id}"


def state_of(thing: Any) -> str:
    db.session.rollback()
    return str(db.session.get_one(type(thing), thing.id, populate_existing=True).state)


@of_each_kind
def test_the_office_hides_with_a_reason_and_shows_again(client: FlaskClient, kind: Reported) -> None:
    officer, (thing, path) = a_staff(client), a_reported(kind)
    assert REASON in client.get(f"/office/{kind.name}").text
    assert REASON in client.get(path).text

    refused = post(client, f"{path}/hiding", reason="لا")
    hidden = post(client, f"{path}/hiding", reason="إساءة صريحة")
    state, noted = state_of(thing), journal.page(kind=kind.facts[0]).rows[0].entry
    listed = client.get(f"/office/{kind.name}?show=hidden").text
    shown = post(client, f"{path}/publication")

    assert (refused.status_code, hidden.status_code, shown.status_code) == (422, 303, 303)
    assert (state, noted.reason, noted.actor_id) == ("hidden", "إساءة صريحة", officer)
    assert "words" not in noted.values
    assert "إساءة صريحة" in listed
    assert state_of(thing) == kind.shown
    assert "لا بلاغات تنتظر" in client.get(f"/office/{kind.name}").text
    assert client.get(shown.location).status_code == 200


@of_each_kind
def test_the_office_finds_nothing_wrong(client: FlaskClient, kind: Reported) -> None:
    a_staff(client)
    thing, path = a_reported(kind)

    assert kind.counted in client.get("/office").text
    assert post(client, f"{path}/dismissal").status_code == 303
    assert state_of(thing) == kind.shown
    assert kind.trade.count_reported() == 0
    assert "Hidden" in client.get(f"/en/office/{kind.name}?show=hidden").text


@of_each_kind
def test_a_stranger_finds_no_office(client: FlaskClient, kind: Reported) -> None:
    thing, path = a_reported(kind)
    a_stranger(client)

    assert [client.get(page).status_code for page in (f"/office/{kind.name}", path)] == [403, 403]
    assert post(client, f"{path}/hiding", reason="لأني أريد").status_code == 403
    assert state_of(thing) == kind.shown


def test_a_message_nobody_reported_is_between_the_two(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        message = ask(the_parcel(an_order()), "بيننا")

    assert client.get(f"/office/messages/{message.id}").status_code == 404
    assert post(client, f"/office/messages/{message.id}/hiding", reason="لأني أريد").status_code == 404
    assert "بيننا" not in client.get("/office/messages").text
