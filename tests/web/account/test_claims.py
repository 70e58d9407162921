"""Taking over, from the list of one's orders, what was ordered as a guest with the account's address."""

import json

import pytest
from flask import Flask

from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.trade import an_order, opened

LIST, PATH, ADDRESS = "/account/orders", "/account/orders/claims", "sara@example.com"


def as_guest(email: str = ADDRESS) -> orders.Order:
    with unit_of_work():
        goods = a_product(of=a_family(name=("بيت نورة", "Bayt Noura")))
        return an_order((goods, 1), email=email, name="لمى العتيبي", district="النرجس")


@pytest.mark.parametrize(("language", "family"), [("", "بيت نورة"), ("/en", "Bayt Noura")])
def test_reference_day_and_family_are_offered_and_nothing_of_a_person(app: Flask, language: str, family: str) -> None:
    reader, _ = a_member_reading(app, language=language, email=ADDRESS)
    order = as_guest()

    offer = page(reader.get(LIST)).one("section", id="guest-orders").words

    assert [word for word in (order.reference, family) if word not in offer] == []
    secrets = ("لمى", "النرجس", "RRRD2929", "055", ADDRESS)
    assert [secret for secret in secrets if secret in offer] == []


def test_one_press_and_it_is_in_the_list_and_in_what_is_taken_along(app: Flask) -> None:
    reader, user = a_member_reading(app, email=ADDRESS)
    order = as_guest()
    before = json.loads(reader.get("/account/data").text)

    answer = reader.send(PATH, {"reference": order.reference}, at=LIST)
    after, shown = json.loads(reader.get("/account/data").text), reader.read(LIST)

    assert (answer.headers["Location"], opened(order.reference).user_id) == (LIST, user.id)
    assert (f'href="/orders/{order.reference}"' in shown, "guest-orders" in shown) == (True, False)
    known = [(told["orders"], told["orders_without_account"]) for told in (before, after)]
    assert [[row["reference"] for row in rows] for pair in known for rows in pair] == [
        *([], [order.reference]),
        *([order.reference], []),
    ]
    assert set(known[0][1][0]) == {"reference", "placed_at", "families"}


def test_no_other_address_and_no_visitor_takes_anything_over(app: Flask) -> None:
    reader, _ = a_member_reading(app, email="other@example.com")
    order = as_guest()

    assert "guest-orders" not in reader.read(LIST)
    typed = [order.reference, "\0", ""]
    assert [reader.send(PATH, {"reference": one}, at="/account/profile").status_code for one in typed] == [404] * 3
    assert Reader(app).send(PATH, {"reference": order.reference}).status_code == 303
    assert opened(order.reference).user_id is None
