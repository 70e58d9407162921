"""An account at the payment company: opened with the password, told about over there, shown as it stands here."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community.accounts import User
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.people import PASSWORD, hash_of, letters
from tests.builders.transfers import paying_through, recipient
from tests.builders.treasury import an_account
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import stripe_server

__all__ = ["stripe_server"]
PAGE = "/family/money/connection"


@pytest.fixture
def through_stripe(app: Flask, stripe_server: StripeServer) -> Iterator[StripeServer]:
    with paying_through(stripe_server, app):
        yield stripe_server


def at_desk(client: FlaskClient) -> FamilyDesk:
    """A family whose person has a real password."""
    at = a_desk(client)
    with unit_of_work():
        db.session.get_one(User, at.user_id).password_hash = hash_of(PASSWORD)
    return at


def test_where_the_bank_alone_pays_there_is_no_such_page(client: FlaskClient) -> None:
    at_desk(client)

    assert client.get(PAGE).status_code == 404
    assert post(client, PAGE, password=PASSWORD).status_code == 404
    assert PAGE not in client.get("/family/money").text


@pytest.mark.usefixtures("through_stripe")
def test_a_stranger_opens_nothing(client: FlaskClient) -> None:
    a_stranger(client)

    assert client.get(PAGE).status_code == 403
    assert post(client, PAGE, password=PASSWORD).status_code == 403


def test_a_family_goes_there_and_comes_back_with_an_account_that_receives(
    client: FlaskClient, through_stripe: StripeServer
) -> None:
    at = at_desk(client)
    offered = PAGE in client.get("/family/money").text

    way = post(client, PAGE, password=PASSWORD)
    waiting = client.get(PAGE).text
    through_stripe.shopper.onboard(str(way.location))
    back = client.get(PAGE).text

    assert (offered, way.status_code) == (True, 303)
    assert "لم يكتمل حسابكم لدى Stripe بعد." in waiting
    assert "حسابكم لدى Stripe جاهز" in back
    assert recipient(at.family).provider == "stripe"
    assert "حسابكم لدى Stripe" in client.get("/family/money").text
    assert len(letters("payout-account")) == 1


def test_a_stopped_account_says_what_to_do_and_a_bank_account_takes_its_place(
    client: FlaskClient, through_stripe: StripeServer
) -> None:
    at = at_desk(client)
    with unit_of_work():
        an_account(at.family)
    through_stripe.shopper.onboard(str(post(client, PAGE, password=PASSWORD).location))
    client.get(PAGE)

    through_stripe.control.account(str(recipient(at.family).provider_ref), capabilities={"transfers": "inactive"})
    with unit_of_work():
        recipient(at.family).ready_at = None

    assert "أوقفت Stripe استلام حسابكم." in client.get(PAGE).text
    assert "أوقفت Stripe استلام حسابكم." in client.get("/family/money").text


@pytest.mark.usefixtures("through_stripe")
def test_a_wrong_password_leads_nowhere(client: FlaskClient) -> None:
    at_desk(client)

    answer = post(client, PAGE, password="ليست هي")

    assert answer.status_code == 422
    assert "كلمة المرور" in answer.text


def test_while_the_company_is_away_the_page_says_so(client: FlaskClient, through_stripe: StripeServer) -> None:
    at = at_desk(client)
    through_stripe.control.fault("cut", "Account.create")

    answer = post(client, PAGE, password=PASSWORD)

    assert answer.status_code == 503
    assert "لم تفتح صفحة الشركة الآن." in answer.text
    assert post(client, PAGE, password=PASSWORD).status_code == 303
    assert recipient(at.family).opening_ref is not None
