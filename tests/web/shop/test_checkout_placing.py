"""From the last page to an order: one, however often it is pressed; what changed meanwhile is told and takes nothing."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.community import families
from storefront.goods import catalogue, stock
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.web.kit.formats import day
from tests.builders.browser import post
from tests.builders.checking_out import days, goods, left, placed
from tests.builders.community import a_family
from tests.builders.goods import a_product, variant_of
from tests.builders.making import a_cake, a_capacity, in_days
from tests.builders.reading import page
from tests.builders.shopping import confirm, last_page, put_in, walk
from tests.builders.trade import an_order


def test_pressed_twice_reloaded_or_gone_back_to_it_is_one_order(client: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(client, product, 2)
    walk(client, product)
    form = last_page(client)

    answers = [confirm(client, form).location for _ in range(4)]
    client.get("/checkout/review")

    assert len(placed()) == 1
    assert set(answers) == {f"/orders/{placed()[0].reference}"}
    assert left(product) == 7


def test_two_tabs_of_one_basket_are_one_order(client: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(client, product)
    walk(client, product)
    tabs = [last_page(client), last_page(client)]

    locations = [confirm(client, tab).location for tab in tabs]

    assert locations[0] == locations[1]
    assert len(placed()) == 1


def test_a_tab_from_before_another_order_places_nothing_anew(client: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(client, product)
    walk(client, product)
    old = last_page(client)
    confirm(client, old)
    put_in(client, product)
    walk(client, product)

    first, new = confirm(client, old).location, confirm(client).location

    assert first != new
    assert len(placed()) == 2


def check_nothing_was_taken(answer: TestResponse, *words: str) -> None:
    assert answer.status_code == 409
    told = page(answer).one("div", class_="notice").words
    assert [one for one in words if one not in told] == []
    assert "لم يُحجز شيء ولم يُدفع شيء" in told
    assert placed() == []


def test_sold_out_meanwhile_takes_nothing_and_says_of_which_how_much_is_left(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        scarce, plenty = a_product(of=house, stock=5, name=("بخور نادر", "Rare")), a_product(of=house, stock=5)
    for product in (scarce, plenty):
        put_in(client, product, 3)
    walk(client, scarce)
    form = last_page(client)
    with unit_of_work():
        stock.count(variant_of(scarce), 1)

    answer = confirm(client, form)

    check_nothing_was_taken(answer, "لم يبقَ من «بخور نادر» إلا قطعة واحدة.")
    assert (left(scarce), left(plenty)) == (1, 5)
    assert "بقيت قطعة واحدة فقط" in answer.text


def test_when_all_of_it_is_sold_out_that_is_said_too(client: FlaskClient) -> None:
    product = goods(stock=5)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        stock.count(variant_of(product), 0)

    check_nothing_was_taken(confirm(client, form), product.name_ar)


def test_after_agreeing_the_rest_can_be_ordered_at_once(client: FlaskClient) -> None:
    product = goods(stock=5)
    put_in(client, product, 3)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        stock.count(variant_of(product), 1)
    confirm(client, form)

    agreed = post(client, "/cart/acceptance", next="/checkout/review")
    answer = confirm(client)

    assert agreed.location == "/checkout/review"
    assert answer.location == f"/orders/{placed()[0].reference}"
    assert left(product) == 0


def test_a_price_that_rose_meanwhile_is_not_charged_unseen(client: FlaskClient) -> None:
    product = goods(price=8500)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        catalogue.reprice(variant_of(product), 9900)

    check_nothing_was_taken(confirm(client, form), "تغيّر")


def test_a_family_that_closed_meanwhile_takes_no_order(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        families.close_until(families.get(product.family_id), clock.today().replace(year=2999))

    check_nothing_was_taken(confirm(client, form))


def test_a_day_that_was_taken_meanwhile_is_told_and_the_next_one_offered(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_cake()
        capacity = a_capacity(product, pieces=2)
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        an_order((product, 2))

    told = confirm(client, form)
    nothing_yet = len(placed())
    again = confirm(client)

    assert (told.status_code, nothing_yet, again.status_code) == (409, 1, 303)
    assert f"الآن {day(in_days(2))}" in page(told).one("div", class_="notice").words
    assert f"تستلمه {day(in_days(2))}" in told.text
    assert days(capacity) == [2, 1]


@pytest.mark.parametrize("seen", ["", "x", "2026-13-40", "٢٠٢٦-١٢-٠١", "9" * 400, "9999-12-31"])
def test_a_day_that_is_none_takes_nobodys_place(client: FlaskClient, seen: str) -> None:
    with unit_of_work():
        product = a_cake()
        capacity = a_capacity(product, pieces=1)
        an_order((product, 1))
    put_in(client, product)
    walk(client, product)
    form = last_page(client)
    form.values[f"f{product.family_id}-day"] = seen

    assert (confirm(client, form).status_code, days(capacity)) == (303, [1, 1])


@pytest.mark.parametrize("seen", ["", "1", "-8500", "0", "9" * 400, "x", "٨٥٠٠", "8500.0"])
def test_another_sum_than_the_pages_own_is_no_agreement(client: FlaskClient, seen: str) -> None:
    product = goods(price=8500)
    put_in(client, product)
    walk(client, product)

    answer = post(client, "/checkout", key=last_page(client).values["key"], seen=seen, total_minor="1", price="1")

    assert answer.status_code == 409
    assert placed() == []
