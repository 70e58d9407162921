"""Somebody of the team, as the owner sees to them: other rights, and off the desk at once."""

import importlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families, team
from storefront.insight import journal
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import Browser, post
from tests.builders.community import sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product, first_photos
from tests.builders.photographs import a_phone_photo
from tests.builders.teams import a_mate, a_mates_desk

PAGE = "/family/team"


def with_mate(client: FlaskClient, app: Flask) -> tuple[FamilyDesk, str, FlaskClient]:
    """An owner's desk, the page of somebody who may answer messages, and their browser."""
    desk = a_desk(client)
    with unit_of_work():
        mate = a_mate(desk.family, ("messages",))
    theirs = Browser(app, app.response_class)
    sign_in(theirs, mate)
    (there,) = (one for one in team.people_of(desk.family.id) if not one.is_owner)
    return desk, f"{PAGE}/{there.id}", theirs


def test_other_rights_hold_from_the_next_page_on(app: Flask, client: FlaskClient) -> None:
    _, address, theirs = with_mate(client, app)
    before = [theirs.get(path).status_code for path in ("/family/messages", "/family/orders")]

    answer = post(client, address, rights=["orders", "owner", "role"])

    db.session.rollback()
    assert (answer.status_code, before) == (303, [200, 403])
    assert [theirs.get(path).status_code for path in ("/family/messages", "/family/orders")] == [403, 200]
    assert journal.page(kind="MemberChanged").rows[0].entry.values["rights"] == ["orders"]


@pytest.mark.parametrize("rights", [[], ["owner"], ["\0", "x" * 300]])
def test_no_right_at_all_comes_back(app: Flask, client: FlaskClient, rights: list[str]) -> None:
    _, address, theirs = with_mate(client, app)

    answer = post(client, address, rights=rights)

    assert (answer.status_code, "اختاروا شيئاً واحداً" in answer.text) == (422, True)
    assert theirs.get("/family/messages").status_code == 200


def test_off_the_desk_at_once_in_every_browser(app: Flask, client: FlaskClient) -> None:
    desk, address, theirs = with_mate(client, app)
    open_before = theirs.get("/family/messages").status_code

    answer = post(client, f"{address}/removal")

    assert (open_before, answer.location) == (200, PAGE)
    assert theirs.get("/family/messages").status_code == 403
    assert post(theirs, f"/account/desks/{desk.family.id}/leaving").status_code == 404
    assert client.get(address).status_code == 404
    assert post(client, f"{address}/removal").status_code == 404


@pytest.mark.parametrize("who", [a_stranger, a_desk, lambda client: a_mates_desk(client, "orders")])
def test_nobody_else_finds_them(app: Flask, client: FlaskClient, who: Callable[[FlaskClient], Any]) -> None:
    desk, address, _ = with_mate(client, app)
    other = Browser(app, app.response_class)
    who(other)

    tried = [other.get(address), post(other, address, rights=["money"]), post(other, f"{address}/removal")]

    assert [answer.status_code for answer in tried] == [404, 404, 404]
    db.session.rollback()
    assert len(families.member_ids(desk.family.id)) == 2


def test_an_owner_has_no_such_page(client: FlaskClient) -> None:
    desk = a_desk(client)
    (owner,) = team.people_of(desk.family.id)

    assert client.get(f"{PAGE}/{owner.id}").status_code == 404
    assert post(client, f"{PAGE}/{owner.id}/removal").status_code == 404


def test_a_picture_that_is_being_drawn_is_not_kept_of_who_was_taken_off(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_mates_desk(client, "products")
    with unit_of_work():
        product = a_product(of=desk.family)
    owner, mate = team.people_of(desk.family.id)
    photos = importlib.import_module("storefront.web.family.photos")  # the package calls the blueprint by that name
    draw = photos.drawn

    def drawn(*args: Any) -> Any:
        kept = draw(*args)
        with unit_of_work():
            team.remove(desk.family.id, mate, Actor(owner.user_id, families=frozenset({desk.family.id})))
        return kept

    monkeypatch.setattr(photos, "drawn", drawn)
    answer = post(client, f"/family/products/{product.id}/photos", photo=(BytesIO(a_phone_photo()), "a.jpg"))

    db.session.rollback()
    assert (answer.status_code, first_photos([product.id])) == (404, {})
