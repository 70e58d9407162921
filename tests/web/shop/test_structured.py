"""What search engines read of a product and a family: valid JSON, the same facts as the page, in its language."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel import arabic, clock
from storefront.kernel.units import unit_of_work
from storefront.web.shop.buying import promise
from storefront.web.shop.structured import availability, embedded
from tests.builders.community import a_family
from tests.builders.goods import a_product, a_weighed_product, variants_of
from tests.builders.reading import page
from tests.builders.whole import whole_product


def told(client: FlaskClient, product: Product, prefix: str = "") -> Mapping[str, Any]:
    path = f"{prefix}/p/{product.id}-{quote(arabic.slug(product.name_ar))}"
    script = page(client.get(path)).one("script", type="application/ld+json")
    found: Mapping[str, Any] = json.loads("".join(script.said))
    return found


def test_a_product_is_told_with_an_offer_for_each_choice(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
        product = whole_product(family)

    found = told(client, product)

    assert (found["@context"], found["@type"]) == ("https://schema.org", "Product")
    assert (found["name"], found["inLanguage"], found["sku"]) == (product.name_ar, "ar", str(product.id))
    assert found["image"] == [f"http://localhost/media/{key[:2]}/{key}/960.jpg" for key in ("aa11", "bb22")]
    assert found["brand"]["name"] == "بيت نورة"
    assert [(offer["price"], offer["priceCurrency"]) for offer in found["offers"]] == [
        ("85.00", "SAR"),
        ("160.00", "SAR"),
    ]
    assert {offer["seller"]["name"] for offer in found["offers"]} == {"بيت نورة"}


def test_it_is_told_in_the_pages_language_and_at_its_address(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(name=("معمول", "Maamoul"))

    found = told(client, product, "/en")

    assert (found["name"], found["inLanguage"]) == ("Maamoul", "en")
    assert found["offers"][0]["url"] == f"http://localhost/en/p/{product.id}-{quote('معمول')}"


def test_what_is_left_decides_what_is_available(client: FlaskClient) -> None:
    with unit_of_work():
        counted, made = a_product(price=(100, 200)), a_product(stock=None)
        for variant, pieces in zip(variants_of(counted), (2, 0), strict=True):
            stock.count(variant, pieces)

    states = [
        offer["availability"].rpartition("/")[2]
        for product in (counted, made)
        for offer in told(client, product)["offers"]
    ]

    assert states == ["InStock", "OutOfStock", "MadeToOrder"]


@pytest.mark.parametrize("pieces", [5, None], ids=["counted", "made to order"])
def test_a_family_on_holiday_offers_nothing_today(client: FlaskClient, pieces: int | None) -> None:
    with unit_of_work():
        away = a_family(closed_until=clock.today() + timedelta(days=9))
        product = a_product(of=away, stock=pieces)

    assert told(client, product)["offers"][0]["availability"] == "https://schema.org/OutOfStock"


def test_what_no_day_is_free_for_is_not_offered_either(app: Flask) -> None:
    with unit_of_work(), app.test_request_context("/"):
        product = a_product(stock=None)
        seen, free = catalogue.shown(product.id), dict[int, int]()

        states = [availability(seen, seen.variants[0], free, promise(seen, free, on)) for on in (clock.today(), None)]

    assert states == ["MadeToOrder", "OutOfStock"]


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!--", "]]>", '"\\', "&lt;", "\u2028\u2029", "🧿"]
)
def test_no_words_can_end_the_script(app: Flask, words: str) -> None:
    text = str(embedded({"name": words}))

    assert not set("<>&") & set(text)
    assert json.loads(text) == {"@context": "https://schema.org", "name": words}


def test_a_portion_tells_its_weight_beside_its_price(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_weighed_product(50, 250, grams=200)

    small, large = told(client, product)["offers"]

    assert [one["availability"].rpartition("/")[2] for one in (small, large)] == ["InStock", "OutOfStock"]
    assert small["priceSpecification"]["price"] == "40.00"
    assert small["priceSpecification"]["referenceQuantity"]["value"] == 50
