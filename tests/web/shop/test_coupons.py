"""A coupon in the basket: typed, taken off, refused with its reason in both languages, looked at again at the order."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import coupons, orders
from tests.builders.browser import post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.coupons import STAFF, a_coupon
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.providers import provider
from tests.builders.reading import page
from tests.builders.shopping import CONTACT, confirm, last_page, order, put_in, walk
from tests.builders.trade import an_order, opened

Counting = Callable[[], AbstractContextManager[list[str]]]
TODAY = clock.today()


def goods(**other: Any) -> Product:
    with unit_of_work():
        return a_product(**{"price": 10_000, "stock": 9, **other})


def coupon(code: str = "EID20", **what: Any) -> coupons.Coupon:
    with unit_of_work():
        return a_coupon(code, **what)


def sums(client: FlaskClient, path: str = "/en/cart") -> list[str]:
    """What the summary of a page adds up."""
    return [row.one("dd").words for row in page(client.get(path)).all("dl", class_="totals")[0].all("div")]


def used(known: coupons.Coupon) -> int:
    db.session.expire_all()
    with unit_of_work():
        return coupons.get(known.id).used


def test_a_code_is_typed_in_any_digits_and_taken_off_in_its_own_row(client: FlaskClient) -> None:
    coupon(percent=20)
    put_in(client, goods())

    answer = post(client, "/cart/coupon", code=" eid ٢٠ ")

    assert (answer.status_code, answer.location) == (303, "/cart#coupon")
    assert "خصم القسيمة EID20" in client.get("/cart").text
    assert [sums(client)[place] for place in (0, -1)] == ["SAR 100", "SAR 80"]
    assert sums(client)[-2].endswith("20")


def test_it_is_taken_out_again(client: FlaskClient) -> None:
    coupon()
    put_in(client, goods())
    post(client, "/cart/coupon", code="EID20")

    answer = post(client, "/cart/coupon/removal", next="/checkout/review")

    assert (answer.status_code, answer.location) == (303, "/checkout/review")
    assert "خصم القسيمة EID20" not in client.get("/cart").text
    assert post(client, "/cart/coupon/removal", next="https://elsewhere.example/").location == "/cart#coupon"


@pytest.mark.parametrize(
    ("what", "said", "english"),
    [
        ({"first": TODAY + timedelta(days=2)}, "لم يبدأ العمل بهذه القسيمة بعد", "does not hold yet. It begins on"),
        (
            {"first": TODAY - timedelta(days=2), "last": TODAY - timedelta(days=1)},
            "انتهت صلاحية هذه القسيمة.",
            "This coupon is over.",
        ),
        ({"minimum_minor": 25_050}, "بقيمة 150.50 ر.س", "Add SAR 150.50 of the goods"),
    ],
)
def test_a_code_that_does_not_hold_says_why_beside_its_field(
    client: FlaskClient, what: dict[str, Any], said: str, english: str
) -> None:
    coupon(**what)
    put_in(client, goods())

    answers = [post(client, f"{prefix}/cart/coupon", code="EID20") for prefix in ("", "/en")]

    assert [answer.status_code for answer in answers] == [422, 422]
    for answer, words in zip(answers, (said, english), strict=True):
        assert words in page(answer).one("span", class_="err").words
        assert page(answer).one("input", name="code")["value"] == "EID20"


def test_codes_nobody_knows_or_that_are_for_others_are_refused(client: FlaskClient) -> None:
    with unit_of_work():
        a_coupon("THEIRS", family=a_family())
        a_coupon("GONE", most_uses=1)
    order_of_somebody("GONE")
    put_in(client, goods())

    for code, said in (
        ("NOTHING", "لا توجد قسيمة"),
        ("THEIRS", "لمنتجات أسرة"),
        ("GONE", "استُنفدت"),
        ("", "كتابة رمز"),
    ):
        answer = post(client, "/cart/coupon", code=code)
        assert (answer.status_code, said in answer.text) == (422, True), code


def order_of_somebody(code: str, **contact: Any) -> orders.Order:
    """An order with this coupon, placed by somebody."""
    with unit_of_work():
        found = coupons.find(coupons.folded(code))
        return an_order((a_product(), 1), coupon=found, **contact)


def test_a_shopper_who_used_it_before_is_known_by_account_or_mobile(client: FlaskClient) -> None:
    coupon()
    product = goods()
    order_of_somebody("EID20", mobile="+966559876543")
    put_in(client, product)
    walk(client, product)

    answer = post(client, "/cart/coupon", code="EID20")

    assert (answer.status_code, "استخدمت هذه القسيمة من قبل." in answer.text) == (422, True)


def test_a_first_order_coupon_is_not_for_a_member_who_has_ordered(client: FlaskClient) -> None:
    coupon(first_order_only=True)
    with unit_of_work():
        member = a_member()
        an_order((a_product(), 1), user_id=member.id)
    sign_in(client, member)
    put_in(client, goods())

    answer = post(client, "/cart/coupon", code="EID20")

    assert (answer.status_code, "للطلب الأول فقط" in answer.text) == (422, True)


def test_the_discount_stands_on_every_page_to_the_order_and_after(client: FlaskClient) -> None:
    known, product = coupon(percent=20), goods()
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")
    walk(client, product)

    review = client.get("/checkout/review").text
    answer = confirm(client)
    shown = client.get(answer.location).text

    assert ("خصم القسيمة EID20" in review, 'name="seen" value="8000"' in review) == (True, True)
    assert "خصم القسيمة EID20" in shown
    assert used(known) == 1
    assert "خصم القسيمة EID20" not in client.get("/cart").text


def test_a_coupon_typed_on_the_last_page_leads_back_there(client: FlaskClient) -> None:
    coupon()
    product = goods()
    put_in(client, product)
    walk(client, product)

    answer = post(client, "/en/cart/coupon", code="EID20", next="/en/checkout/review")

    assert (answer.status_code, answer.location) == (303, "/en/checkout/review")
    assert "Coupon EID20" in client.get("/en/checkout/review").text


def test_a_coupon_that_ended_meanwhile_is_told_and_the_new_sum_is_agreed_to(client: FlaskClient) -> None:
    known, product = coupon(percent=20), goods()
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        coupons.stop(coupons.get(known.id), STAFF, reason="انتهت الحملة")

    refused = confirm(client, form)
    again = confirm(client)

    assert (refused.status_code, "انتهت صلاحية هذه القسيمة." in refused.text) == (409, True)
    assert "القسيمة EID20 لم تُحسب" in refused.text
    assert again.status_code == 303
    with unit_of_work():
        placed = opened(again.location.split("/")[2])
        assert (placed.discount_minor, placed.total_minor) == (0, 10_000)


def test_the_last_use_is_one_and_the_other_shopper_is_told(client: FlaskClient) -> None:
    known, product = coupon(most_uses=1), goods()
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")
    walk(client, product)
    form = last_page(client)
    order_of_somebody("EID20")

    answer = confirm(client, form)

    assert (answer.status_code, "استُنفدت هذه القسيمة" in answer.text) == (409, True)
    assert used(known) == 1


@pytest.mark.parametrize("method", ["card", "cash"])
def test_an_order_of_nothing_is_confirmed_without_a_payment(client: FlaskClient, method: str) -> None:
    coupon(percent=100)
    product = goods()
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")
    walk(client, product, method=method)

    review = client.get("/checkout/review").text
    answer = confirm(client)

    assert "القسيمة تغطي الثمن كله، فلا يُدفع شيء." in review
    assert (answer.status_code, answer.location.count("/payment")) == (303, 0)
    assert "غطّت القسيمة الثمن كله، فلم يُدفع شيء." in client.get(answer.location).text


def test_who_has_nothing_to_pay_is_not_asked_how(client: FlaskClient) -> None:
    coupon(percent=100)
    product = goods()
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")
    walk(client, product)

    asked = client.get("/en/checkout/payment").text
    answer = post(client, "/en/checkout/payment", method="cash")

    assert "Nothing to pay" in asked
    assert 'type="radio"' not in asked
    assert client.get(answer.location).location.endswith("/checkout/review")


def test_codes_cannot_be_found_by_trying(client: FlaskClient) -> None:
    put_in(client, goods())

    answers = [post(client, "/cart/coupon", code=f"TRY{number}") for number in range(22)]

    assert "لا توجد قسيمة" in answers[0].text
    assert "لا توجد قسيمة" not in answers[-1].text


def test_strange_codes_break_nothing(client: FlaskClient) -> None:
    put_in(client, goods())

    for strange in [text for text in HOSTILE.values() if len(text) < 5_000][:15]:
        assert post(client, "/cart/coupon", code=strange).status_code == 422, strange


def test_without_a_basket_there_is_nothing_to_take_off(client: FlaskClient) -> None:
    assert post(client, "/cart/coupon", code="EID20").location == "/cart"
    assert post(client, "/cart/coupon/removal").location == "/cart#coupon"


def test_a_stranger_has_a_basket_of_their_own(client: FlaskClient) -> None:
    coupon()
    put_in(client, goods())
    post(client, "/cart/coupon", code="EID20")
    other = a_stranger(client.application.test_client())

    post(other, "/cart/coupon/removal")

    assert "خصم القسيمة EID20" in client.get("/cart").text
    assert "EID20" not in other.get("/cart").text


def test_a_page_with_a_coupon_asks_no_more_however_many_lines(client: FlaskClient, count_queries: Counting) -> None:
    coupon()
    put_in(client, goods())
    post(client, "/cart/coupon", code="EID20")
    with count_queries() as few:
        client.get("/cart")
    for _ in range(4):
        put_in(client, goods())
    with count_queries() as many:
        client.get("/cart")

    assert len(many) - len(few) <= len(few) // 2


def test_the_letter_and_the_page_of_an_order_say_the_code(client: FlaskClient) -> None:
    coupon(amount=2_500)
    product = goods()
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")

    placed = order(client, product, quantity=1)

    assert CONTACT["email"] == placed.email
    assert f"{placed.items_minor - placed.discount_minor}" == f"{placed.total_minor - placed.delivery_minor}"
    assert "Coupon EID20" in client.get(f"/en/orders/{placed.reference}").text


def test_the_card_page_is_asked_for_what_is_left_and_its_lines_add_up(client: FlaskClient) -> None:
    with unit_of_work():
        family, other = a_family(), a_family()
        a_coupon("OWN", percent=100, family=other)
    products = [goods(of=family, price=9_999), goods(of=other, price=3_333)]
    for product in products:
        put_in(client, product)
    post(client, "/cart/coupon", code="own")

    placed = order(client, method="card")
    answer = post(client, f"/orders/{placed.reference}/payment")

    request = provider().newest.request
    assert (answer.status_code, placed.discount_minor) == (303, 3_333)
    assert request.amount_minor == placed.total_minor == sum(line.amount_minor for line in request.lines)
    assert all(line.amount_minor > 0 for line in request.lines)
