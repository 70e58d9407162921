"""How goods reach shoppers, at the family's desk."""

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_fresh_food
from tests.builders.reading import page

PAGE = "/family/shop/delivery"
TYPED = {"by_courier": "y", "district_ar": "حي الورود", "place": "شارع الأمل، الباب الأخضر"}


def again(family: Family) -> Family:
    db.session.expire_all()
    with unit_of_work():
        return families.get(family.id)


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(PAGE).status_code == expected
    assert post(client, PAGE, **TYPED).status_code == expected


def test_ways_from_home_are_changed(client: FlaskClient) -> None:
    desk = a_desk(client)
    before = page(client.get(PAGE))

    answer = post(client, PAGE, **TYPED)

    family = again(desk.family)
    assert before.one("input", name="place")["value"].endswith("الباب الأزرق")
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert (family.by_courier, family.collects, family.district_ar) == (True, False, "حي الورود")
    assert "الباب الأخضر" not in client.get(f"/f/{family.slug}").text


def test_one_way_has_to_stay_and_nothing_typed_is_lost(client: FlaskClient) -> None:
    desk = a_desk(client)

    answer = post(client, PAGE, district_ar="حي الورود")

    assert answer.status_code == 422
    assert "اختاروا طريقة واحدة على الأقل" in answer.text
    assert "حي الورود" in answer.text
    assert again(desk.family).collects


@pytest.mark.parametrize(("closes", "said"), [("21:00", "اتركوا الساعات فارغة"), ("", "وهما مختلفتان")])
def test_hours_at_home_without_days_are_not_thrown_away(client: FlaskClient, closes: str, said: str) -> None:
    a_desk(client)

    answer = post(client, PAGE, **TYPED, opens="16:00", closes=closes)

    assert answer.status_code == 422
    assert said in page(answer).one("div", class_="error-summary").words
    assert page(answer).one("input", name="opens")["value"] == "16:00"


def test_ways_that_leave_fresh_food_without_one_are_kept_and_it_is_said(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        a_fresh_food(of=desk.family)
    before = client.get(PAGE).text

    answer = post(client, PAGE, **TYPED)
    after, english = client.get(answer.location).text, client.get(f"/en{PAGE}").text

    assert (answer.status_code, again(desk.family).collects) == (303, False)
    assert ["لا طريقة لتسليم: منتج واحد" in one for one in (before, after)] == [False, True]
    assert "No way to hand over: 1 product." in english
