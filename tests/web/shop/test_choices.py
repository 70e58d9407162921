"""What is chosen on a list is let go choice by choice, and a list that shows nothing says what would help, with its count."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import catalogue, taxonomy
from storefront.insight import indexing
from storefront.kernel.memory import forget_all
from storefront.kernel.units import unit_of_work
from tests.builders.browser import Browser
from tests.builders.community import a_city, a_family, a_member, a_region, sign_in
from tests.builders.goods import a_category, a_product
from tests.builders.heavy import a_heavy_market
from tests.builders.reading import Element, page

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/c/bukhoor"
MOST_QUERIES = 8


def of_two_regions() -> dict[str, int]:
    """Dear goods that are ready in Riyadh, cheap ones to order there, cheap ones that are ready and hold nuts in Makkah."""
    with unit_of_work():
        here = a_family()
        jeddah = a_city(name=("جدة", "Jeddah"), region=a_region(code="SA-02", slug="makkah"))
        there = a_family(city=jeddah)
        for _ in range(12):
            a_product(of=here, price=90_000, making=catalogue.Making(allergens=()))
        for _ in range(3):
            a_product(of=here, price=1000, stock=None, making=catalogue.Making("made_to_order", 3, allergens=()))
        a_product(of=there, price=1000, making=catalogue.Making(allergens=("nuts",)))
        return {"riyadh": here.city_id, "jeddah": jeddah.id}


def ways_out(answer: Any) -> dict[str, str]:
    """What an empty list offers, each with its address."""
    return {link.words: link["href"] for link in page(answer).one("div", class_="empty").all("a")}


def goods_at(client: FlaskClient, path: str) -> int:
    """How many cards a list shows, on its first page."""
    return len(page(client.get(path)).all("li", class_="card"))


def chips(answer: Any) -> dict[str, Element]:
    return {chip.words: chip for chip in page(answer).one("ul", class_="removable").all("button")}


def test_every_applied_choice_can_be_let_go_alone_and_all_at_once(client: FlaskClient) -> None:
    city = of_two_regions()["riyadh"]
    asked = f"region=riyadh&city={city}&ready=yes&price_to=900&without=nuts&sort=price"

    answer = client.get(f"{LIST}?{asked}")

    assert {words: chip["value"] for words, chip in chips(answer).items()} == {
        "إزالة جاهز الآن": "ready.yes",
        "إزالة منطقة الرياض": "region.riyadh",
        "إزالة الرياض": f"city.{city}",
        "إزالة إلى 900 ر.س": "price_to.900",
        "إزالة خالٍ من المكسرات": "without.nuts",
    }
    assert page(answer).one("ul", class_="removable").one("a", class_="clear")["href"] == f"{LIST}?sort=price"


def test_a_chip_sends_what_was_asked_with_what_to_let_go(client: FlaskClient) -> None:
    of_two_regions()
    answer = client.get(f"{LIST}?region=riyadh&ready=yes&sort=price")

    form = page(answer).one("form", id=chips(answer)["إزالة جاهز الآن"]["form"])

    assert (form["method"], form["action"]) == ("get", LIST)
    assert {field["name"]: field["value"] for field in form.all("input")} == {"region": "riyadh", "ready": "yes"}
    assert form.one("option", selected="")["value"] == "price"


@pytest.mark.parametrize(
    ("drop", "left"),
    [
        ("ready.yes", "region=riyadh&city=1&price_to=900&without=milk,nuts"),
        ("region.riyadh", "ready=yes&price_to=900&without=milk,nuts"),
        ("city.1", "region=riyadh&ready=yes&price_to=900&without=milk,nuts"),
        ("price_to.900", "region=riyadh&city=1&ready=yes&without=milk,nuts"),
        ("without.nuts", "region=riyadh&city=1&ready=yes&price_to=900&without=milk"),
        ("nothing", "region=riyadh&city=1&ready=yes&price_to=900&without=milk,nuts"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_letting_go_leads_to_the_same_list_without_it(client: FlaskClient, prefix: str, drop: str, left: str) -> None:
    with unit_of_work():
        a_category()
    asked = (
        "region=riyadh&city=1&ready=yes&price_from=&price_to=900&without=milk&without=nuts&sort=newest&page=3&upto=9"
    )

    answer = client.get(f"{prefix}{LIST}?{asked}&drop={drop}")

    assert (answer.status_code, answer.location) == (303, f"{prefix}{LIST}?{left}")


def test_ticks_may_come_one_by_one_or_joined(client: FlaskClient) -> None:
    of_two_regions()

    assert goods_at(client, f"{LIST}?without=nuts&without=milk") == goods_at(client, f"{LIST}?without=milk,nuts") == 15


def test_an_empty_list_offers_what_helps_with_what_it_gives(client: FlaskClient) -> None:
    of_two_regions()
    asked = f"{LIST}?region=riyadh&ready=yes&price_to=50&without=nuts"

    arabic, english = ways_out(client.get(asked)), ways_out(client.get(f"/en{asked}"))

    assert list(arabic) == [
        "بدون سعر أقصى: 12 منتجاً",
        "بدون شرط «جاهز الآن»: 3 منتجات",
        "بدون أي شرط: 16 منتجاً",
    ]
    assert next(iter(english)) == "Without a highest price: 12 products"
    for words, href in arabic.items():
        shown = goods_at(client, href)
        assert f": {shown} " in words, (words, shown)


def test_when_no_single_choice_helps_all_are_offered_to_be_let_go(client: FlaskClient) -> None:
    of_two_regions()

    empty = client.get(f"{LIST}?region=makkah&ready=no&price_from=5000&sort=price")

    assert ways_out(empty) == {"بدون أي شرط: 16 منتجاً": f"{LIST}?sort=price"}
    assert "لا يكفي ترك واحد منها" in empty.text


def test_one_choice_is_offered_once(client: FlaskClient) -> None:
    of_two_regions()

    assert ways_out(client.get(f"{LIST}?price_from=5000")) == {"بدون سعر أدنى: 16 منتجاً": LIST}


def test_a_part_takes_along_what_only_it_is_asked(client: FlaskClient) -> None:
    with unit_of_work():
        taxonomy.add_all()
        a_product(place=catalogue.Place(taxonomy.get("shaped-candles")))

    empty = client.get("/c/candles?part=scented-candles&intensity=light")

    for words, href in ways_out(empty).items():
        assert goods_at(client, href) == 1, words


def test_a_list_without_anything_offers_no_way_out_of_choices(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()

    assert ways_out(client.get(f"{LIST}?ready=yes&price_from=10")) == {"كل الأقسام": "/categories"}


def test_a_search_keeps_its_words_when_choices_are_let_go(app: Flask, client: FlaskClient) -> None:
    of_two_regions()
    indexing.rebuild(app.extensions["search"])
    address = f"/search?q={quote('معمول')}"

    assert ways_out(client.get(f"{address}&price_from=5000")) == {"بدون سعر أدنى: 16 منتجاً": address}
    assert "لم نجد شيئاً بهذه الكلمات" in client.get("/search?q=zzzz&price_from=5000").text


def test_an_empty_list_costs_the_same_few_questions(app: Flask, count_queries: Counting) -> None:
    market, reader = a_heavy_market(app), Browser(app, app.response_class)
    with unit_of_work():
        user = a_member()
    sign_in(reader, user)
    costs, asked_dear = {}, market.asked.replace("price_from=1&", "price_from=9998&")

    for path in (
        f"/c/{market.group}?{market.of_group}",
        f"/f/{market.family}?x=y",
        "/search?q=بخور",
        "/seasons/ramadan?x=y",
    ):
        forget_all()
        reader.get(path)
        with count_queries() as asked:
            answer = reader.get(f"{path}&{asked_dear}")
        assert page(answer).one("div", class_="empty"), path
        costs[path] = len([question for question in asked if question != "BEGIN"])

    assert {path: cost for path, cost in costs.items() if cost > MOST_QUERIES} == {}
