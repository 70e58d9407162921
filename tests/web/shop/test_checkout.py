"""From a basket to an order: each step in its turn, what is typed is kept, and nobody orders for another."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import accounts
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury.payments import Payment
from tests.builders.browser import Browser, post
from tests.builders.checking_out import goods, left, placed
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product, fill
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD
from tests.builders.reading import page
from tests.builders.shopping import CONTACT, choose_city, confirm, last_page, put_in, walk


def test_without_a_basket_there_is_nothing_to_order(client: FlaskClient) -> None:
    for step in ("", "/contact", "/delivery", "/payment", "/review"):
        assert client.get(f"/checkout{step}").location == "/cart", step
    for step in ("/contact", "/delivery", "/payment"):
        assert post(client, f"/checkout{step}").location == "/cart", step
    assert post(client, "/checkout", key="x" * 43, seen="100").location == "/checkout"


def test_no_step_is_skipped(client: FlaskClient) -> None:
    put_in(client, goods())
    choose_city(client)

    assert client.get("/checkout").location == "/checkout/contact"
    for step in ("delivery", "payment", "review"):
        assert client.get(f"/checkout/{step}").location == "/checkout/contact", step
    post(client, "/checkout/contact", **CONTACT)
    assert client.get("/checkout").location == "/checkout/delivery"
    assert client.get("/en/checkout/review").location == "/en/checkout/delivery"


def test_a_guest_orders_without_an_account(client: FlaskClient) -> None:
    product = goods(price=8500, stock=5)
    put_in(client, product, 2)
    walk(client, product)

    answer = confirm(client)
    [order] = placed()

    assert (answer.status_code, answer.location) == (303, f"/orders/{order.reference}")
    assert (order.user_id, order.contact_name, order.mobile) == (None, "لمى العتيبي", "+966559876543")
    assert (order.email, order.language, order.method, order.total_minor) == ("lama@example.com", "ar", "cash", 17000)
    assert order.confirmed_at is not None
    assert left(product) == 3
    assert "السلة فارغة" in client.get("/cart").text
    assert client.get(answer.location).status_code == 200


def test_an_order_on_english_pages_is_an_english_order(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product)
    form = last_page(client)

    answer = confirm(client, form, to="/en/checkout")

    assert answer.location == f"/en/orders/{placed()[0].reference}"
    assert placed()[0].language == "en"


def test_a_card_order_leads_to_its_payment_and_waits(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product, method="card")

    answer = confirm(client)
    [order] = placed()

    assert answer.location == f"/orders/{order.reference}/payment"
    assert order.confirmed_at is None
    assert db.session.query(Payment).one().state == "open"


def test_a_members_order_is_theirs_and_their_facts_are_filled_in(client: FlaskClient) -> None:
    product = goods()
    with unit_of_work():
        user = a_member(name="سارة القحطاني", email="sara@example.com")
    sign_in(client, user)
    put_in(client, product)
    choose_city(client)
    fields = {
        one["name"]: one["value"]
        for one in page(client.get("/checkout/contact")).one("div", class_="fields").all("input")
    }
    walk(client, product)
    confirm(client)

    assert fields == {"name": "سارة القحطاني", "mobile": "055 123 4567", "email": "sara@example.com"}
    assert placed()[0].user_id == user.id
    assert placed()[0].contact_name == "لمى العتيبي"


@pytest.mark.parametrize(
    ("prefix", "missing"),
    [("", "يُرجى كتابة اسم من يستلم الطلب."), ("/en", "Write the name of the person who receives the order.")],
)
def test_what_is_wrong_with_a_contact_is_said_beside_it_and_kept(
    client: FlaskClient, prefix: str, missing: str
) -> None:
    put_in(client, goods())
    choose_city(client)

    answer = post(client, f"{prefix}/checkout/contact", name="", mobile="0112345678", email="lama@")
    found = page(answer)

    assert answer.status_code == 422
    assert missing in found.one("span", id="name-error").words
    for field, typed in (("name", ""), ("mobile", "0112345678"), ("email", "lama@")):
        control = found.one("input", id=field)
        assert (control["aria-invalid"], control["value"]) == ("true", typed), field
        assert found.one("div", class_="error-summary").one("a", href=f"#{field}")
    again = page(client.get("/checkout/contact"))
    assert [again.one("input", id=field)["value"] for field in ("mobile", "email")] == ["0112345678", "lama@"]
    assert not again.all("div", class_="error-summary")


def test_a_way_to_pay_that_is_none_is_said_beside_the_choice(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product, method="gold")

    answer = post(client, "/checkout/payment", method="gold")

    assert answer.status_code == 422
    assert "يُرجى اختيار طريقة الدفع." in page(answer).one("fieldset", id="method").words
    assert client.get("/checkout").location == "/checkout/payment"


def test_the_last_page_says_everything(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(name=("بيت نورة", "Bayt Noura"), ways=frozenset({"courier"}))
        product = a_product(of=house, price=8500, name=("بخور معمول", "Incense"), personal_max=20)
    put_in(client, product, 2, personal_text="نورة")
    walk(client, product, way="courier")

    text = page(client.get("/checkout/review")).one("main").words

    said = "لمى العتيبي|055 987 6543|lama@example.com|الرياض|RRRD2929|بيت نورة|شركة التوصيل إلى الرياض|25|بخور معمول|«نورة»|نقداً"
    assert [one for one in said.split("|") if one not in text] == []
    assert "يُصنع لك بطلبك، فلا يُسترجع" in text  # it carries words of the shopper's
    assert "يُسترجع خلال 7 أيام" not in text
    assert "195" in text  # twice 85 and the courier
    assert "لك تصحيح بياناتك خلال 24 ساعة" in text


@pytest.mark.parametrize("key", ["", "x", "0" * 43, "\x00", "ش" * 64, "a" * 5_000, "../", "' OR 1=1 --"])
def test_a_key_of_nobody_places_nothing_and_opens_nothing(client: FlaskClient, key: str) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product)

    assert post(client, "/checkout", key=key, seen=last_page(client).values["seen"]).location == "/checkout/review"
    assert placed() == []


def test_the_stranger_cannot_place_the_order_of_another(app: Flask, client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product)
    form = last_page(client)

    for other in (Browser(app, app.response_class), a_stranger(Browser(app, app.response_class))):
        assert confirm(other, form).location == "/checkout"
    assert placed() == []


def test_what_was_typed_on_the_way_is_there_again(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    walk(client, product)

    texts = [client.get(f"/checkout/{step}").text for step in ("contact", "delivery")]

    assert 'value="لمى العتيبي"' in texts[0]
    assert 'value="RRRD2929"' in texts[1]


@pytest.mark.parametrize("field", ["name", "mobile", "email"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    put_in(client, goods())
    choose_city(client)
    for kind, words in HOSTILE.items():
        answer = post(client, "/checkout/contact", **{**CONTACT, field: words})
        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text + client.get("/checkout/contact").text, kind


def test_a_step_that_comes_back_says_what_the_sum_beside_it_counts(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        short, gone = (a_product(of=house, price=10_000, stock=10) for _ in range(2))
    for product in (short, gone):
        put_in(client, product, 10)
    choose_city(client)
    with unit_of_work():
        fill(short, 9)
        fill(gone, 0)

    beside = page(post(client, "/en/checkout/contact", name="")).one("aside", class_="summary")

    assert [line.one("p", class_="sum").words for line in beside.all("li")[:1]] == ["SAR 900"]
    assert beside.all("li")[1].all("p", class_="sum") == []
    assert [tag.words for tag in beside.all("span", class_="tag")] == [
        "Only 9 pieces left; the sum counts what is left",
        "Sold out",
    ]


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("contact", {**CONTACT, "name": "منيرة"}),
        ("delivery", {"short_address": "", "district": "النرجس", "street": "شارع 9"}),
    ],
)
def test_what_was_typed_after_a_sign_in_had_ended_is_there_when_they_are_back(
    client: FlaskClient, step: str, typed: dict[str, str]
) -> None:
    with unit_of_work():
        member = a_member()
    post(client, "/account/sign-in", email=member.email, password=PASSWORD)
    put_in(client, goods())
    city_id = choose_city(client)
    post(client, "/checkout/contact", **CONTACT)
    with unit_of_work():
        accounts.end_other_sign_ins(member.id)

    asked = post(client, f"/checkout/{step}", city_id=city_id, **typed)
    post(client, asked.location, email=member.email, password=PASSWORD)
    shown = page(client.get(f"/checkout/{step}"))

    assert asked.location == "/account/sign-in?next=/checkout"
    assert {name: shown.one("input", id=name)["value"] for name, text in typed.items() if text} == {
        name: text for name, text in typed.items() if text
    }


def test_nobody_else_who_signs_in_there_is_shown_what_was_typed(client: FlaskClient) -> None:
    with unit_of_work():
        member, other = a_member(), a_member()
    post(client, "/account/sign-in", email=member.email, password=PASSWORD)
    put_in(client, goods())
    with unit_of_work():
        accounts.end_other_sign_ins(member.id)

    asked = post(client, "/checkout/delivery", district="حي الغدير", street="شارع 9")
    post(client, asked.location, email=other.email, password=PASSWORD)
    put_in(client, goods())
    post(client, "/checkout/contact", **CONTACT)
    shown = client.get("/checkout/delivery")

    assert shown.status_code == 200
    assert "حي الغدير" not in asked.text + asked.location + shown.text
