"""The ways of paying: what is open for a sum today, in the reader's words, and whether its page can be read."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade.checkouts.refusals import TooManyUnpaid
from storefront.treasury import gateways
from storefront.web.kit.locale import read_in, translations
from storefront.web.shop import methods
from tests.builders.goods import a_product
from tests.builders.payment_pages import main, press, unpaid
from tests.builders.providers import install
from tests.builders.reading import page
from tests.builders.shopping import put_in, walk

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("total", "offered"), [(8500, ["card", "transfer", "cash"]), (199, ["transfer", "cash"]), (10**13, [])]
)
def test_a_sum_is_paid_by_what_takes_it(total: int, offered: list[str]) -> None:
    assert [way.value for way in methods.offered(total)] == offered


def test_without_a_provider_there_is_cash() -> None:
    gateways.open_with({})

    assert [way.value for way in methods.offered(8500)] == ["cash"]


def test_without_a_provider_cards_are_not_offered_and_orders_that_wait_say_so(client: FlaskClient) -> None:
    there = unpaid(client)
    gateways.open_with({})

    pressed = press(client, there)
    with unit_of_work():
        product = a_product()
    put_in(client, product)
    walk(client, product)

    assert pressed.status_code == 409
    assert "طريقة الدفع هذه غير متاحة الآن" in page(pressed).words
    ways = main(client, "/checkout/payment").all("input", name="method")
    assert [way["value"] for way in ways] == ["cash"]


@pytest.mark.parametrize(("language", "label", "foreign"), [("ar", "بطاقة", True), ("en", "Card", False)])
def test_a_page_in_another_language_is_announced(app: Flask, language: str, label: str, foreign: bool) -> None:
    with read_in(language):
        way = methods.way("card")

    assert (way.label, way.is_foreign, way.pays_ahead) == (label, foreign, True)


def test_a_provider_that_speaks_arabic_needs_no_word_about_it() -> None:
    provider = install()
    provider.capabilities = type(provider.capabilities)(
        **{**vars(provider.capabilities), "languages": frozenset({"ar", "en"})}
    )

    assert methods.way("card").is_foreign is False
    assert methods.way("cash").is_foreign is False


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "لديك 3 طلبات تنتظر الدفع، ويلزم دفعها أو إلغاؤها أولاً."),
        ("en", "You have 3 orders waiting to be paid. Pay or cancel them first."),
    ],
)
def test_orders_that_wait_are_told_without_naming_the_way_they_wait_for(language: str, sentence: str) -> None:
    assert translations(language).gettext(TooManyUnpaid.text) == sentence
