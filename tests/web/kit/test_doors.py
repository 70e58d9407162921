"""Doors: who is asking, who is let in, where the others are sent, and what a page knows of its reader."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community.accounts.models import SignIn
from storefront.community.families.models import FamilyMember
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.kit.doors import actor, person
from tests.builders.browser import Browser, post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.teams import a_mates_desk
from tests.builders.trade import a_cart

Counting = Callable[[], AbstractContextManager[list[str]]]


def test_a_visitor_costs_no_question(app: Flask, count_queries: Counting) -> None:
    with app.test_request_context("/"), count_queries() as asked:
        assert (actor(), person()) == (VISITOR, None)

    assert asked == []


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/account/orders", "/account/orders"),
        ("/account/orders?page=2", "/account/orders?page%3D2"),
        ("/family/orders?show=new", "/family/orders?show%3Dnew"),
        ("/office", "/office"),
    ],
)
def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(client: FlaskClient, path: str, back: str) -> None:
    arabic, english = client.get(path), client.get(f"/en{path}")

    assert (arabic.status_code, arabic.location) == (303, f"/account/sign-in?next={back}")
    assert english.location == f"/en/account/sign-in?next=/en{back}"


def test_a_form_of_somebody_who_was_signed_out_leads_to_sign_in_alone(client: FlaskClient) -> None:
    answer = post(client, "/account/profile", name="سارة")

    assert (answer.status_code, answer.location) == (303, "/account/sign-in")


@pytest.mark.parametrize(
    ("enter", "family", "office"), [(a_stranger, 403, 403), (a_desk, 303, 403), (a_staff, 403, 200)]
)
def test_each_desk_lets_its_own_people_in(
    client: FlaskClient, enter: Callable[[FlaskClient], object], family: int, office: int
) -> None:
    enter(client)

    assert (client.get("/family").status_code, client.get("/office").status_code) == (family, office)


def test_a_right_that_was_taken_away_is_gone_at_once(client: FlaskClient) -> None:
    desk = a_desk(client)
    before = client.get("/family/orders").status_code
    with unit_of_work() as session:
        session.query(FamilyMember).filter_by(user_id=desk.user_id).delete()

    assert (before, client.get("/family/orders").status_code) == (200, 403)


def test_a_token_of_nobody_is_a_visitor(app: Flask) -> None:
    client = Browser(app, app.response_class)
    for token in ("", "x", "\0", "ش" * 300, "1"):
        with client.session_transaction() as kept:
            kept["_user_id"] = token
        assert client.get("/account/orders").status_code == 303, token
        assert client.get("/").status_code == 200, token


def test_reading_does_not_lengthen_a_sign_in_but_doing_does(client: FlaskClient) -> None:
    a_stranger(client)
    with clock.set_to(clock.now() + timedelta(hours=2)):
        client.get("/account/profile")
        read = seen()
        post(client, "/visits", via="")
        done = seen()

    assert done - read >= timedelta(hours=1)


def seen() -> object:
    db.session.rollback()
    return db.session.query(SignIn).populate_existing().one().seen_at


def test_a_page_knows_who_reads_it(app: Flask) -> None:
    with unit_of_work():
        family = a_family()
        people = [a_member(), a_member(of=family), a_member(role="staff")]
    pages = []
    for user in people:
        browser = Browser(app, app.response_class)
        sign_in(browser, user)
        pages.append(browser.get("/").text)

    doors = ['href="/pages/open-a-shop"', 'href="/family/today"', 'href="/office/families"']
    assert [[door in page for door in doors[1:]] for page in pages] == [[False, False], [True, False], [False, True]]
    assert all('href="/account/orders"' in page for page in pages)
    assert 'href="/account/orders"' not in app.test_client().get("/").text


def test_the_header_counts_the_pieces_of_the_basket(app: Flask, client: FlaskClient) -> None:
    with unit_of_work():
        user = a_member()
    sign_in(client, user)
    with unit_of_work():
        a_cart((a_product(), 3), user_id=user.id)

    page = client.get("/").text

    assert "السلة: 3 قطع" in page
    assert "السلة: " not in app.test_client().get("/").text


@pytest.mark.parametrize("order", [("owner", "mate"), ("mate", "owner")])
def test_the_pages_of_the_market_lead_everybody_to_their_own_desk(app: Flask, order: tuple[str, ...]) -> None:
    doors = {"owner": "/family/today", "mate": "/family/today"}

    found = {}
    for name in order:
        reader = Browser(app, app.response_class)
        _ = a_desk(reader) if name == "owner" else a_mates_desk(reader, "shop")
        links = {link["href"] for link in page(reader.get("/families")).all("a")}
        found[name] = {path for path in links if path == "/family" or path.startswith("/family/")}

    assert found == {name: {path} for name, path in doors.items()}
