"""How a product reaches a shopper: each road with its fee and its day, the same day as in the basket and on the order."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import delivery
from storefront.web.kit.formats import day
from tests.builders.community import a_family, desk
from tests.builders.goods import a_fresh_food, a_product
from tests.builders.making import a_cake, a_capacity, in_days
from tests.builders.product_pages import a_full_product, address, shown
from tests.builders.reading import page
from tests.builders.shopping import choose_city, order, put_in
from tests.builders.trade import an_order

Counting = Callable[[], AbstractContextManager[list[str]]]


def test_the_roads_to_the_shopper_are_told_with_fee_and_day(client: FlaskClient) -> None:
    product, _ = a_full_product()
    with clock.set_to(clock.now().replace(year=2026, month=11, day=26, hour=9)):
        roads = [road.words for road in shown(client, product).one("ul", class_="deliver").all("li")]

    assert "جاهز الآن، ويُسلَّم من الجمعة 27 نوفمبر" in roads[0]
    assert "توصيل الأسرة داخل الرياض" in roads[1]
    assert "يصل الجمعة 27 نوفمبر" in roads[1]
    assert "15" in roads[1]
    assert "شركة توصيل إلى كل المناطق" in roads[2]
    assert "يصل الأحد 29 نوفمبر" in roads[2]
    assert "استلام من النرجس في الرياض" in roads[3]
    assert "الاستلام الجمعة 27 نوفمبر" in roads[3]


@pytest.mark.parametrize("stock_left", [5, None])
def test_the_product_the_basket_and_the_order_name_the_same_day(client: FlaskClient, stock_left: int | None) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"collect"}))
        product = a_product(of=house, stock=stock_left)
    put_in(client, product)
    choose_city(client)

    promised = shown(client, product).one("ul", class_="deliver").words
    basket = page(client.get("/cart")).one("label", class_="way").words
    placed = order(client, product)

    words = f"الاستلام {day(placed.parcels[0].promised_on)}"
    assert (words in promised, words in basket) == (True, True)


def test_where_it_is_open_on_some_days_the_next_of_them_is_named(client: FlaskClient) -> None:
    on = clock.today() + timedelta(days=3)
    hours = delivery.Hours(frozenset({on.weekday()}), 960, 1320)
    with unit_of_work():
        house = a_family(ways=frozenset({"collect"}))
        product = a_product(of=house)
        people = desk(house)
        delivery.collecting.meet_at_home(house, hours, people)
        outlet = delivery.collecting.Point("outlet", ("منفذ الأسر", "Outlet"), house.city_id, "سوق المدينة", hours)
        delivery.collecting.open_point(house, outlet, people)
    put_in(client, product)
    choose_city(client)

    promised = shown(client, product).one("ul", class_="deliver").words
    basket = [way.words for way in page(client.get("/cart")).all("label", class_="way")]

    words = f"الاستلام {day(on)}"
    assert (promised.count(words), [words in way for way in basket]) == (2, [True, True])
    assert f"ويُسلَّم من {day(on)}" in promised


def test_what_is_made_to_order_says_from_which_day(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(stock=None)
    with clock.set_to(clock.now().replace(year=2026, month=11, day=26, hour=9)):
        text = shown(client, product).words

    assert "يُصنع بالطلب" in text
    assert "يجهز الأحد 29 نوفمبر" in text


def test_the_eleventh_cake_is_promised_for_the_next_free_day(client: FlaskClient, count_queries: Counting) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"collect"}))
        product = a_cake(of=house)
        a_capacity(product, pieces=10)
        an_order((product, 9))
    tenth = shown(client, product).one("ul", class_="deliver").words
    with unit_of_work():
        an_order((product, 1), way="collect")
    with count_queries() as asked:
        eleventh = shown(client, product).one("ul", class_="deliver").words

    assert f"يجهز {day(in_days(1))}" in tenth
    assert f"يجهز {day(in_days(2))}" in eleventh
    assert f"الاستلام {day(in_days(2))}" in eleventh
    assert ("محجوزة" in tenth, "محجوزة" in eleventh) == (False, True)
    assert len(asked) <= 10


def test_fresh_food_goes_by_no_courier_and_does_not_come_back(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(making=catalogue.Making(return_class="F"))

    text = shown(client, product).words

    assert "شركة توصيل" not in text
    assert "طعام طازج، فلا يُسترجع" in text


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "لا يُطلب هذا المنتج الآن"), ("/en", "This product cannot be ordered now")]
)
def test_what_reaches_nobody_is_said_to_be_so_and_has_no_button(client: FlaskClient, prefix: str, words: str) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"courier"}))
        food, other = a_fresh_food(of=house), a_product(of=house)

    told, fine = (client.get(f"{prefix}{address(one)}").text for one in (food, other))

    assert [words in one for one in (told, fine)] == [True, False]
    assert ['id="buy"' in one for one in (told, fine)] == [False, True]
    assert ['form="buy"' in one for one in (told, fine)] == [False, True]
    assert ["https://schema.org/InStock" in one for one in (told, fine)] == [False, True]
    roads = [len(page(one).one("ul", class_="deliver").all("li")) for one in (told, fine)]
    assert roads == [1, 3]  # whether it may be given back; from when on and by whom besides
