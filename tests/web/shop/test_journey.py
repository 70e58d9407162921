"""The way from a basket to an order: which step comes next, what was typed, and what becomes of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from storefront.web.kit.locale import read_in
from storefront.web.shop.buying_forms import ContactForm
from storefront.web.shop.journey import Journey, filled, journey_of, typed_in
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.trade import a_cart

CONTACT = {"name": "سارة", "mobile": "٠٥٠١٢٣٤٥٦٧", "email": ""}
ADDRESS = {"short_address": "rrrd2929", "district": "", "street": ""}
CASH = {"method": "cash"}


@contextmanager
def a_journey(app: Flask, *, ways: str = "courier", **typed: Any) -> Iterator[Journey]:
    """The journey of a basket with one product, with what was typed at each step."""
    with unit_of_work():
        cart = a_cart((a_product(of=a_family(ways=frozenset(ways.split()))), 1))
        for step, values in typed.items():
            here = {"city_id": cart.city_id} if step == "delivery" else {}
            carts.keep_typed(cart, step, {**values, **here})
    with app.test_request_context("/"):
        yield journey_of(carts.basket(cart))


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ({}, "contact"),
        ({"contact": {**CONTACT, "mobile": "12"}}, "contact"),
        ({"contact": CONTACT}, "delivery"),
        ({"contact": CONTACT, "delivery": {**ADDRESS, "short_address": ""}}, "delivery"),
        ({"contact": CONTACT, "delivery": ADDRESS}, "payment"),
        ({"contact": CONTACT, "delivery": ADDRESS, "payment": {"method": "gold"}}, "payment"),
        ({"contact": CONTACT, "delivery": ADDRESS, "payment": CASH}, "review"),
        ({"delivery": ADDRESS, "payment": CASH}, "contact"),
    ],
)
def test_the_next_step_is_the_first_that_is_not_right(app: Flask, typed: dict[str, Any], step: str) -> None:
    with a_journey(app, **typed) as journey:
        assert journey.next_step() == step


def test_what_is_collected_needs_no_address(app: Flask) -> None:
    empty = dict.fromkeys(ADDRESS, "")
    with a_journey(app, ways="collect", contact=CONTACT, delivery=empty) as journey:
        assert (journey.is_brought, journey.next_step()) == (False, "payment")


def test_a_family_without_a_way_stops_at_delivery(app: Flask) -> None:
    with a_journey(app, ways="", contact=CONTACT, delivery=ADDRESS, payment=CASH) as journey:
        assert (journey.has_ways(), journey.next_step()) == (False, "delivery")


def test_what_was_typed_becomes_whom_the_goods_are_for(app: Flask) -> None:
    with a_journey(app, contact=CONTACT, delivery=ADDRESS, payment=CASH) as journey, read_in("en"):
        journey.next_step()
        contact = journey.as_contact()

    assert (contact.name, contact.mobile, contact.language) == ("سارة", "+966501234567", "en")
    assert (contact.short_address, contact.district) == ("RRRD2929", "")


def test_an_address_is_kept_only_where_something_is_brought(app: Flask) -> None:
    with a_journey(app, ways="collect", contact=CONTACT, delivery=ADDRESS, payment=CASH) as journey:
        journey.next_step()

        assert journey.as_contact().short_address is None


def test_what_was_typed_is_kept_as_text_and_not_for_ever(app: Flask) -> None:
    with app.test_request_context("/"):
        form = ContactForm(MultiDict({"name": "ش" * 5_000, "mobile": "12"}))

        assert typed_in(form) == {"name": "ش" * 300, "mobile": "12", "email": ""}


def test_what_is_usual_stands_there_until_something_is_typed(app: Flask) -> None:
    usual = {"name": "سارة", "mobile": "", "email": ""}
    with app.test_request_context("/"):
        assert filled(ContactForm, None, usual).name.data == "سارة"
        assert filled(ContactForm, {"name": ""}, usual).name.data == ""
