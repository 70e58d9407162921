"""A new product in one page: pictures kept whatever else is wrong, sound answers to everything, published or kept as a draft."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue, shelves, stock, uploads
from storefront.goods.allergens import stated_allergens
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_category, a_draft, a_product, variant_of
from tests.builders.pictures import a_picture
from tests.builders.reading import Element, page

NEW = "/family/products/new"
PAGE = "a" * 32  # the page it is sent from


def category_id(**wish: Any) -> int:
    with unit_of_work():
        return a_category(**wish).id


def send(client: FlaskClient, step: str = "publish", **typed: Any) -> TestResponse:
    """Presses a button of the form; what is not typed is as the form opens for a family without products."""
    given = {
        "name": "مبخرة",
        "price": "85",
        "usual": "other",
        "mode": "counted",
        "pieces": "1",
        "days": "3",
        "once": PAGE,
    }
    return post(client, NEW, step=step, **given | typed)


def photo(name: str = "IMG_1.jpg", data: bytes | None = None) -> tuple[BytesIO, str]:
    return BytesIO(a_picture() if data is None else data), name


def made() -> Product:
    db.session.rollback()
    product = db.session.scalars(db.select(Product)).one()
    return catalogue.of_family(product.family_id, product.id)


def waiting(family_id: int) -> int:
    return db.session.query(uploads.Upload).filter_by(family_id=family_id).count()


def snaps(answer: TestResponse) -> list[Element]:
    return page(answer).one("ul", class_="snaps").all("li", class_="snap")


def test_a_picture_a_name_and_a_price_make_a_product_that_shoppers_see(client: FlaskClient) -> None:
    a_desk(client)

    answer = send(client, category=category_id(return_classes="M/F"), photos=photo(), price="١٬٢٥٠٫٥ ر.س")
    product = made()
    card = shelves.card(product.id)

    assert answer.location == f"/family/products/{product.id}"
    assert (product.status, product.name_ar, product.return_class) == ("published", "مبخرة", "M")
    assert [(one.width, one.height, one.alt_ar) for one in product.photos] == [(480, 480, "مبخرة")]
    assert card is not None
    assert (card.price_minor, card.pieces_left, card.photo_key) == (125_050, 1, product.photos[0].key)
    assert waiting(product.family_id) == 0


def test_what_is_made_to_order_needs_days_and_no_pieces(client: FlaskClient) -> None:
    a_desk(client)

    send(client, category=category_id(), mode="made_to_order", days="٥", pieces="x")
    product = made()

    assert (product.stock_mode, product.lead_days, stock.free(variant_of(product).id)) == ("made_to_order", 5, 0)


@pytest.mark.parametrize("price", ["85", ""])
def test_a_draft_may_wait_for_its_price(client: FlaskClient, price: str) -> None:
    a_desk(client)

    answer = send(client, "draft", category=category_id(), price=price)
    product = made()

    assert (product.status, len(product.variants)) == ("draft", bool(price))
    assert "مسودة" in client.get(answer.location).text
    assert shelves.card(product.id) is None


def test_food_goes_to_the_office_first(client: FlaskClient) -> None:
    a_desk(client)

    answer = send(client, category=category_id(slug="food", permit="food"), made_of="تمر")

    assert (made().status, made().made_of_ar) == ("pending_review", "تمر")
    assert "بعد مراجعته" in client.get(answer.location).text


def test_a_shop_that_is_not_open_yet_publishes_for_the_day_it_opens(client: FlaskClient) -> None:
    a_desk(client, status="submitted")
    form = client.get(NEW).text

    answer = send(client, category=category_id())

    assert "ينشر حين تُفتح دكّتنا" in form
    assert made().status == "published"
    assert shelves.card(made().id) is None
    assert "يُعرض حين تُفتح دكّتكم" in client.get(answer.location).text


WRONG = [
    ({"name": ""}, "name", "اكتبوا اسم المنتج"),
    ({"name": "ش" * 121}, "name", "النص طويل"),
    ({"price": ""}, "price", "اكتبوا السعر"),
    ({"price": "0"}, "price", "أكبر من صفر"),
    ({"price": "مجاناً"}, "price", "اكتبوا السعر"),
    ({"category": "0"}, "category", "اختاروا التصنيف"),
    ({"category": "99999"}, "category", "اختاروا التصنيف"),
    ({"pieces": "-1"}, "pieces", "اكتبوا العدد"),
    ({"mode": "made_to_order", "days": "0"}, "days", "من 1 إلى 60"),
    ({"mode": "by_hand"}, "mode", "اختاروا كيف يُباع"),
]


@pytest.mark.parametrize(("typed", "field", "words"), WRONG)
def test_what_is_wrong_stands_beside_its_field_and_no_picture_is_lost(
    client: FlaskClient, typed: dict[str, str], field: str, words: str
) -> None:
    a_desk(client)
    given = {"category": str(category_id()), **typed}

    answer = send(client, photos=photo("../IMG_7.jpg"), **given)
    again = client.get(f"{NEW}?page={PAGE}")

    assert answer.status_code == 422
    assert words in page(answer).one("span", id=f"{field}-error").words
    assert [len(snaps(one)) for one in (answer, again)] == [1, 1]
    assert "IMG_7.jpg" in answer.text
    assert db.session.query(Product).count() == 0


def test_pictures_that_wait_are_ordered_and_left_out_while_the_rest_stays_typed(client: FlaskClient) -> None:
    a_desk(client)
    looked = send(client, "look", photos=[photo("a.jpg"), photo("b.jpg"), photo("c.jpg")])
    first, second, _ = (snap.one("input", name="order")["value"] for snap in snaps(looked))

    moved = send(client, f"later-{first}", name="مبخرة نحاس")
    send(client, f"remove-{second}")
    mixed = send(client, "look", order=["new", first], photos=photo("d.jpg"))

    assert [snap.one("img")["alt"][-5:] for snap in snaps(moved)] == ["b.jpg", "a.jpg", "c.jpg"]
    assert moved.status_code == 200
    assert page(moved).one("input", id="name")["value"] == "مبخرة نحاس"
    assert [snap.one("img")["alt"][-5:] for snap in snaps(mixed)] == ["d.jpg", "a.jpg", "c.jpg"]


def test_a_button_pressed_twice_makes_one_product(client: FlaskClient) -> None:
    a_desk(client)
    once, category = page(client.get(NEW)).one("input", id="once")["value"], category_id()

    answers = [send(client, category=category, once=once).location for _ in range(2)]

    assert answers == [f"/family/products/{made().id}"] * 2


def test_the_picture_of_a_second_press_waits_for_no_other_product(client: FlaskClient) -> None:
    a_desk(client)
    once, category = page(client.get(NEW)).one("input", id="once")["value"], category_id()

    for _ in range(2):
        send(client, category=category, once=once, photos=photo())

    assert len(made().photos) == 1
    assert waiting(made().family_id) == 0


def test_a_picture_that_is_sent_again_before_the_product_is_made_is_shown_once(client: FlaskClient) -> None:
    """As when a second press keeps its pictures while the first has kept the same ones and has made no product yet."""
    family = a_desk(client).family
    once, category = page(client.get(NEW)).one("input", id="once")["value"], category_id()
    form = {"name": "مبخرة", "price": "", "category": category, "once": once}
    assert send(client, photos=photo(), **form).status_code == 422  # its picture is kept

    send(client, photos=photo(), **(form | {"price": "85"}))

    assert len(made().photos) == 1
    assert waiting(family.id) == 0


def left_on(answer: TestResponse) -> list[str]:
    """The ids of pictures that a form shows as left on other pages."""
    return [one["value"] for one in page(answer).all("input", name="left")]


def test_pictures_of_one_page_are_put_on_no_product_of_another(client: FlaskClient) -> None:
    desk, category = a_desk(client), category_id()
    send(client, photos=photo("a.jpg"), price="", category=category)  # kept, and the page left for another one

    other = client.get(NEW)
    send(client, photos=photo("b.jpg"), category=category, once=page(other).one("input", id="once")["value"])

    assert (len(snaps(other)), len(left_on(other))) == (0, 1)
    assert "صورة واحدة من صفحة تركتموها" in page(other).one("h2", id="h-left").words
    assert "1 picture from a page you left" in client.get(f"/en{NEW}").text
    assert (len(made().photos), waiting(desk.family.id)) == (1, 1)


def test_pictures_left_on_another_page_are_used_when_somebody_says_so(client: FlaskClient) -> None:
    desk, category = a_desk(client), category_id()
    send(client, "look", photos=[photo("a.jpg"), photo("b.jpg")])
    other = {"once": "b" * 32, "category": category}
    left = left_on(client.get(NEW))

    used = send(client, "use-left", left=left, name="مبخرة نحاس", **other)
    send(client, **other)

    assert (used.status_code, len(snaps(used)), left_on(used)) == (200, 2, [])
    assert page(used).one("input", id="name")["value"] == "مبخرة نحاس"
    assert (len(made().photos), waiting(desk.family.id)) == (2, 0)


def test_more_left_pictures_than_there_is_room_for_stay_where_they_are(client: FlaskClient) -> None:
    a_desk(client)
    send(client, "look", photos=[photo("a.jpg"), photo("b.jpg")])
    files = [photo(f"{number}.jpg", a_picture(size=(220, 220))) for number in range(catalogue.MOST_PHOTOS - 1)]
    full = send(client, "look", once="b" * 32, photos=files)

    used = send(client, "use-left", left=left_on(full), once="b" * 32)

    assert (len(snaps(used)), len(left_on(used))) == (catalogue.MOST_PHOTOS, 1)
    assert "أقصى عدد" in page(used).one("span", id="photos-error").words


def test_pictures_left_on_another_page_are_thrown_away_after_a_question(client: FlaskClient) -> None:
    desk = a_desk(client)
    send(client, "look", photos=photo("a.jpg"))
    form = client.get(NEW)
    send(client, "look", photos=photo("later.jpg"))  # nobody who presses has seen this one

    thrown = send(client, "drop-left", once="b" * 32, left=left_on(form), name="مبخرة نحاس")

    assert page(form).one("dialog", id="drop-left").one("button", value="drop-left")
    assert (len(left_on(form)), len(left_on(thrown)), waiting(desk.family.id)) == (1, 1, 1)
    assert page(thrown).one("input", id="name")["value"] == "مبخرة نحاس"


def test_another_familys_pictures_are_neither_shown_nor_taken_nor_thrown_away(client: FlaskClient) -> None:
    theirs = a_desk(client).family
    send(client, "look", photos=photo("a.jpg"))
    left = left_on(client.get(NEW))
    a_desk(client)

    answers = [client.get(f"{NEW}?page={PAGE}"), *(send(client, step, left=left) for step in ("use-left", "drop-left"))]

    assert [(len(snaps(one)), left_on(one)) for one in answers] == [(0, [])] * 3
    assert waiting(theirs.id) == 1


def test_the_form_opens_as_the_last_product_was(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        a_product(of=desk.family)
        a_draft(of=desk.family, permit="food")
        a_product(of=desk.family, stock=None)
        usual, food = a_category(), a_category(slug="food")

    form = page(client.get(NEW))
    chips = [(one["value"], "checked" in one.attrs) for one in form.all("input", name="usual")]

    assert chips == [(str(usual.id), True), (str(food.id), False), ("other", False)]
    assert [one["value"] for one in form.all("input", name="mode") if "checked" in one.attrs] == ["made_to_order"]
    assert form.one("input", id="pieces")["value"] == "1"


def test_files_too_large_together_are_refused_in_words(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_desk(client)
    action = page(send(client, "look", photos=photo())).one("form", class_="new-product")["action"]
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 50_000)

    answer = post(client, action, photos=photo(data=b"x" * 60_000))

    assert (answer.status_code, len(snaps(answer))) == (413, 1)
    assert "32 ميغابايت" in page(answer).one("span", id="photos-error").words
    assert send(a_stranger(client), photos=photo(data=b"x" * 60_000)).status_code == 413


def test_columns_that_are_not_asked_for_are_not_taken(client: FlaskClient) -> None:
    desk = a_desk(client)

    send(client, category=category_id(), status="published", family_id="1", reviewed_for="food", is_heritage="1")
    product = made()

    assert (product.family_id, product.reviewed_for, product.is_heritage) == (desk.family.id, "", False)


def test_the_stranger_makes_nothing(client: FlaskClient) -> None:
    a_stranger(client)

    assert client.get(NEW).status_code == 403
    assert send(client, photos=photo()).status_code == 403
    assert client.get(f"/en{NEW}").status_code == 403


def test_the_form_stands_in_english(client: FlaskClient) -> None:
    a_desk(client)

    assert "Photograph the product" in client.get(f"/en{NEW}").text


@pytest.mark.parametrize(
    ("answer", "stated"),
    [({}, None), ({"allergens_told": "none"}, []), ({"allergens_told": "these", "allergens": "milk"}, ["milk"])],
)
def test_the_short_form_states_the_allergens_of_food(
    client: FlaskClient, answer: dict[str, str], stated: list[str] | None
) -> None:
    a_desk(client)

    send(client, category=category_id(slug="food", permit="food"), made_of="تمر", **answer)

    assert stated_allergens(made()) == stated


@pytest.mark.parametrize(
    ("answer", "field"),
    [({"allergens_told": "these"}, "allergens"), ({"allergens_told": "none", "allergens": "milk"}, "allergens_told")],
)
def test_the_short_form_takes_no_answer_its_ticks_deny(client: FlaskClient, answer: dict[str, str], field: str) -> None:
    a_desk(client)

    refused = send(client, category=category_id(slug="food", permit="food"), **answer)

    assert refused.status_code == 422
    assert page(refused).one("fieldset", id=field).one("span", class_="err")
    assert db.session.scalars(db.select(Product)).all() == []
