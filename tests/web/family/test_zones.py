"""Cities a family brings its goods to, at its desk, in the basket and on its page."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import delivery
from storefront.trade.delivery import Zone
from tests.builders.browser import post
from tests.builders.community import a_city, a_family, desk
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page

PAGE = "/family/shop/zones"


def a_zone(of: FamilyDesk, zone: Zone) -> int:
    with unit_of_work():
        return delivery.add_zone(of.family, a_city().id, zone, desk(of.family)).id


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(f"{PAGE}/new").status_code == expected
    assert post(client, PAGE, fee="15").status_code == expected


def test_a_city_is_added_and_shoppers_read_its_terms(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        city, product = a_city(), a_product(of=own.family)

    answer = post(client, PAGE, city=city.id, fee="١٥", free_from="200", least="50")

    assert (answer.status_code, answer.location) == (303, "/family/shop/delivery#zones")
    for path in (f"/f/{own.family.slug}", f"/p/{product.id}", "/family/shop/delivery"):
        assert "مجاناً من 200 ر.س · أقل طلب 50 ر.س" in page(client.get(path, follow_redirects=True)).words


def test_other_sums_and_taking_it_off(client: FlaskClient) -> None:
    own = a_desk(client)
    zone_id = a_zone(own, Zone(1500, 20_000))
    form = page(client.get(f"{PAGE}/{zone_id}/edit"))

    changed = post(client, f"{PAGE}/{zone_id}", fee="0", free_from="", least="")
    gone = post(client, f"{PAGE}/{zone_id}/ending")

    assert form.one("input", name="free_from")["value"] == "200.00"
    assert (changed.status_code, gone.status_code) == (303, 303)
    with unit_of_work():
        assert delivery.zones(own.family.id) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"city": ""}, "اختاروا المدينة من القائمة"),
        ({"city": "999999999"}, "لم نجد المطلوب"),
        ({"fee": "كثير"}, "اكتبوا المبلغ بالأرقام"),
        ({"fee": "1001"}, "رسوم التوصيل من 0 إلى"),
        ({"free_from": "0.5"}, "اكتبوا مبلغاً من 1"),
        ({"least": "300", "free_from": "200"}, "أقل طلب من 0"),
    ],
)
def test_what_is_wrong_is_said(client: FlaskClient, wrong: dict[str, str], said: str) -> None:
    a_desk(client)
    with unit_of_work():
        city = a_city()

    answer = post(client, PAGE, **{"city": str(city.id), "fee": "15", **wrong})

    assert answer.status_code == 422
    assert said in answer.text


def test_another_familys_city_is_not_found(client: FlaskClient) -> None:
    with unit_of_work():
        other = a_family()
        theirs = delivery.add_zone(other, a_city().id, Zone(0), desk(other)).id
    a_desk(client)

    assert client.get(f"{PAGE}/{theirs}/edit").status_code == 404
    for path in (f"{PAGE}/{theirs}", f"{PAGE}/{theirs}/ending"):
        assert post(client, path, fee="1").status_code == 404
    with unit_of_work():
        assert delivery.zones(other.id)[0].fee_minor == 0
