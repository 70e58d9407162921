"""Messages in the office: what was reported is hidden with a reason, shown again or left; what was not is never read there."""

from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import messages
from storefront.trade.messages import Message
from tests.builders.browser import post
from tests.builders.desks import a_staff, a_stranger
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import a_reported_message, ask


def a_reported() -> Message:
    with unit_of_work():
        return a_reported_message(the_parcel(an_order()))


def state_of(message: Message) -> str:
    db.session.rollback()
    return db.session.get_one(Message, message.id, populate_existing=True).state


def test_the_office_hides_with_a_reason_and_shows_again(client: FlaskClient) -> None:
    officer, message = a_staff(client), a_reported()
    path = f"/office/messages/{message.id}"
    waiting = client.get("/office/messages").text

    refused = post(client, f"{path}/hiding", reason="لا")
    hidden = post(client, f"{path}/hiding", reason="إساءة صريحة")
    state, noted = state_of(message), journal.page(kind="MessageHidden").rows[0].entry
    shown = post(client, f"{path}/publication")

    assert "كلام مسيء" in waiting
    assert "فيها إساءة" in waiting
    assert (refused.status_code, hidden.status_code, shown.status_code) == (422, 303, 303)
    assert (state, noted.reason, noted.actor_id) == ("hidden", "إساءة صريحة", officer)
    assert "words" not in noted.values
    assert state_of(message) == "shown"
    assert "لا بلاغات تنتظر" in client.get("/office/messages").text


def test_the_office_finds_nothing_wrong(client: FlaskClient) -> None:
    a_staff(client)
    message = a_reported()

    assert "رسائل أُبلغ عنها" in client.get("/office").text
    assert post(client, f"/office/messages/{message.id}/dismissal").status_code == 303
    assert state_of(message) == "shown"
    assert messages.count_reported() == 0
    assert "Hidden" in client.get("/en/office/messages?show=hidden").text


def test_what_nobody_reported_is_between_the_two(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        message = ask(the_parcel(an_order()), "بيننا")

    assert client.get(f"/office/messages/{message.id}").status_code == 404
    assert post(client, f"/office/messages/{message.id}/hiding", reason="لأني أريد").status_code == 404
    assert "بيننا" not in client.get("/office/messages").text


def test_a_stranger_finds_no_office(client: FlaskClient) -> None:
    message = a_reported()
    a_stranger(client)

    assert client.get("/office/messages").status_code == 403
    assert post(client, f"/office/messages/{message.id}/hiding", reason="لأني أريد").status_code == 403
    assert state_of(message) == "shown"
