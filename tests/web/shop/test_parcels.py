"""A family's part of a basket as its page shows it: lines, ways, sums, and what has changed in words."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, delivery
from storefront.web.kit.locale import read_in
from storefront.web.shop import parcels
from tests.builders.browser import post
from tests.builders.community import VAT_NUMBER, a_city, a_family
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.reading import Element, page
from tests.builders.shopping import a_last_piece, changed_basket, choose_city, put_in
from tests.builders.trade import a_cart, delivers


def a_piece(**other: Any) -> Any:
    usual = {
        "together": 0,
        "offered": True,
        "left": 9,
        "is_enough": True,
        "was_minor": None,
        "ready_on": date(2026, 12, 1),
    }
    texts = {
        "lacks_text": False,
        "text_is_too_long": False,
        "variant": SimpleNamespace(product=SimpleNamespace(), grams=None),
    }
    return SimpleNamespace(**{**texts, **usual, **other})


def takes(letters: int) -> Any:
    """A choice of goods of which a text may have so many letters."""
    return SimpleNamespace(product=SimpleNamespace(personal_max=letters))


@pytest.mark.parametrize(
    ("piece", "note"),
    [
        (a_piece(), None),
        (a_piece(left=None), None),
        (a_piece(lacks_text=True, was_minor=1), ("bad", "يُصنع بما يُكتب له؛ يُضاف من صفحته مع النص")),
        (a_piece(was_minor=8500), ("warn", "تغيّر السعر، وكان 85 ر.س")),
        (
            a_piece(text_is_too_long=True, variant=takes(5), left=2, is_enough=False),
            ("bad", "نصّك أطول مما يُكتب عليه الآن (حتى 5 أحرف)؛ يُضاف من صفحته بنص أقصر"),
        ),
        (
            a_piece(text_is_too_long=True, variant=takes(0), was_minor=1),
            ("bad", "لم يعد يُصنع بنص يُكتب له؛ يُضاف من صفحته بلا نص إن أردته كذلك"),
        ),
        (a_piece(left=2, is_enough=False), ("warn", "بقيت قطعتان فقط، والمبلغ محسوب بما بقي")),
        (a_piece(left=2, is_enough=False, was_minor=1), ("warn", "بقيت قطعتان فقط، والمبلغ محسوب بما بقي")),
        (a_piece(left=0, is_enough=False), ("bad", "نفد")),
        (
            a_piece(left=1, is_enough=False, together=560),
            ("warn", "بقي من هذا المنتج 560 غرام لكل الأوزان معاً، والمحسوب هنا عبوة واحدة"),
        ),
        (a_piece(left=0, is_enough=False, together=60), ("bad", "لا تكفي: بقي من هذا المنتج 60 غرام لكل الأوزان معاً")),
        (a_piece(left=None, ready_on=None, was_minor=1), ("bad", "أيام صنعه محجوزة كلها، ويمكن طلب كمية أقل")),
        (a_piece(offered=False, left=0, is_enough=False), ("bad", "لم يعد معروضاً")),
    ],
)
def test_the_worst_of_what_has_changed_is_said(app: Flask, piece: Any, note: tuple[str, str] | None) -> None:
    assert parcels.note_of(piece) == note


def test_a_fee_is_a_sum_or_free(app: Flask) -> None:
    assert (parcels.riyals(1500), parcels.riyals(0)) == ("15 ر.س", "مجاناً")
    with read_in("en"):
        assert (parcels.riyals(1550), parcels.riyals(0)) == ("SAR 15.50", "Free")


def shown(app: Flask, basket: carts.Basket, **typed: Any) -> list[parcels.PartRow]:
    with app.test_request_context("/"):
        return parcels.parts_of(basket, **typed)


def test_a_part_has_its_ways_in_order_the_chosen_one_marked(app: Flask) -> None:
    with unit_of_work():
        house = a_family()
        delivers(house, a_city(), 1500)
        cart = a_cart((a_product(of=house, price=1000), 2))
        carts.choose_way(cart, house.id, way=delivery.COURIER, note="بلا سكر")

    [part] = shown(app, carts.basket(cart))

    assert [(way.value, way.cost, way.checked) for way in part.ways] == [
        ("own", "15 ر.س", False),
        ("courier", "25 ر.س", True),
        ("collect", "مجاناً", False),
    ]
    assert (part.items_minor, part.delivery_minor, part.total_minor) == (2000, 2500, 4500)
    assert part.note == "بلا سكر"


def test_a_line_costs_what_can_be_had_of_it_and_one_that_is_gone_nothing(app: Flask) -> None:
    with unit_of_work():
        house = a_family()
        short, gone = (a_product(of=house, price=1000, stock=9) for _ in range(2))
        cart = a_cart((short, 5), (gone, 5))
        fill(short, 3)
        fill(gone, 0)

    [part] = shown(app, carts.basket(cart))

    assert [(line.quantity, line.line_minor) for line in part.lines] == [(5, 3000), (5, None)]
    assert part.items_minor == 3000


def test_a_line_offers_no_more_than_there_is(app: Flask) -> None:
    with unit_of_work():
        house = a_family(vat_number=VAT_NUMBER)
        cart = a_cart((a_product(of=house, stock=4), 1), (a_product(of=house, stock=None), 1))

    [part] = shown(app, carts.basket(cart))

    assert [line.maximum for line in part.lines] == [4, 99]
    assert part.house.is_taxed


def test_a_number_that_was_typed_wrong_stands_in_its_line(app: Flask) -> None:
    with unit_of_work():
        cart = a_cart((a_product(), 1))
    basket = carts.basket(cart)
    line_id = basket.parts[0].pieces[0].line.id

    [part] = shown(app, basket, typed={line_id: ("مئة", "عدد من 1 إلى 99")})

    assert (part.lines[0].quantity, part.lines[0].error) == ("مئة", "عدد من 1 إلى 99")


def test_choice_and_text_stand_beside_the_name(app: Flask) -> None:
    with unit_of_work():
        product = a_product(price=(100, 200), personal_max=9)
        cart = a_cart()
        carts.put(cart, variant_of(product).id, 1, personal_text="نورة")

    [part] = shown(app, carts.basket(cart))

    assert part.lines[0].options == "100 غرام · «نورة»"


def delivery_told(client: FlaskClient) -> str:
    """What the basket says of the delivery of all of it."""
    return page(client.get("/en/cart")).one("dl", class_="totals").all("div")[1].one("dd").words


@pytest.mark.parametrize(("own", "told"), [(1500, "SAR 15"), (9000, "SAR 25"), (0, "Free")])
def test_until_one_is_chosen_the_cheapest_way_that_is_brought_counts(client: FlaskClient, own: int, told: str) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"courier", "collect"}))
        delivers(house, a_city(), own)
        product = a_product(of=house)
    put_in(client, product)
    choose_city(client)

    ways = page(client.get("/en/cart")).all("label", class_="way")
    (chosen,) = [way for way in ways if "checked" in way.one("input").attrs]

    assert told in chosen.words
    assert delivery_told(client) == told


def test_a_delivery_that_is_not_chosen_yet_is_not_called_free(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(city=a_city(name=("أبها", "Abha")), ways=frozenset({"collect"}))
        product = a_product(of=house)
    put_in(client, product)
    before = delivery_told(client)
    choose_city(client)
    unnamed = delivery_told(client)

    post(client, f"/cart/families/{house.id}", **{f"f{house.id}-way": "collect"})

    assert before == "Known once you choose a city"
    assert unnamed == "Worked out once you choose how to receive it"
    assert delivery_told(client) == "Free"


def families_of(client: FlaskClient) -> list[Element]:
    return page(client.get("/cart")).all("section", class_="parcel")


def test_a_line_of_which_nothing_can_be_had_can_only_be_taken_out(client: FlaskClient) -> None:
    changed_basket(client)

    lines = [line for part in families_of(client) for line in part.all("li", class_="line")]
    forms = [line.one("form")["action"].rsplit("/", 1)[-1] == "removal" for line in lines]

    assert [len(line.all("input", class_="num")) for line in lines] == [1, 1, 0, 0]
    assert forms == [False, False, True, True]
    assert [[one.words.split()[0] for one in line.all("button", type="submit")] for line in lines[2:]] == [["حذف"]] * 2
    post(client, lines[2].one("form")["action"])
    assert len([line for part in families_of(client) for line in part.all("li", id=lines[2]["id"])]) == 0


def test_of_a_choice_that_has_run_out_the_others_are_a_step_away(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(price=(100, 200), stock=5)
    put_in(client, product)
    with unit_of_work():
        stock.count(variant_of(product), 0)

    [part] = families_of(client)
    [link] = [one for one in part.all("a") if one.words == "خيارات أخرى من هذا المنتج"]

    assert link["href"].startswith(f"/p/{product.id}-")
    assert client.get(link["href"]).status_code == 200


def test_a_number_for_a_line_that_has_run_out_meanwhile_is_refused_where_it_stands(client: FlaskClient) -> None:
    product = a_last_piece(client)
    with unit_of_work():
        stock.count(variant_of(product), 0)
    line = families_of(client)[0].one("li", class_="line")["id"].removeprefix("line-")

    answer = page(post(client, f"/cart/lines/{line}", quantity=2))

    [link] = answer.one("div", class_="error-summary").all("a")
    assert link["href"] == f"#quantity-{line}"
    assert answer.one("div", id=f"quantity-{line}").words
