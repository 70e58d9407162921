"""Saying that one comes: the form on the page of an exhibition, and the same answer whoever is known."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from storefront.community.accounts import User
from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import Visit
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.reading import page
from tests.builders.visiting import a_visit

Counting = Callable[[], AbstractContextManager[list[str]]]


def a_fair(**words: Any) -> Exhibition:
    with unit_of_work():
        return an_exhibition(**words)


def sent(client: FlaskClient, exhibition: Exhibition, **words: Any) -> Any:
    told = {"day": in_days(10).isoformat(), "party": "2", "name": "هند", "email": "hind@example.com", **words}
    return client.post(f"/exhibitions/{exhibition.slug}/visits", data=told)


def test_a_guest_is_told_the_same_whether_known_or_not(client: FlaskClient) -> None:
    exhibition = a_fair()

    answers = [sent(client, exhibition) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert {one.headers["Location"] for one in answers} == {f"/exhibitions/{exhibition.slug}/visits?sent=1"}
    assert "في طريقها إلى البريد" in client.get(answers[0].headers["Location"]).text
    visit = db.session.scalars(select(Visit)).one()
    assert (visit.party, visit.user_id, visit.language) == (2, None, "ar")


def test_a_member_needs_no_address_and_is_led_to_the_ticket(client: FlaskClient) -> None:
    exhibition = a_fair()
    a_stranger(client)
    form = page(client.get(f"/exhibitions/{exhibition.slug}")).one("section", id="visit").one("form")
    token = form.one("input", name="csrf_token").get("value")

    answer = sent(client, exhibition, csrf_token=token, email="somebody@else.example")

    assert not form.all("input", name="email")
    assert answer.headers["Location"].startswith("/exhibitions/tickets/")
    visit = db.session.scalars(select(Visit)).one()
    assert visit.user_id is not None
    assert visit.email != "somebody@else.example"


def test_a_member_is_not_shown_the_ticket_of_a_guest_with_their_address(client: FlaskClient) -> None:
    exhibition = a_fair()
    with unit_of_work():
        guest = a_visit(exhibition, email=a_member(email="hind@example.com").email)
    sign_in(client, db.session.scalars(select(User).where(User.email == guest.email)).one())
    form = page(client.get(f"/exhibitions/{exhibition.slug}")).one("section", id="visit").one("form")

    answer = sent(client, exhibition, csrf_token=form.one("input", name="csrf_token").get("value"))

    assert answer.headers["Location"].endswith("?sent=1")
    assert db.session.scalars(select(Visit.id)).all() == [guest.id]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"party": "كثير"}, "عدد من 1 إلى 10"),
        ({"party": "11"}, "عدد من 1 إلى 10"),
        ({"email": "nobody"}, "email-error"),
        ({"name": ""}, "الاسم مطلوب"),
        ({"day": "2020-01-01"}, "day-error"),
        ({"day": ""}, "day-error"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(
    client: FlaskClient, words: dict[str, str], said: str
) -> None:
    exhibition = a_fair()

    answer = sent(client, exhibition, **{"name": "هند", **words})

    assert answer.status_code == 422
    assert said in answer.text
    assert "name" in words or 'value="هند"' in answer.text
    assert db.session.scalars(select(Visit)).all() == []


def test_a_full_day_says_what_is_left(client: FlaskClient) -> None:
    exhibition = a_fair(capacity=3)
    with unit_of_work():
        a_visit(exhibition)

    assert "بقي مكان واحد" in client.get(f"/exhibitions/{exhibition.slug}").text
    answer = sent(client, exhibition)

    assert (answer.status_code, "الأماكن الباقية في هذا اليوم: 1" in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("audience", "words", "children"),
    [("women", "للنساء، ومعهن أطفالهن", True), ("families", "هذه الفعالية للعائلات.", True), ("all", "كم شخصاً", False)],
)
def test_for_whom_it_is_stands_beside_the_form(client: FlaskClient, audience: str, words: str, children: bool) -> None:
    exhibition = a_fair(audience=audience)

    block = page(client.get(f"/exhibitions/{exhibition.slug}")).one("section", id="visit")

    assert words in block.words
    assert bool(block.all("input", name="children")) is children


def test_a_school_fair_takes_nobody_from_here(client: FlaskClient) -> None:
    exhibition = a_fair(audience="closed")

    block = page(client.get(f"/exhibitions/{exhibition.slug}")).one("section", id="visit")

    assert "لأهل المدرسة أو المعهد" in block.words
    assert not block.all("form")
    assert client.get(f"/exhibitions/{exhibition.slug}/visits").status_code == 404
    assert sent(client, exhibition).status_code == 422


def test_there_is_no_form_for_what_is_not_held(client: FlaskClient) -> None:
    exhibition = a_fair()
    with unit_of_work():
        exhibitions.cancel(exhibitions.get(exhibition.id), ("تعذّر المكان.", ""), SYSTEM)

    assert 'id="visit"' not in client.get(f"/exhibitions/{exhibition.slug}").text
    assert client.get("/exhibitions/nothing-here/visits").status_code == 404


def test_the_form_costs_one_question_more(client: FlaskClient, count_queries: Counting) -> None:
    exhibition = a_fair(capacity=100)
    client.get(f"/exhibitions/{exhibition.slug}")

    with count_queries() as asked:
        client.get(f"/exhibitions/{exhibition.slug}")

    assert len(asked) <= 9
    assert visits.places_left(exhibition) == {}
