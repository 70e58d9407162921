"""An order that waits to be paid stays in sight of its shopper, is not ordered twice, and what it holds is theirs."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from tests.builders.bank import imported
from tests.builders.browser import Browser, post
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.money import the_payment
from tests.builders.reading import page
from tests.builders.shopping import confirm, last_page, order, put_in, walk
from tests.builders.trade import open_page, opened

HELD = "محجوز في طلبك"
CONFIRMING = {
    "": "ننتظر تأكيد دفع طلبك {}.",
    "/en": "We are waiting for the payment of your order {} to be confirmed.",
}


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def goods(**other: object) -> Product:
    with unit_of_work():
        return a_product(**other)  # type: ignore[arg-type]


def family_of(product: Product) -> str:
    with unit_of_work():
        return db.session.get_one(Family, product.family_id).slug


def count() -> int:
    db.session.rollback()
    return db.session.query(Order).count()


def test_going_back_from_the_card_page_leads_to_paying_that_order(shopper: FlaskClient) -> None:
    placed = order(shopper, goods(), method="card")

    for step in ("", "/contact", "/delivery", "/payment", "/review"):
        assert shopper.get(f"/checkout{step}").location == f"/orders/{placed.reference}/payment", step
    assert shopper.get("/en/checkout").location == f"/en/orders/{placed.reference}/payment"


def test_the_basket_says_what_waits_with_its_sum_its_time_and_both_ways_out(shopper: FlaskClient) -> None:
    placed = order(shopper, goods(price=8500), method="card")

    text = shopper.get("/cart").text

    assert f"طلبك {placed.reference} ينتظر الدفع." in text
    assert ">85<" in text
    assert re.search("بقيت 3[01] دقيقة، حتى", text)
    assert f'href="/orders/{placed.reference}/payment"' in text
    assert f'action="/orders/{placed.reference}/abandonment"' in text


def test_the_payments_own_page_calls_the_order_off_too(shopper: FlaskClient) -> None:
    placed = order(shopper, goods(), method="card")

    assert f'action="/orders/{placed.reference}/abandonment"' in shopper.get(f"/orders/{placed.reference}/payment").text


def test_every_step_of_a_second_order_says_that_it_is_a_second(shopper: FlaskClient) -> None:
    product = goods(stock=9)
    placed = order(shopper, product, method="card")
    put_in(shopper, product)

    assert "متابعة طلب ثانٍ" in shopper.get("/cart").text
    walk(shopper, product, method="card")
    for step in ("contact", "delivery", "payment", "review"):
        assert f"طلبك {placed.reference} ينتظر الدفع." in shopper.get(f"/checkout/{step}").text, step
    assert "تأكيد طلب ثانٍ والدفع" in shopper.get("/checkout/review").text


def test_a_second_order_is_made_only_by_a_page_that_said_so(shopper: FlaskClient) -> None:
    product = goods(stock=9)
    order(shopper, product, method="card")
    put_in(shopper, product)
    walk(shopper, product, method="card")
    form = last_page(shopper)

    blind = post(shopper, "/checkout", key=form.values["key"], seen=form.values["seen"])
    assert (blind.location, count()) == ("/checkout/review", 1)

    assert confirm(shopper, form).location.endswith("/payment")
    assert count() == 2


def test_a_tab_that_was_left_at_the_last_page_finds_the_same_order(shopper: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(shopper, product)
    walk(shopper, product, method="card")
    other_tab = last_page(shopper)

    first, second = confirm(shopper, last_page(shopper)), confirm(shopper, other_tab)

    assert (first.location, count()) == (second.location, 1)


def test_the_last_piece_in_ones_own_unpaid_order_is_not_sold_out(shopper: FlaskClient) -> None:
    product = goods(stock=1)
    placed = order(shopper, product, method="card")

    own = shopper.get(f"/p/{product.id}", follow_redirects=True).text
    anybody = Browser(shopper.application).get(f"/p/{product.id}", follow_redirects=True).text

    assert HELD in own
    assert f"طلبك {placed.reference} ينتظر الدفع." in own
    assert "نفد هذا المنتج الآن" not in own
    assert "أخبروني حين يتوفر" not in own
    assert HELD not in anybody
    assert "نفد هذا المنتج الآن" in anybody


def test_its_card_says_so_to_its_shopper_alone(shopper: FlaskClient) -> None:
    product = goods(stock=1)
    order(shopper, product, method="card")
    place = f"/f/{family_of(product)}"

    assert HELD in shopper.get(place).text
    assert HELD not in Browser(shopper.application).get(place).text


def test_who_puts_it_into_the_basket_again_reads_the_same(shopper: FlaskClient) -> None:
    product = goods(stock=2)
    put_in(shopper, product, 2)
    walk(shopper, product, method="card")
    placed = confirm(shopper).location.split("/")[2]

    refused = put_in(shopper, product)

    assert refused.status_code == 422
    assert f"طلبك {placed} ينتظر الدفع." in refused.text
    assert HELD in refused.text


def test_what_is_called_off_or_paid_is_not_spoken_of_any_more(shopper: FlaskClient) -> None:
    placed = order(shopper, goods(), method="card")

    post(shopper, f"/orders/{placed.reference}/abandonment")

    assert "ينتظر الدفع" not in shopper.get("/cart").text
    assert shopper.get("/checkout").location == "/cart"


def test_a_transfer_is_spoken_of_as_one(client: FlaskClient) -> None:
    placed = order(client, goods(), method="transfer")

    text = client.get("/cart").text

    assert f"طلبك {placed.reference} ينتظر التحويل." in text
    assert "بيانات التحويل" in text
    assert "دقيقة" not in text


@pytest.mark.parametrize(("prefix", "said"), [("", "وصل من تحويلك 100 ر.س، وبقي 154 ر.س."), ("/en", "SAR 100")])
def test_of_a_transfer_the_rest_is_asked_for_and_what_came_is_said_to_go_back(
    shopper: FlaskClient, count_queries: Callable[[], Any], prefix: str, said: str
) -> None:
    first, other = (order(shopper, goods(price=25_400), method="transfer") for _ in range(2))
    with count_queries() as before:
        shopper.get("/cart")
    imported((10_000, first.reference, "FT1"))

    with count_queries() as after:
        found = page(shopper.get(f"{prefix}/cart"))
    notices = {one.one("a")["href"].split("/")[-2]: one for one in found.all("div", class_="unpaid")}

    part, whole = (notices[one.reference] for one in (first, other))
    assert [one.one("p", class_="sum").words.count("254") for one in (part, whole)] == [0, 1]
    assert "154" in part.one("p", class_="sum").words
    assert [said in plain(one.words) for one in (part, whole)] == [True, False]
    assert ["100" in one.one("dialog").words for one in (part, whole)] == [True, False]
    assert len(after) <= len(before)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_may_be_paid_already_is_being_confirmed_and_nobody_is_urged_to_pay_again(
    shopper: FlaskClient, prefix: str
) -> None:
    product = goods(stock=9)
    placed = order(shopper, product, method="card")
    put_in(shopper, product)
    with unit_of_work():
        open_page(the_payment(opened(placed.reference)))

    notice = page(shopper.get(f"{prefix}/cart")).one("div", class_="unpaid")

    assert CONFIRMING[prefix].format(placed.reference) in notice.words
    assert [link["href"] for link in notice.all("a")] == [f"{prefix}/orders/{placed.reference}"]
    assert notice.all("form") == []
    walk(shopper, product, method="card")
    assert CONFIRMING[""].format(placed.reference) in page(shopper.get("/checkout/review")).words


def test_nobody_elses_order_is_spoken_of(shopper: FlaskClient) -> None:
    order(shopper, goods(), method="card")

    other = Browser(shopper.application)
    a_stranger(other)

    assert "ينتظر الدفع" not in other.get("/cart").text
    assert other.get("/checkout").location == "/cart"
