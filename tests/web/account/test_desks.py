"""Going from a desk by oneself; nobody goes from a desk that is their own, or where they are not."""

from flask.testing import FlaskClient

from storefront.community import families
from storefront.kernel.database import db
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_stranger
from tests.builders.teams import a_mates_desk


def people(family_id: int) -> int:
    db.session.rollback()
    return len(families.member_ids(family_id))


def test_a_member_goes_and_finds_no_desk_any_more(client: FlaskClient) -> None:
    desk = a_mates_desk(client, "orders")
    before = people(desk.family.id)

    answer = post(client, f"/account/desks/{desk.family.id}/leaving")

    assert (answer.status_code, answer.location) == (303, "/account/orders")
    assert (before, people(desk.family.id)) == (2, 1)
    assert client.get("/family/orders").status_code == 403


def test_an_owner_does_not_go_and_a_stranger_finds_nothing_to_leave(client: FlaskClient) -> None:
    desk = a_desk(client)
    own = post(client, f"/account/desks/{desk.family.id}/leaving").status_code
    a_stranger(client)

    assert (own, post(client, f"/account/desks/{desk.family.id}/leaving").status_code) == (404, 404)
    assert people(desk.family.id) == 1
