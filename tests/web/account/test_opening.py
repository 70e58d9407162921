"""A member begins to register a family; visitors are led there through signing in or up, and nothing typed is lost."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.browsing import Reader
from tests.builders.community import a_city, a_family, a_member, sign_in
from tests.builders.people import PASSWORD, token_in_letter
from tests.builders.reading import page
from tests.builders.registering import LEGAL_NAME

PAGE = "/account/shop"


def typed(**other: object) -> dict[str, object]:
    told = {"trade_name_ar": "دار الكليجا", "legal_name": LEGAL_NAME, "mobile": "٠٥٥٩٨٧٦٥٤٣", "since_year": "٢٠١٩"}
    return {**told, "members": "3", "city": a_city_id(), "languages": ["ar"], **other}


def a_city_id() -> int:
    with unit_of_work():
        return a_city().id


def a_signed_in_member(client: FlaskClient) -> int:
    with unit_of_work():
        person = a_member()
    sign_in(client, person)
    return person.id


def begun() -> list[Family]:
    db.session.rollback()
    return list(db.session.scalars(db.select(Family).where(Family.status == "draft")))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_visitor_is_asked_to_sign_in_and_comes_back(client: FlaskClient, prefix: str) -> None:
    answer = client.get(prefix + PAGE)

    signing_in = client.get(answer.location)
    assert answer.location == f"{prefix}/account/sign-in?next={prefix}/account/shop"
    assert f'href="{prefix}/account/sign-up?next={prefix}/account/shop"' in signing_in.text
    start = client.get(f"{prefix}/pages/open-a-shop")
    assert f'href="{prefix}/account/sign-up?next={prefix}/account/shop"' in start.text


def test_a_member_begins_at_once_and_types_nothing_that_is_known(client: FlaskClient) -> None:
    with unit_of_work():
        person = a_member(name="موضي العتيبي")
    sign_in(client, person)

    form = page(client.get(PAGE))

    known = {name: form.one("input", name=name).get("value") for name in ("legal_name", "members", "since_year")}
    assert known == {"legal_name": "موضي العتيبي", "members": "1", "since_year": ""}
    assert 'href="/account/shop"' in client.get("/pages/open-a-shop").text


def test_who_signs_up_on_the_way_arrives_at_the_first_step(app: Flask) -> None:
    reader = Reader(app)
    at = "/account/sign-up?next=/account/shop"
    person = {"name": "منيرة", "email": "munira@example.com", "password": PASSWORD, "agreed": "y"}
    reader.send("/account/sign-up", person, at=at)
    link = f"/account/confirmation/{token_in_letter('confirm-address')}"

    answer = reader.send(link, {"password": PASSWORD}, at=link)

    assert (answer.status_code, answer.location) == (303, PAGE)


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/x", "/\\evil"])
def test_nobody_is_led_to_another_site(app: Flask, target: str) -> None:
    reader = Reader(app)
    at = f"/account/sign-up?next={target}"
    reader.send(
        "/account/sign-up", {"name": "منيرة", "email": "m@example.com", "password": PASSWORD, "agreed": "y"}, at=at
    )
    link = f"/account/confirmation/{token_in_letter('confirm-address')}"

    assert reader.send(link, {"password": PASSWORD}, at=link).location == "/account/orders"


def test_the_first_step_makes_a_draft_and_leads_to_the_second(client: FlaskClient) -> None:
    person = a_signed_in_member(client)

    answer = post(client, PAGE, **typed())

    (family,) = begun()
    assert (answer.status_code, answer.location) == (303, "/family/registration/where")
    assert (family.mobile, family.since_year) == ("+966559876543", 2019)
    assert families.is_owner(person, family.id)


def test_pressed_twice_it_is_one_draft_and_goes_on_where_it_was(client: FlaskClient) -> None:
    a_signed_in_member(client)
    post(client, PAGE, **typed())

    again = post(client, PAGE, **typed(trade_name_ar="دار أخرى"))

    assert (again.location, len(begun())) == ("/family", 1)
    assert client.get(PAGE).location == "/family"
    assert client.get("/family").location == "/family/registration"


def test_what_is_wrong_is_said_and_what_was_typed_stays(client: FlaskClient) -> None:
    a_signed_in_member(client)
    with unit_of_work():
        a_family(name=("بيت نورة", ""))

    answer = post(client, PAGE, **typed(trade_name_ar="بيت نوره", members="٠"))
    taken = post(client, PAGE, **typed(trade_name_ar="بيت نوره"))

    shown = page(taken)
    assert (answer.status_code, taken.status_code, begun()) == (422, 422, [])
    assert [link["href"] for link in shown.one("div", class_="error-summary").all("a")] == ["#trade_name_ar"]
    assert shown.one("input", name="legal_name")["value"] == LEGAL_NAME
    assert taken.text.count("<title>خطأ:") == 1
