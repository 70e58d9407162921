"""Lines of a basket: put in, changed, taken out, put back; what is wrong stands beside its field and comes back."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.community import families
from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import CartLine
from tests.builders.browser import Browser, post
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of
from tests.builders.hostile import HOSTILE
from tests.builders.reading import Element, forms, page
from tests.builders.shopping import put_in

WRONG = ("", " ", "0", "-1", "100", "1.5", "abc", "1e1", "٠", "9" * 400, "<b>", "1;2")


def lines() -> list[CartLine]:
    db.session.rollback()
    return db.session.query(CartLine).populate_existing().order_by(CartLine.id).all()


def goods(**other: object) -> Product:
    with unit_of_work():
        return a_product(**other)  # type: ignore[arg-type]


def check_error(answer: TestResponse, field: str, sentence: str, typed: str) -> None:
    """A refused form: its sentence beside the field and above the form, the field marked, what was typed in it."""
    found = page(answer)
    control = found.one("input", id=field)
    assert answer.status_code == 422
    assert sentence in found.one("span", id=f"{field}-error").words
    assert (control["aria-invalid"], control["value"]) == ("true", typed)
    assert f"{field}-error" in control["aria-describedby"].split()
    assert found.one("div", class_="error-summary").one("a", href=f"#{field}").words == sentence
    assert found.one("title").words.startswith(("خطأ:", "Error:"))


@pytest.mark.parametrize(("quantity", "pieces"), [("1", 1), ("5", 5), ("٣", 3), (" ۲ ", 2)])
def test_pieces_are_put_in_in_any_digits(client: FlaskClient, quantity: str, pieces: int) -> None:
    product = goods(name=("بخور", "Incense"))

    answer = put_in(client, product, quantity)

    assert (answer.status_code, answer.location) == (303, "/cart")
    assert [line.quantity for line in lines()] == [pieces]
    assert "أُضيف «بخور» إلى السلة." in client.get("/cart").text


def test_the_same_goods_are_one_line_and_another_text_another(client: FlaskClient) -> None:
    product = goods(personal_max=20, stock=9)

    for text in ("", "نورة", " نورة ", "سارة"):
        put_in(client, product, 2, personal_text=text)

    assert [(line.personal_text, line.quantity) for line in lines()] == [("", 2), ("نورة", 4), ("سارة", 2)]


def test_a_text_that_is_needed_is_asked_for_beside_its_field(client: FlaskClient) -> None:
    product = goods(personal_max=20, stock=9)
    with unit_of_work():
        db.session.merge(product).personal_needed = True

    asked = page(client.get(f"/p/{product.id}", follow_redirects=True)).one("form", id="buy")
    refused = put_in(client, product, 1, personal_text=" ")
    taken = put_in(client, product, 1, personal_text="نورة")

    assert "required" in asked.one("input", name="personal_text").attrs
    assert "(اختياري)" not in asked.words
    assert (refused.status_code, taken.status_code) == (422, 303)
    assert "قبل كتابة" in page(refused).one("span", id="personal_text-error").words
    assert [line.personal_text for line in lines()] == ["نورة"]


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [
        ("", "في سلتك 60 قطعة من هذا المنتج، ولك أن تزيد 39 قطعة لا أكثر."),
        ("/en", "Your basket holds 60 pieces of this product. You can add 39 pieces more."),
    ],
)
def test_who_has_many_already_reads_how_many_fit_beside_them(client: FlaskClient, prefix: str, sentence: str) -> None:
    product = goods(stock=None)
    with unit_of_work():
        variant = variant_of(product)
    put_in(client, product, 60)

    answer = post(client, f"{prefix}/cart/lines", variant_id=variant.id, quantity="50")

    check_error(answer, "quantity", sentence, "50")
    assert [line.quantity for line in lines()] == [60]


def test_of_several_choices_the_chosen_one_is_put_in(client: FlaskClient) -> None:
    product = goods(price=(8500, 16000))
    with unit_of_work():
        second = variants_of(product)[1].id

    put_in(client, product, variant_id=second)

    assert [line.variant_id for line in lines()] == [second]


@pytest.mark.parametrize("quantity", WRONG)
@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [("", "الكمية عدد صحيح من 1 إلى 99."), ("/en", "The quantity is a whole number from 1 to 99.")],
)
def test_a_number_that_is_none_comes_back_with_a_sentence(
    client: FlaskClient, prefix: str, sentence: str, quantity: str
) -> None:
    product = goods()
    with unit_of_work():
        variant = variant_of(product)

    answer = post(client, f"{prefix}/cart/lines", variant_id=variant.id, quantity=quantity)

    check_error(answer, "quantity", sentence, quantity)
    assert lines() == []


def test_more_than_there_is_says_how_many_there_are(client: FlaskClient) -> None:
    product = goods(stock=3)
    put_in(client, product, 2)

    answer = put_in(client, product, 2)

    check_error(answer, "quantity", "في سلتك قطعتان من هذا المنتج، ولك أن تزيد قطعة واحدة لا أكثر.", "2")
    assert [line.quantity for line in lines()] == [2]


def test_a_text_that_is_too_long_comes_back_whole(client: FlaskClient) -> None:
    product = goods(personal_max=10)

    answer = put_in(client, product, personal_text="إلى أمي الغالية")

    check_error(answer, "personal_text", "النص المطلوب كتابته لا يزيد على 10 أحرف.", "إلى أمي الغالية")


def test_goods_that_take_no_text_any_more_are_not_put_in_without_it_unseen(client: FlaskClient) -> None:
    product = goods()

    answer = put_in(client, product, personal_text="نورة")

    told = page(answer).one("div", id="personal_text")
    assert answer.status_code == 422
    assert "لم يعد هذا المنتج يُصنع بنص يُكتب له" in told.words
    assert "«نورة»" in told.words
    assert lines() == []
    (again,) = [form for form in forms(answer, here="/cart/lines") if form.action == "/cart/lines"]
    assert "personal_text" not in again.values


@pytest.mark.parametrize("variant_id", ["", "0", "-1", "999999", "x", "9" * 30, "1.5"])
def test_goods_that_are_not_there_are_not_found(client: FlaskClient, variant_id: str) -> None:
    goods()

    answer = post(client, "/cart/lines", variant_id=variant_id, quantity="1")

    assert (answer.status_code, answer.location) == (303, "/cart")
    assert "لم يعد هذا المنتج معروضاً." in client.get("/cart").text
    assert lines() == []


def test_goods_that_may_not_be_seen_are_not_found(client: FlaskClient) -> None:
    with unit_of_work():
        hidden, house = a_product(), a_family()
        closed = a_product(of=house)
        catalogue.hide(hidden, SYSTEM, reason="")
        families.suspend(house, SYSTEM, reason="شكوى")

    assert [put_in(client, product).location for product in (hidden, closed)] == ["/cart", "/cart"]


def test_a_price_that_is_sent_along_is_not_looked_at(client: FlaskClient) -> None:
    put_in(client, goods(price=8500), price="1", price_minor="1", kept_price_minor="1", total="0")

    assert [line.kept_price_minor for line in lines()] == [8500]


def test_a_full_basket_says_so(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        many = [a_product(of=house) for _ in range(51)]

    answers = [put_in(client, product).status_code for product in many]

    assert answers == [303] * 50 + [422]
    assert len(lines()) == 50


def line_of(client: FlaskClient, prefix: str = "") -> Element:
    return page(client.get(f"{prefix}/cart")).one("li", class_="line")


@pytest.mark.parametrize(("typed", "pieces"), [("4", 4), ("٥", 5)])
def test_a_number_is_changed(client: FlaskClient, typed: str, pieces: int) -> None:
    put_in(client, goods())
    line = line_of(client)

    answer = post(client, line.one("form")["action"], quantity=typed)

    assert (answer.status_code, answer.location) == (303, f"/cart#{line['id']}")
    assert [one.quantity for one in lines()] == [pieces]


@pytest.mark.parametrize("typed", WRONG)
def test_a_change_that_is_none_comes_back_with_a_sentence(client: FlaskClient, typed: str) -> None:
    put_in(client, goods(), 2)
    line = lines()[0]

    answer = post(client, f"/cart/lines/{line.id}", quantity=typed)

    check_error(answer, f"quantity-{line.id}", "الكمية عدد صحيح من 1 إلى 99.", typed)
    assert [one.quantity for one in lines()] == [2]


def test_a_change_to_more_than_there_is_says_what_is_left(client: FlaskClient) -> None:
    product = goods(stock=4, personal_max=9)
    put_in(client, product, 1)
    put_in(client, product, 1, personal_text="نورة")
    line = lines()[0]

    answer = post(client, f"/cart/lines/{line.id}", quantity="4")

    check_error(answer, f"quantity-{line.id}", "المتاح الآن من هذا المنتج 3 قطع فقط.", "4")


def test_two_numbers_that_are_refused_at_once_are_both_shown(client: FlaskClient) -> None:
    for product in (goods(stock=5), goods(stock=7), goods(stock=9)):
        post(client, "/cart/lines", variant_id=str(variant_of(product).id), quantity="2")
    first, second, third = (line.id for line in sorted(lines(), key=lambda line: line.id))

    answer = post(client, f"/cart/lines/{first}", **{"quantity": "50", f"also-{second}": "خمسة", f"also-{third}": "3"})

    shown = page(answer)
    typed = {one["id"]: one["value"] for one in shown.all("input", name="quantity")}
    wrong = {one["id"] for one in shown.all("span", class_="err")}
    assert answer.status_code == 422
    assert typed == {f"quantity-{first}": "50", f"quantity-{second}": "خمسة", f"quantity-{third}": "2"}
    assert wrong == {f"quantity-{first}-error", f"quantity-{second}-error"}
    assert [one["href"] for one in shown.one("div", class_="error-summary").all("a")] == [
        f"#quantity-{first}",
        f"#quantity-{second}",
    ]
    assert [line.quantity for line in lines()] == [2, 2, 2]


def test_a_change_of_goods_that_are_gone_says_so(client: FlaskClient) -> None:
    product = goods()
    put_in(client, product)
    with unit_of_work():
        catalogue.hide(catalogue.get(product.id), SYSTEM, reason="")
    line = lines()[0]

    answer = post(client, f"/cart/lines/{line.id}", quantity="2")

    assert answer.status_code == 422
    assert "لم يعد هذا المنتج معروضاً." in page(answer).one("span", id=f"quantity-{line.id}-error").words
    assert lines()[0].quantity == 1


@pytest.mark.parametrize("typed", ["9", "x"])
def test_a_line_that_another_tab_took_out_keeps_its_number_and_that_is_said(client: FlaskClient, typed: str) -> None:
    put_in(client, goods(), 2)
    line = lines()[0]
    post(client, f"/cart/lines/{line.id}/removal")

    answer = post(client, f"/cart/lines/{line.id}", quantity=typed)
    told = client.get(answer.location)

    assert (answer.status_code, answer.location) == (303, f"/cart?removed={line.id}")
    assert "لم يعد هذا الصنف في السلة، فلم تتغيّر كميته." in told.text
    post(client, page(told).one("form", class_="undo")["action"])
    assert [(one.quantity, one.removed_at) for one in lines()] == [(2, None)]


def test_a_line_is_taken_out_and_put_back(client: FlaskClient) -> None:
    product = goods(name=("بخور", "Incense"))
    put_in(client, product, 2)
    line = line_of(client)

    out = post(client, line.all("button")[-1]["formaction"])
    empty = page(client.get(out.location))
    undo = empty.one("form", class_="undo")
    back = post(client, undo["action"])

    assert "حُذف «بخور» من السلة." in undo.words
    assert empty.one("div", class_="empty")
    assert back.location == f"/cart#{line['id']}"
    assert [(one.quantity, one.removed_at) for one in lines()] == [(2, None)]


def test_a_line_put_back_of_which_less_is_left_says_so(client: FlaskClient) -> None:
    product = goods(stock=5)
    put_in(client, product, 4)
    post(client, f"/cart/lines/{lines()[0].id}/removal")
    with unit_of_work():
        stock.count(variant_of(product), 1)

    post(client, f"/cart/lines/{lines()[0].id}/restoration")

    assert "بقيت قطعة واحدة فقط" in line_of(client).words


def test_the_stranger_and_another_guest_touch_nobody_elses_line(app: Flask, client: FlaskClient) -> None:
    put_in(client, goods(), 2)
    line = lines()[0].id

    for other in (Browser(app, app.response_class), a_stranger(Browser(app, app.response_class))):
        for step in ("", "/removal", "/restoration"):
            answer = post(other, f"/cart/lines/{line}{step}", quantity="9")
            assert answer.location == "/cart", step
            assert "بخور" not in page(other.get("/cart")).one("main").words
    assert [(one.quantity, one.removed_at) for one in lines()] == [(2, None)]


@pytest.mark.parametrize("field", ["quantity", "variant_id", "personal_text", "via"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    product = goods(personal_max=20, stock=99)
    for kind, words in HOSTILE.items():
        answer = put_in(client, product, **{field: words})
        assert answer.status_code in (303, 404, 422), kind
        assert "<script>alert" not in answer.text + client.get("/cart").text, kind


def test_portions_in_a_basket_share_the_grams_of_their_product(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_weighed_product(250, 500, grams=1200)
        large = variants_of(product)[1]
    put_in(client, product, 3)

    none_left = put_in(client, product, 1, variant_id=large.id)
    too_many = put_in(client, product, 2)

    assert (none_left.status_code, too_many.status_code) == (422, 422)
    assert "لكل الأوزان معاً، في سلتك منها 750 غرام، ولا يكفي الباقي (450 غرام) لهذه العبوة" in none_left.text
    assert [page(one).one("input", id="quantity")["data-most"] for one in (none_left, too_many)] == ["2", "1"]
    assert "في سلتك 3 عبوات من هذا المنتج، ولك أن تزيد عبوة واحدة لا أكثر." in too_many.text
