"""Whose desk it is: one family's, or one of several; and what the office says of the shop."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families, holidays
from storefront.community.families import Family
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.reading import page
from tests.builders.registering import a_draft

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


@pytest.fixture
def two(client: FlaskClient) -> tuple[Family, Family]:
    """The shop somebody helps at, which is the older one, and their own; they are signed in."""
    with unit_of_work():
        other, own = a_family(name=("بيت الطين", "Clay House")), a_family(name=("دار مزنة", "Muznah's"))
        person = a_member(of=own)
        families.add_member(other, person.id, role="member", rights=("shop", "products"))
    sign_in(client, person)
    return other, own


def days() -> dict[str, str]:
    return {name: (clock.today() + timedelta(days=10)).isoformat() for name in ("first", "last")}


def name_at(client: FlaskClient, path: str) -> str:
    return page(client.get(path)).one("b", class_="desk-name").words


def test_one_begins_at_ones_own_shop(client: FlaskClient, two: tuple[Family, Family]) -> None:
    assert name_at(client, "/family/today") == "دار مزنة"


def test_a_page_for_owners_opens_at_the_shop_that_is_ones_own(client: FlaskClient, two: tuple[Family, Family]) -> None:
    post(client, "/family/choice", family=str(two[0].id))
    assert name_at(client, "/family/today") == "بيت الطين"

    answer = client.get("/family/documents")

    assert answer.status_code == 200
    assert "أنتم الآن في دكّة «دار مزنة»" in answer.text
    assert name_at(client, "/family/today") == "دار مزنة"


def test_a_registration_is_gone_on_with_on_another_phone(client: FlaskClient) -> None:
    with unit_of_work():
        other, draft = a_family(name=("بيت الطين", "Clay House")), a_draft()
        families.add_member(other, draft.person.id, role="member", rights=("orders",))
    sign_in(client, draft.person)
    post(client, "/family/choice", family=str(other.id))

    assert client.get("/family/registration/where").status_code == 200
    assert client.get("/family").location == "/family/registration"


def test_what_is_typed_at_one_desk_is_kept_there_whichever_is_open_since(
    client: FlaskClient, two: tuple[Family, Family]
) -> None:
    other, own = two
    form = page(client.get("/family/shop/holiday")).one("form", action="/family/shop/holiday")
    typed = {"at_desk": form.one("input", name="at_desk")["value"], **days()}
    post(client, "/family/choice", family=str(other.id))

    answer = post(client, "/family/shop/holiday", **typed)

    assert answer.status_code == 303
    look_again()
    assert [bool(holidays.planned(families.get(one.id))) for one in (other, own)] == [False, True]
    assert "أنتم الآن في دكّة «دار مزنة»" in client.get(answer.location).text


def test_every_form_of_a_desk_names_it(client: FlaskClient, two: tuple[Family, Family]) -> None:
    for family in two:
        post(client, "/family/choice", family=str(family.id))
        for path in ("/family/coupons/new", "/family/products/new", "/family/shop", "/family/shop/holiday"):
            forms = page(client.get(path)).all("form", method="post")
            named = [one.all("input", name="at_desk") for one in forms if one["action"].startswith("/family/")]
            assert named
            assert all([field["value"] for field in fields] == [str(family.id)] for fields in named), path


@pytest.mark.parametrize("told", ["0", "nonsense", "", "-1"])
def test_a_form_of_a_desk_that_is_not_theirs_is_kept_nowhere(
    client: FlaskClient, two: tuple[Family, Family], told: str
) -> None:
    answer = post(client, "/family/shop/holiday", at_desk=told, **days())

    assert answer.status_code == 404


def test_who_has_no_right_at_the_desk_of_a_form_is_told_so(client: FlaskClient, two: tuple[Family, Family]) -> None:
    assert post(client, "/family/registration/sending", at_desk=str(two[0].id)).status_code == 403
