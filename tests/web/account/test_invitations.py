"""The link of an invitation: read by whoever holds it, answered with an account, let in by nobody but the owner."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.community import families, team
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import Browser, post
from tests.builders.community import a_member, sign_in
from tests.builders.people import PASSWORD
from tests.builders.reading import page
from tests.builders.teams import Team, a_mate, a_team, an_invitation, link_of

PAGE = "/account/invitations/"


@pytest.fixture
def here(app: Flask) -> Team:
    with unit_of_work():
        return a_team(name=("بيت نورة", "Bayt Noura"))


def link(here: Team) -> str:
    return f"{PAGE}{link_of(an_invitation(here, rights=('messages', 'money')))}"


def reader(app: Flask, *, email: str = "") -> tuple[Browser, int]:
    """Somebody signed in, and their user id."""
    browser = Browser(app, app.response_class)
    with unit_of_work():
        person = a_member(name="هدى", email=email)
    sign_in(browser, person)
    return browser, person.id


def state(here: Team) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return [row.state for row in team.invitations_of(here.family.id)]


@pytest.mark.parametrize(("prefix", "family"), [("", "بيت نورة"), ("/en", "Bayt Noura")])
def test_anybody_with_the_link_reads_who_asks_and_for_what(app: Flask, here: Team, prefix: str, family: str) -> None:
    address = link(here)
    visitor = Browser(app, app.response_class)

    answers = [visitor.get(f"{prefix}{address}") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert family in answers[0].text
    assert "huda@example.com" not in answers[0].text
    assert answers[0].headers["Cache-Control"] == "no-store"
    assert state(here) == ["sent"]


def test_a_visitor_signs_in_and_comes_back_to_answer(app: Flask, here: Team) -> None:
    address = link(here)
    visitor = Browser(app, app.response_class)
    with unit_of_work():
        person = a_member(email="huda@example.com")
    turned_away = post(visitor, f"{address}/acceptance")
    door = next(one["href"] for one in page(visitor.get(address)).all("a") if one["href"].endswith(f"next={address}"))
    way = page(visitor.get(door)).one("input", name="next")["value"]

    entered = post(visitor, "/account/sign-in", email=person.email, password=PASSWORD, next=way)

    assert turned_away.location == "/account/sign-in"
    assert entered.location == address
    assert state(here) == ["sent"]


def test_accepting_opens_nothing_yet(app: Flask, here: Team) -> None:
    address = link(here)
    browser, user_id = reader(app)

    answers = [post(browser, f"{address}/acceptance") for _ in range(2)]

    assert [answer.location for answer in answers] == [address, address]
    assert state(here) == ["accepted"]
    assert browser.get("/family").status_code == 403
    assert families.ids_of_member(user_id) == frozenset()
    assert "أهل الدكّة يراجعونها" in browser.get(address).text


def test_another_account_neither_accepts_nor_declines_it_after(app: Flask, here: Team) -> None:
    address = link(here)
    (one, user_id), (other, _) = reader(app), reader(app)
    post(one, f"{address}/acceptance")

    for step in ("acceptance", "refusal"):
        assert post(other, f"{address}/{step}").location == address

    assert "قبل هذه الدعوة حساب آخر" in other.get(address).text
    assert state(here) == ["accepted"]
    assert team.invitations_of(here.family.id)[0].user_id == user_id


@pytest.mark.parametrize("first", ["acceptance", ""])
def test_declining_ends_the_link(app: Flask, here: Team, first: str) -> None:
    address = link(here)
    browser, _ = reader(app)
    if first:
        post(browser, f"{address}/{first}")

    post(browser, f"{address}/refusal")

    assert state(here) == []
    assert browser.get(address).status_code == 410


def test_whoever_works_there_already_is_told_so(app: Flask, here: Team) -> None:
    address = link(here)
    browser = Browser(app, app.response_class)
    with unit_of_work():
        mate = a_mate(here.family, ("orders",))
    sign_in(browser, mate)

    post(browser, f"{address}/acceptance")

    assert "يعمل في هذه الدكّة من قبل" in browser.get(address).text
    assert state(here) == ["sent"]


def test_a_link_of_last_week_and_a_made_up_one_open_nothing(app: Flask, here: Team) -> None:
    with clock.set_to(clock.now() - timedelta(days=7, minutes=1)):
        address = link(here)
    browser, _ = reader(app)

    late = [browser.get(address), post(browser, f"{address}/acceptance")]
    made_up = [browser.get(f"{PAGE}abc"), post(browser, f"{PAGE}abc/refusal")]

    assert [answer.status_code for answer in (*late, *made_up)] == [410] * 4
    assert state(here) == ["sent"]
