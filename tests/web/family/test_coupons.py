"""A family's coupons at its desk: its own alone, made, changed and stopped, with the orders that used them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.actors import Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import coupons
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.coupons import a_coupon
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.teams import a_mates_desk
from tests.builders.trade import an_order

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/family/coupons"


def typed(**other: str) -> dict[str, str]:
    usual = {"code": "noura 10", "kind": "amount", "value": "١٠", "cap": "", "minimum": "", "most_uses": ""}
    return {**usual, "most_each": "", "from_day": clock.today().isoformat(), "to_day": "", **other}


def all_of_them() -> list[coupons.Coupon]:
    db.session.expire_all()
    with unit_of_work():
        return list(coupons.page().rows)


def own_coupon(desk: FamilyDesk, **what: object) -> coupons.Coupon:
    with unit_of_work():
        return a_coupon(family=desk.family, **what)  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(PAGE).status_code == expected
    assert post(client, PAGE, **typed()).status_code == expected
    assert all_of_them() == []


def test_a_family_makes_a_coupon_for_its_own_goods(client: FlaskClient) -> None:
    desk = a_desk(client)
    empty = client.get(PAGE).text

    answer = post(client, PAGE, **typed())

    (coupon,) = all_of_them()
    assert "لا قسائم هنا" in empty
    assert (answer.status_code, answer.location) == (303, f"{PAGE}/{coupon.id}")
    assert (coupon.shown, coupon.amount_minor, coupon.family_id) == ("NOURA10", 1_000, desk.family.id)
    assert (coupon.most_uses, coupon.most_each, coupon.minimum_minor) == (None, None, 0)
    assert [row.entry.actor_id for row in journal.page(kind="CouponCreated").rows] == [desk.user_id]
    assert "NOURA10" in client.get(PAGE).text
    assert "The family’s own goods" in client.get(f"/en{PAGE}/{coupon.id}").text


@pytest.mark.parametrize(("wrong", "said"), [({"code": "-"}, "الرمز من 3"), ({"value": "20000"}, "10,000 ريال")])
def test_what_makes_no_sense_comes_back(client: FlaskClient, wrong: dict[str, str], said: str) -> None:
    a_desk(client)

    answer = post(client, PAGE, **typed(**wrong))

    assert (answer.status_code, said in answer.text, all_of_them()) == (422, True, [])


def test_coupons_of_others_and_of_the_market_are_not_there(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        others = [a_coupon("THEIRS", family=a_family()), a_coupon("MARKETS")]

    assert "THEIRS" not in client.get(PAGE).text
    for other in others:
        path = f"{PAGE}/{other.id}"
        assert [client.get(one).status_code for one in (path, f"{path}/edit")] == [404, 404]
        assert [post(client, one, **typed()).status_code for one in (path, f"{path}/ending")] == [404, 404]
    assert {coupon.stopped_at for coupon in all_of_them()} == {None}


def test_terms_are_changed_from_the_phone(client: FlaskClient) -> None:
    coupon = own_coupon(a_desk(client), percent=10)
    form = client.get(f"{PAGE}/{coupon.id}/edit").text

    answer = post(client, f"{PAGE}/{coupon.id}", **typed(kind="percent", value="15", minimum="80"))
    wrong = post(client, f"{PAGE}/{coupon.id}", **typed(kind="percent", value="150"))

    (after,) = all_of_them()
    assert 'value="10"' in form
    assert (answer.status_code, wrong.status_code) == (303, 422)
    assert (after.basis_points, after.minimum_minor, after.shown) == (1_500, 8_000, coupon.shown)


def test_a_family_stops_its_coupon_once(client: FlaskClient) -> None:
    coupon = own_coupon(a_desk(client))

    answers = [post(client, f"{PAGE}/{coupon.id}/ending") for _ in range(2)]

    shown, english = client.get(f"{PAGE}/{coupon.id}").text, client.get(f"/en{PAGE}/{coupon.id}").text
    assert [answer.status_code for answer in answers] == [303, 303]
    assert journal.page(kind="CouponStopped").total == 1
    assert ("أوقفتها الأسرة." in shown, "Stopped by the family." in english) == (True, True)


def test_uses_lead_to_the_familys_part_of_each_order(client: FlaskClient) -> None:
    desk = a_desk(client)
    coupon = own_coupon(desk, percent=10, most_each=None)
    with unit_of_work():
        product = a_product(of=desk.family, price=10_000)
        paid, waiting = (an_order((product, 1), coupon=coupon, method=method) for method in ("cash", "card"))

    shown = client.get(f"{PAGE}/{coupon.id}").text
    parcel = client.get(f"/family/orders/{paid.parcels[0].reference}").text

    assert f"/family/orders/{paid.parcels[0].reference}" in shown
    assert f"/family/orders/{waiting.parcels[0].reference}" not in shown
    assert waiting.parcels[0].reference in shown
    assert "خصم قسيمتكم" in parcel
    assert paid.contact_name not in shown


@pytest.mark.parametrize(
    ("rights", "sees_orders", "sees_sums"),
    [(("shop",), False, False), (("shop", "orders"), True, False), (("shop", "money"), False, True)],
)
def test_orders_and_sums_are_seen_by_whoever_may_see_them(
    client: FlaskClient, rights: tuple[Right, ...], sees_orders: bool, sees_sums: bool
) -> None:
    desk = a_mates_desk(client, *rights)
    coupon = own_coupon(desk, percent=10, most_each=None)
    with unit_of_work():
        product = a_product(of=desk.family, price=12_340)
        paid, waiting = (an_order((product, 1), coupon=coupon, method=method) for method in ("cash", "card"))

    shown, listed = client.get(f"{PAGE}/{coupon.id}").text, client.get(PAGE).text

    assert [order.parcels[0].reference in shown for order in (paid, waiting)] == [sees_orders] * 2
    assert ("استُخدمت" in shown, "الاستخدام: 2" in listed) == (True, True)
    assert ["24.68" in one for one in (shown, listed)] == [sees_sums] * 2
    assert ("12.34" in shown) is (sees_orders and sees_sums)


def test_a_familys_share_on_its_order_page_does_not_lose_the_markets_coupon(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        coupon = a_coupon(percent=50)
        order = an_order((a_product(of=desk.family, price=10_000), 1), coupon=coupon, way="collect")

    page = client.get(f"/en/family/orders/{order.parcels[0].reference}").text

    assert "Of the price, paid by the market’s coupon" in page
    assert ("92" in page, order.total_minor) == (True, 5_000)


def test_a_long_list_asks_no_more_than_a_short_one(client: FlaskClient, count_queries: Counting) -> None:
    desk = a_desk(client)
    own_coupon(desk)
    client.get(PAGE)
    with count_queries() as few:
        client.get(PAGE)
    for _ in range(25):
        own_coupon(desk)
    with count_queries() as many:
        page = client.get(PAGE).text

    assert len(many) <= len(few)
    assert "page=2" in page
