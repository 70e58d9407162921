"""Coupons in the office: made, changed, stopped and noted; those of families are seen and may be stopped."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import coupons
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.coupons import a_coupon
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.goods import a_product
from tests.builders.trade import an_order

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/office/coupons"
TODAY = clock.today()


def typed(**other: str) -> dict[str, str]:
    usual = {"code": "عيد ٢٠", "kind": "percent", "value": "١٢٫٥", "cap": "50", "minimum": "100", "most_uses": "٣٠٠"}
    return {**usual, "most_each": "1", "from_day": TODAY.isoformat(), "to_day": "", **other}


def all_of_them() -> list[coupons.Coupon]:
    db.session.expire_all()
    with unit_of_work():
        return list(coupons.page().rows)


def of_a_family(**what: object) -> coupons.Coupon:
    with unit_of_work():
        return a_coupon("NOURA5", family=a_family(name=("بيت نورة", "Bayt Noura")), **what)  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    known = of_a_family()
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    expected = 303 if who == "visitor" else 403

    for path in (PAGE, f"{PAGE}/new", f"{PAGE}/{known.id}", f"{PAGE}/{known.id}/edit"):
        assert client.get(path).status_code == expected
    for path in (PAGE, f"{PAGE}/{known.id}", f"{PAGE}/{known.id}/ending"):
        assert post(client, path, **typed(reason="انتهت الحملة")).status_code == expected
    assert [(one.id, one.stopped_at) for one in all_of_them()] == [(known.id, None)]


def test_a_coupon_of_the_market_is_made_and_noted(client: FlaskClient) -> None:
    me = a_staff(client)
    empty = client.get(PAGE).text

    answer = post(client, PAGE, **typed(first_order_only="y"))

    (coupon,) = all_of_them()
    noted = journal.page(kind="CouponCreated").rows
    assert "لا قسائم هنا" in empty
    assert (answer.status_code, answer.location) == (303, f"{PAGE}/{coupon.id}")
    assert (coupon.shown, coupon.basis_points, coupon.cap_minor, coupon.minimum_minor) == (
        "عيد20",
        1_250,
        5_000,
        10_000,
    )
    assert (coupon.most_uses, coupon.most_each, coupon.first_order_only, coupon.family_id) == (300, 1, True, None)
    assert [(row.entry.subject, row.entry.actor_id) for row in noted] == [(f"coupon:{coupon.id}", me)]
    assert ("12.5%" in client.get(PAGE).text, "Borne by the market" in client.get(f"/en{PAGE}").text) == (True, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "a"}, "الرمز من 3 إلى 24"),
        ({"code": ""}, "اكتبوا الرمز"),
        ({"code": "noura 5"}, "مستعمل لقسيمة أخرى"),
        ({"value": "x"}, "اكتبوا رقماً مثل"),
        ({"value": ""}, "اكتبوا مقدار الخصم"),
        ({"value": "101"}, "من 0.01 إلى 100"),
        ({"minimum": "20000"}, "الحد الأدنى للسلة"),
        ({"most_uses": "0"}, "رقم صحيح من 1"),
        ({"most_each": "1.5"}, "رقم صحيح من 1"),
        ({"to_day": "2020-01-01"}, "لا تنتهي القسيمة قبل أن تبدأ"),
        ({"from_day": ""}, "اكتبوا أول يوم."),
    ],
)
def test_terms_that_make_no_sense_come_back_with_what_was_typed(
    client: FlaskClient, wrong: dict[str, str], said: str
) -> None:
    a_staff(client)
    of_a_family()

    answer = post(client, PAGE, **typed(**wrong))

    assert (answer.status_code, said in answer.text, len(all_of_them())) == (422, True, 1)
    assert 'value="50"' in answer.text


def test_terms_are_changed_and_the_code_is_not(client: FlaskClient) -> None:
    a_staff(client)
    post(client, PAGE, **typed())
    (coupon,) = all_of_them()
    form = client.get(f"{PAGE}/{coupon.id}/edit").text

    answer = post(client, f"{PAGE}/{coupon.id}", **typed(code="OTHER", kind="amount", value="25", cap=""))

    (after,) = all_of_them()
    assert ('name="code"' in form, 'value="12.50"' in form) == (False, True)
    assert answer.status_code == 303
    assert (after.shown, after.basis_points, after.amount_minor, after.cap_minor) == ("عيد20", None, 2_500, None)
    assert journal.page(kind="CouponEdited").total == 1
    assert post(client, f"{PAGE}/{coupon.id}", **typed(value="0")).status_code == 422


def test_stopping_needs_a_reason_and_happens_once(client: FlaskClient) -> None:
    a_staff(client)
    known = of_a_family()
    path = f"{PAGE}/{known.id}"

    without = post(client, f"{path}/ending", reason="")
    stopped = post(client, f"{path}/ending", reason="مخالفة للشروط")
    again = post(client, f"{path}/ending", reason="مخالفة للشروط")

    shown = client.get(path).text
    assert (without.status_code, stopped.status_code, again.status_code) == (422, 303, 303)
    assert ("مخالفة للشروط" in shown, "إيقافها الآن" in shown) == (True, False)
    assert [row.entry.reason for row in journal.page(kind="CouponStopped").rows] == ["مخالفة للشروط"]


def test_a_familys_coupon_is_seen_and_not_changed_here(client: FlaskClient) -> None:
    a_staff(client)
    known = of_a_family()

    shown = client.get(f"/en{PAGE}/{known.id}").text

    assert ("Bayt Noura" in shown, "/edit" in shown) == (True, False)
    assert client.get(f"{PAGE}/{known.id}/edit").status_code == 404
    assert post(client, f"{PAGE}/{known.id}", **typed()).status_code == 404
    assert client.get(f"{PAGE}/999999").status_code == 404


def test_uses_are_listed_with_their_orders(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        known = a_coupon(amount=1_000, most_each=None)
        placed = [an_order((a_product(), 1), coupon=known, method=method) for method in ("cash", "card")]

    shown, english = client.get(f"{PAGE}/{known.id}").text, client.get(f"/en{PAGE}/{known.id}").text

    for order in placed:
        assert order.reference in shown
        assert f"/office/journal?subject=order:{order.id}" in shown.replace("%3A", ":")
    assert ("محسوبة" in shown, "بانتظار الدفع" in shown, "Counts" in english) == (True, True, True)


@pytest.mark.parametrize(("state", "there"), [("", True), ("coming", True), ("running", False), ("stopped", False)])
def test_each_state_has_its_list(client: FlaskClient, state: str, there: bool) -> None:
    a_staff(client)
    of_a_family(first=TODAY + timedelta(days=1))

    assert ("NOURA5" in client.get(f"{PAGE}?state={state}").text) is there


def test_a_long_list_asks_no_more_than_a_short_one(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    with unit_of_work():
        a_coupon()
    client.get(PAGE)
    with count_queries() as few:
        client.get(PAGE)
    with unit_of_work():
        for _ in range(30):
            a_coupon(family=a_family())
    with count_queries() as many:
        page = client.get(PAGE).text

    assert len(many) <= len(few)
    assert "page=2" in page
