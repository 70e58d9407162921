"""Collection points at the family's desk, and how shoppers meet them: on the page, at the checkout, in their order."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import delivery, orders
from storefront.trade.delivery import Hours, collecting
from storefront.trade.delivery.collecting import Point
from tests.builders.browser import post
from tests.builders.community import a_city, a_family, desk
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.trade import bring_to, held

PAGE = "/family/shop/points"
TYPED: dict[str, Any] = {"kind": "outlet", "name_ar": "منفذ الورود", "place": "سوق الورود، المحل 12"}
TIMES = {"days": ["6", "0"], "opens": "16:00", "closes": "21:00"}


def a_point(of: FamilyDesk) -> int:
    hours = Hours(frozenset(range(7)), 960, 1260)
    with unit_of_work():
        outlet = Point("outlet", ("منفذ الورود", "Wurud outlet"), a_city().id, "سوق الورود، المحل 12", hours)
        return collecting.open_point(of.family, outlet, desk(of.family)).id


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(f"{PAGE}/new").status_code == expected
    assert post(client, PAGE, **TYPED).status_code == expected


def test_a_point_is_opened_and_shoppers_read_of_it(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        city, product = a_city(), a_product(of=own.family)

    answer = post(client, PAGE, **TYPED, **TIMES, city=city.id)

    assert (answer.status_code, answer.location) == (303, "/family/shop/delivery#points")
    for path in (f"/f/{own.family.slug}", f"/p/{product.id}", "/family/shop/delivery"):
        words = page(client.get(path, follow_redirects=True)).words.replace("\u2068", "").replace("\u2069", "")
        assert "منفذ الورود" in words
        assert "الأحد والاثنين من 4:00 مساءً إلى 9:00 مساءً" in words


def test_a_parcel_says_where_once_it_is_accepted(client: FlaskClient) -> None:
    own = a_desk(client)
    point_id = a_point(own)
    parcel = a_parcel(own.family, way=f"collect-{point_id}")
    with unit_of_work():
        order = orders.get(parcel.order_id)
        with client.session_transaction() as kept:
            kept["orders"] = [held(order)]
    path = f"/orders/{order.reference}"

    before = client.get(path).text
    with unit_of_work():
        bring_to(orders.get(order.id).parcels[0], "accepted")
    after = client.get(path).text

    assert "استلام من" in before
    assert "سوق الورود، المحل 12" not in before
    assert "سوق الورود، المحل 12" in after
    assert "كل يوم من" in after.replace("\u2068", "")
    assert own.family.collection_place not in after
    assert "منفذ الورود" in client.get(f"/family/orders/{parcel.reference}").text


def test_another_place_and_its_end(client: FlaskClient) -> None:
    own = a_desk(client)
    point_id = a_point(own)
    form = page(client.get(f"{PAGE}/{point_id}/edit"))
    with unit_of_work():
        city = a_city()

    changed = post(client, f"{PAGE}/{point_id}", **{**TYPED, "name_ar": "بسطة"}, city=city.id)
    gone = post(client, f"{PAGE}/{point_id}/ending")

    assert form.one("input", name="opens")["value"] == "16:00"
    assert (changed.status_code, gone.status_code) == (303, 303)
    with unit_of_work():
        assert delivery.reach([own.family.id])[own.family.id].spots == []


def test_hours_may_end_behind_midnight(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        city = a_city()

    answer = post(client, PAGE, **{**TYPED, **TIMES, "city": str(city.id), "opens": "21:00", "closes": "01:30"})

    assert answer.status_code == 303
    with unit_of_work():
        (spot,) = delivery.reach([own.family.id])[own.family.id].spots
        assert (spot.opens, spot.closes) == (21 * 60, 90)
    shown = page(client.get(f"{PAGE}/{spot.id}/edit"))
    assert [shown.one("input", name=name)["value"] for name in ("opens", "closes")] == ["21:00", "01:30"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name_ar": ""}, "اكتبوا اسماً يعرف به المشتري"),
        ({"place": "0501234567"}, "هذا الكلام يقرؤه الجميع"),
        ({"days": ["6"], "opens": "", "closes": ""}, "اختاروا الأيام"),
        ({"days": ["6"], "opens": "16:00", "closes": ""}, "اختاروا الأيام"),
        ({"days": ["6"], "opens": "16:00", "closes": "16:00"}, "اختاروا الأيام"),
        ({"days": [], "opens": "16:00", "closes": "21:00"}, "اتركوا الساعات فارغة"),
        ({"days": [], "opens": "21:00", "closes": "09:00"}, "اتركوا الساعات فارغة"),
        ({"days": [], "opens": "16:00", "closes": ""}, "وهما مختلفتان"),
        ({"city": "999999999"}, "لم نجد المطلوب"),
    ],
)
def test_what_is_wrong_is_said(client: FlaskClient, wrong: dict[str, Any], said: str) -> None:
    a_desk(client)
    with unit_of_work():
        city = a_city()

    answer = post(client, PAGE, **{**TYPED, "city": str(city.id), **wrong})

    assert answer.status_code == 422
    assert said in answer.text


def test_another_familys_point_is_not_found(client: FlaskClient) -> None:
    with unit_of_work():
        other = a_family()
        outlet = Point("outlet", ("منفذهم", ""), a_city().id, "سوقهم")
        theirs = collecting.open_point(other, outlet, desk(other)).id
    a_desk(client)

    assert client.get(f"{PAGE}/{theirs}/edit").status_code == 404
    for path in (f"{PAGE}/{theirs}", f"{PAGE}/{theirs}/ending"):
        assert post(client, path, **TYPED).status_code == 404
