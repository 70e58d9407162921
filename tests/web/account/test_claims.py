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
from tests.builders.trade import an_order, held, opened

LIST, PATH, ADDRESS = "/account/orders", "/account/orders/claims", "sara@example.com"
NOT_MINE = "/account/orders/disclaimers"


def as_guest(name: tuple[str, str] | None = ("بيت نورة", "Bayt Noura")) -> orders.Order:
    with unit_of_work():
        goods = a_product(of=a_family(name=name))
        return an_order((goods, 1), email=ADDRESS, name="لمى العتيبي", district="النرجس")


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


@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_not_theirs_leaves_the_list_and_holds_the_account_no_more(app: Flask, language: str) -> None:
    reader, _ = a_member_reading(app, language=language, email=ADDRESS)
    order = as_guest()
    before = page(reader.get("/account/closure"))
    held = [one for one in before.all("form") if one["action"] == f"{language}{NOT_MINE}"]

    typed = {field["name"]: field["value"] for field in held[0].all("input", type="hidden")}
    answer = reader.send(NOT_MINE, typed, at="/account/closure")
    after = reader.read("/account/closure")

    assert (answer.headers["Location"], 'name="current"' in after) == (f"{language}/account/closure", True)
    assert order.reference in page(after).one("div", class_="flashes").words
    assert "guest-orders" not in reader.read(LIST)
    assert (opened(order.reference).email, opened(order.reference).user_id) == ("", None)


@pytest.mark.parametrize("where", ["/account/closure", "/orders/{}"])
def test_whoever_is_led_to_one_of_many_finds_it(app: Flask, where: str) -> None:
    reader, _ = a_member_reading(app, email=ADDRESS)
    oldest, *others = [as_guest(name=None) for _ in range(23)]
    with reader.client.session_transaction() as session:
        session["orders"] = [held(oldest)]

    newest = page(reader.get(LIST)).one("section", id="guest-orders")
    led = [one["href"] for one in page(reader.get(where.format(oldest.reference))).all("a") if "guest=" in one["href"]]
    [link] = [one for one in led if oldest.reference in one]
    shown = page(reader.get(link)).one("section", id="guest-orders")

    assert (link[-13:], oldest.reference in newest.words, oldest.reference in shown.words) == (
        "#guest-orders",
        False,
        True,
    )
    assert [one.words for one in newest.all("a")] == ["طلبات أقدم"]
    older = page(reader.get(newest.one("a")["href"])).one("section", id="guest-orders")
    assert [one for one in (others[1], others[0], oldest) if one.reference not in older.words] == []
    assert [one.words for one in older.all("a")] == ["أحدث هذه الطلبات"]


def test_no_other_address_and_no_visitor_takes_or_mends_anything(app: Flask) -> None:
    reader, _ = a_member_reading(app, email="other@example.com")
    order = as_guest()

    assert "guest-orders" not in reader.read(LIST)
    typed = [order.reference, "\0", ""]
    for path in (PATH, NOT_MINE):
        assert [reader.send(path, {"reference": one}, at="/account/profile").status_code for one in typed] == [404] * 3
        assert Reader(app).send(path, {"reference": order.reference}).status_code == 303
    assert (opened(order.reference).user_id, opened(order.reference).email) == (None, ADDRESS)
