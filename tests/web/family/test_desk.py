"""Whose desk it is: one family's, or one of several; and what the office says of the shop."""

from flask.testing import FlaskClient

from storefront.community import families
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import a_desk, a_parcel, a_stranger

STAFF = Actor(roles=frozenset({"staff"}))


def test_the_desk_begins_with_today(client: FlaskClient) -> None:
    a_desk(client)

    assert client.get("/family").location == "/family/today"
    assert client.get("/en/family").location == "/en/family/today"


def test_the_strangers_desk_is_refused(client: FlaskClient) -> None:
    assert a_stranger(client).get("/family").status_code == 403


def test_who_has_no_shop_any_more_is_led_to_opening_one(client: FlaskClient) -> None:
    answers = [a_stranger(client).get(path) for path in ("/family/today", "/en/family/registration")]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert 'href="/account/shop"' in answers[0].text
    assert 'href="/en/account/shop"' in answers[1].text
    assert "This account has no shop now" in answers[1].text


def test_somebody_at_two_desks_goes_from_one_to_the_other(client: FlaskClient) -> None:
    with unit_of_work():
        one, other = a_family(name=("دار مزنة", "Muznah's")), a_family(name=("بيت الطين", "Clay House"))
        person = a_member(of=one)
        families.add_member(other, person.id)
    sign_in(client, person)
    theirs = a_parcel(other)

    before = client.get("/family/orders").text
    post(client, "/family/choice", family=str(other.id))
    after = client.get("/family/orders").text

    assert theirs.reference not in before
    assert "بيت الطين" in before
    assert theirs.reference in after


def test_a_link_to_an_order_opens_the_right_desk(client: FlaskClient) -> None:
    with unit_of_work():
        one, other = a_family(), a_family(name=("بيت الطين", "Clay House"))
        person = a_member(of=one)
        families.add_member(other, person.id)
    sign_in(client, person)
    parcel = a_parcel(other)

    page = client.get(f"/family/orders/{parcel.reference}").text

    assert '<b class="desk-name"><bdi lang="ar">بيت الطين</bdi></b>' in page


def test_nobody_chooses_a_desk_that_is_not_theirs(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        other = a_family()
    foreign = a_parcel(other)

    for wish in (str(other.id), "nonsense", "", "-1"):
        assert post(client, "/family/choice", family=wish).status_code == 303

    page = client.get("/family/orders").text
    assert foreign.reference not in page
    assert desk.family.trade_name_ar in page


def test_a_suspended_family_reads_why_and_still_sees_its_orders(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)
    with unit_of_work():
        families.suspend(families.get(desk.family.id), STAFF, reason="شكاوى متكررة من التأخر")

    page = client.get("/family/orders").text

    assert "شكاوى متكررة من التأخر" in page
    assert parcel.reference in page


def test_a_family_that_waits_for_approval_reads_so(client: FlaskClient) -> None:
    a_desk(client, status="submitted")

    assert "دكّتكم لم تُفتح بعد" in client.get("/family/products").text
