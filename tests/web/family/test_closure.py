"""Closing the shop at its desk: said plainly, asked for with the password, refused while anything is owed, then it is over."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.people import PASSWORD
from tests.builders.registering import a_submitted
from tests.builders.teams import a_mates_desk

PATH = "/family/closure"
SURE = {"current": PASSWORD, "sure": "y"}


def an_owner(app: Flask, **person: Any) -> tuple[Reader, Family]:
    reader, user = a_member_reading(app, **person)
    with unit_of_work():
        family = a_family()
        families.add_member(family, user.id)
    return reader, family


def status_of(family: Family) -> str:
    db.session.rollback()
    return db.session.get_one(Family, family.id, populate_existing=True).status


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_owner_closes_the_shop_and_then_deletes_the_account(app: Flask, language: str) -> None:
    reader, family = an_owner(app, language=language, name="زرقاء اليمامة")
    with unit_of_work():
        product = a_product(of=family)

    first = reader.send("/account/closure", SURE, at=PATH)
    answer = reader.send(PATH, SURE, at=PATH)

    assert first.headers["Location"] == f"{language}/account/closure"
    assert (answer.headers["Location"], status_of(family)) == (f"{language}/account/profile", "closed")
    gone = [app.test_client().get(f"{language}{path}") for path in (f"/f/{family.slug}", f"/p/{product.id}")]
    assert [one.status_code for one in gone] == [410, 410]
    assert all(("does not sell here" if language else "أُغلقت هذه الدكّة") in one.text for one in gone)
    assert reader.send("/account/closure", SURE, at="/account/closure").headers["Location"] == f"{language}/"
    assert not reader.is_in


def test_a_wrong_password_or_no_certainty_closes_nothing(app: Flask) -> None:
    reader, family = an_owner(app)

    answers = [reader.send(PATH, sent, at=PATH) for sent in ({**SURE, "current": "خطأ"}, {"current": PASSWORD})]

    assert [one.status_code for one in answers] == [422, 422]
    assert status_of(family) == "active"


def test_while_an_order_is_under_way_its_number_is_said_and_no_form_offered(app: Flask) -> None:
    reader, family = an_owner(app)
    parcel = a_parcel(family)

    page, answer = reader.read(PATH), reader.send(PATH, SURE)

    assert parcel.reference in page
    assert 'name="current"' not in page
    assert (answer.status_code, status_of(family)) == (409, "active")


def test_the_page_of_the_shop_leads_there_and_the_account_too(client: FlaskClient) -> None:
    a_desk(client)

    assert f'href="{PATH}"' in client.get("/family/shop").text
    assert f'href="{PATH}"' in client.get("/account/closure").text


def test_a_registration_is_given_up_elsewhere(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        families.add_member(a_submitted().family, user.id)

    assert reader.get(PATH).headers["Location"] == "/family/registration"


def test_nobody_else_closes_it(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 303
    assert a_mates_desk(client, "shop", "orders").browser.get(PATH).status_code in (403, 404)
    assert a_stranger(client).get(PATH).status_code == 403
