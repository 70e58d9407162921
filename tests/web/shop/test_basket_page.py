"""The page of a basket answers for several views: fresh, or with the one form that came back wrong in its place."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import accounts, families
from storefront.goods import catalogue, stock
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from storefront.web.shop.basket_page import page as basket_page
from storefront.web.shop.buying_forms import CityForm
from tests.builders.browser import post
from tests.builders.checking_out import placed
from tests.builders.community import a_city, a_family, a_member, sign_in
from tests.builders.goods import a_product, a_weighed_product, variant_of
from tests.builders.reading import forms, page
from tests.builders.shopping import CONTACT, choose_city, confirm, last_page, put_in, walk
from tests.builders.trade import a_cart, delivers


def test_why_an_order_was_not_placed_stands_above_with_what_that_means(app: Flask) -> None:
    with unit_of_work():
        cart = a_cart((a_product(), 1))
    with app.test_request_context("/checkout", method="POST"):
        text = basket_page(carts.basket(cart), told="نفد «بخور».")

    notice = page(text).one("div", class_="notice")
    assert "نفد «بخور»." in notice.words
    assert "لم يُحجز شيء ولم يُدفع شيء" in notice.words


def test_the_form_that_came_back_is_marked_and_the_others_are_fresh(app: Flask) -> None:
    with unit_of_work():
        cart = a_cart((a_product(), 1))
    with app.test_request_context("/cart", method="POST"):
        form = CityForm()
        form.validate()
        text = basket_page(carts.basket(cart), city_form=form)

    assert len(page(text).one("div", class_="error-summary").all("a")) == 1
    assert page(text).one("title").words.startswith("خطأ:")


def test_a_wrong_note_for_one_family_leaves_the_note_of_another(client: FlaskClient) -> None:
    with unit_of_work():
        houses = [a_family() for _ in range(2)]
        goods = [a_product(of=house) for house in houses]
    for product in goods:
        put_in(client, product)
    choose_city(client)
    first, second = (f"f{house.id}-note" for house in houses)
    post(client, f"/cart/families/{houses[1].id}", **{second: "بلا سكر"})

    answer = page(post(client, f"/cart/families/{houses[0].id}", **{first: "ن" * 301}))

    assert answer.one("textarea", id=first)["aria-invalid"] == "true"
    assert answer.one("textarea", id=second).words == "بلا سكر"


def test_what_was_taken_out_can_be_put_back_from_the_page(client: FlaskClient) -> None:
    with unit_of_work():
        goods = [a_product(name=(name, name)) for name in ("بخور", "معمول")]
    for product in goods:
        put_in(client, product)
    post(client, "/cart/lines/1/removal")

    folds = page(client.get("/cart")).all("details", class_="fold")
    removed = next(fold for fold in folds if "أصناف حُذفت من السلة" in fold.words)

    assert removed.one("form")["action"] == "/cart/lines/1/restoration"
    assert page(client.get("/cart?removed=1")).one("form", class_="undo")["action"] == "/cart/lines/1/restoration"
    assert not page(client.get("/cart?removed=<b>")).all("form", class_="undo")


def figures(client: FlaskClient) -> list[str]:
    """What the line, its parcel and the whole basket cost."""
    here = page(client.get("/en/cart"))
    sums = [row.one("dd").words for row in here.one("dl", class_="totals").all("div")]
    return [*(one.words for one in here.one("section", class_="parcel").all("p", class_="sum")), *sums]


def test_a_basket_of_which_less_is_left_costs_what_is_left_before_and_after_agreeing(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family(ways=frozenset({"courier"})), price=10_000, stock=10)
    put_in(client, product, 10)
    choose_city(client)
    with unit_of_work():
        stock.count(variant_of(product), 9)

    told, before = client.get("/en/cart").text, figures(client)
    post(client, "/cart/acceptance")

    assert "Only 9 pieces left; the sum counts what is left" in told
    assert before == figures(client) == ["SAR 900", "Parcel totalSAR 925", "SAR 900", "SAR 25", "SAR 925"]


def test_a_line_of_which_nothing_can_be_had_shows_no_sum(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family(ways=frozenset({"courier"})), price=10_000, stock=10)
    put_in(client, product, 10)
    with unit_of_work():
        stock.count(variant_of(product), 0)

    assert figures(client) == ["Parcel totalSAR 0", "SAR 0", "SAR 0", "SAR 0"]


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (
            5,
            "Your text is longer than can be put on it now (up to 5 characters); add it from its page with a shorter one",
        ),
        (0, "No longer made with a text of yours; add it from its page without one if you want it so"),
    ],
)
def test_a_text_that_fits_no_more_is_told_and_nothing_is_ordered_without_it(
    client: FlaskClient, most: int, told: str
) -> None:
    with unit_of_work():
        product = a_product(personal_max=20)
    put_in(client, product, personal_text="إلى أمي الغالية")
    walk(client, product)
    form = last_page(client)
    with unit_of_work():
        catalogue.get(product.id).personal_max = most

    answer = confirm(client, form, to="/en/checkout")

    assert (answer.status_code, placed()) == (409, [])
    assert [tag.words for tag in page(answer).all("span", class_="tag")] == [told]
    assert client.get("/checkout/review").location == "/cart"


def test_who_lives_where_a_family_does_not_deliver_reads_that(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"collect"}))
        abha, product = a_city(name=("أبها", "Abha")), a_product(of=house)
        delivers(house, a_city())
    put_in(client, product)

    def told(city_id: int) -> list[bool]:
        post(client, "/cart", city_id=city_id)
        post(client, "/checkout/contact", **CONTACT)
        sentence = "This family does not deliver this parcel to Abha."
        return [sentence in client.get(path).text for path in ("/en/cart", "/en/checkout/delivery")]

    assert [told(a_city().id), told(abha.id)] == [[False, False], [True, True]]


def one_is_away(client: FlaskClient) -> list[int]:
    """A basket of two families, the first of which goes on holiday; both."""
    with unit_of_work():
        houses = [a_family() for _ in range(2)]
        goods = [a_product(of=house, price=price) for house, price in zip(houses, (7000, 500), strict=True)]
    for product in goods:
        put_in(client, product)
    with unit_of_work():
        families.close_until(families.get(houses[0].id), clock.today() + timedelta(days=4), note=("في سفر", "Away"))
    return [house.id for house in houses]


@pytest.mark.parametrize(("prefix", "words"), [("", "متابعة الطلب بدونها"), ("/en", "Check out without them")])
def test_the_order_goes_on_without_a_family_on_holiday(client: FlaskClient, prefix: str, words: str) -> None:
    _, there = one_is_away(client)
    answer = client.get(f"{prefix}/cart")
    way = next(form for form in forms(answer, here="/cart") if form.action.endswith("/cart/closed/removal"))

    assert words in page(answer).one("aside", class_="panel").words
    totals = page(client.get("/en/cart")).one("dl", class_="totals").all("dd")
    assert (totals[0].words, totals[-1].words) == ("SAR 5", "SAR 5")
    assert post(client, way.action).location == f"{prefix}/checkout"
    assert client.get("/checkout/contact").status_code == 200
    assert [part["id"] for part in page(client.get("/cart")).all("section", class_="parcel")] == [f"family-{there}"]
    assert len(page(client.get("/cart")).all("li", class_="fixed")) == 1


def test_the_goods_of_one_family_leave_together_and_can_come_back(client: FlaskClient) -> None:
    away, there = one_is_away(client)

    post(client.application.test_client(), f"/cart/families/{away}/removal")
    assert len(page(client.get("/cart")).all("section", class_="parcel")) == 2
    for _ in range(2):
        assert post(client, f"/cart/families/{away}/removal").location == "/cart"
    assert [part["id"] for part in page(client.get("/cart")).all("section", class_="parcel")] == [f"family-{there}"]
    post(client, f"/cart/families/{there}/removal")
    assert len(page(client.get("/cart")).all("li", class_="fixed")) == 2


@pytest.mark.parametrize(("prefix", "words"), [("", "انتهى تسجيل دخولك"), ("/en", "Your sign-in has ended")])
def test_whose_sign_in_ended_is_told_where_the_basket_is(client: FlaskClient, prefix: str, words: str) -> None:
    with unit_of_work():
        member, product = a_member(), a_product()
    sign_in(client, member)
    put_in(client, product)
    with unit_of_work():
        accounts.end_other_sign_ins(member.id)

    told = page(client.get(f"{prefix}/cart")).one("div", class_="empty")

    assert told.one("h2").words == words
    assert told.one("a")["href"] == f"{prefix}/account/sign-in?next={prefix}/cart"
    for path in ("/checkout", "/checkout/review"):
        answer = client.get(prefix + path)
        assert answer.location == f"{prefix}/account/sign-in?next={prefix}/checkout"
        assert words in client.get(answer.location).text


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_press_in_a_basket_that_is_gone_leads_to_where_the_reason_stands(client: FlaskClient, prefix: str) -> None:
    with unit_of_work():
        member, product = a_member(), a_product()
    sign_in(client, member)
    put_in(client, product)
    line = page(client.get("/cart")).one("li", class_="line")["id"].removeprefix("line-")
    with unit_of_work():
        accounts.end_other_sign_ins(member.id)

    for step in (f"lines/{line}", f"lines/{line}/removal", f"families/{product.family_id}"):
        for reader in (client, client.application.test_client()):
            assert post(reader, f"{prefix}/cart/{step}", quantity="2").location == f"{prefix}/cart", step


def test_what_one_piece_costs_says_that_it_is_for_one(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(price=11_200)
    put_in(client, product, 2)

    each = [page(client.get(f"{prefix}/cart")).one("p", class_="each").words for prefix in ("", "/en")]

    assert [words.split()[-1] for words in each] == ["للقطعة", "each"]


def test_what_a_portion_costs_says_of_how_much_and_portions_are_no_pieces(client: FlaskClient) -> None:
    with unit_of_work():
        spice, incense = a_weighed_product(250, kilo=80_000), a_product()
    put_in(client, spice, 2)

    alone = [page(client.get(f"{prefix}/cart")) for prefix in ("", "/en")]
    put_in(client, incense)
    beside = page(client.get("/en/cart")).one("p", class_="lead").words

    assert [one.one("p", class_="each").words for one in alone] == ["200 ر.س لكل 250 غرام", "SAR 200 per 250 g"]
    leads = [one.one("p", class_="lead").words for one in alone]
    assert ("عبوتان من أسرة واحدة" in leads[0], "2 portions from" in leads[1]) == (True, True)
    assert "3 pieces from" in beside


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "أُضيف «بخور» إلى السلة. الدكّة في إجازة حتى"), ("/en", "is in your basket. The shop")]
)
def test_goods_of_a_family_on_holiday_are_put_in_with_the_day_it_is_back(
    client: FlaskClient, prefix: str, words: str
) -> None:
    with unit_of_work():
        house = a_family()
        product = a_product(of=house, name=("بخور", "Incense"))
        variant = variant_of(product).id
        families.close_until(families.get(house.id), clock.today() + timedelta(days=4))

    post(client, f"{prefix}/cart/lines", variant_id=variant, quantity="1")

    assert words in client.get(f"{prefix}/cart").text


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "تُحفظ بالزر الذي بجانب كل منها"), ("/en", "with the button beside it")]
)
def test_without_scripts_it_is_said_that_numbers_are_saved_by_their_buttons(
    client: FlaskClient, prefix: str, words: str
) -> None:
    with unit_of_work():
        product = a_product()
    put_in(client, product)

    assert words in page(client.get(f"{prefix}/cart")).one("noscript").words
