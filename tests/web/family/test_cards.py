"""Labels and cards at the desk: for its own family alone, in both languages, and nothing typed is kept."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from storefront.community.families import Family
from storefront.goods import sharing
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.browser import Browser, post
from tests.builders.community import a_family, sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_draft, a_product, variants_of
from tests.builders.printed import drawn, pages_of, says, scanned
from tests.builders.printing import SAID, a_food
from tests.builders.reading import page
from tests.builders.registering import a_document
from tests.builders.teams import a_mate


def shown(of: Family, **product: Any) -> Product:
    with unit_of_work():
        made = a_product(of=of, **product)
        sharing.ensure(made.id)
        return made


def food(of: Family, **product: Any) -> Product:
    with unit_of_work():
        return a_food(of=of, **product)


def ask(client: FlaskClient, product: Product, *, prefix: str = "", **typed: Any) -> TestResponse:
    """Asks for labels of a batch made today."""
    sent = {"language": "ar", "batch": "44-1027", "made_on": clock.today().isoformat(), "net": "750 غ", "count": "8"}
    return post(client, f"{prefix}/family/products/{product.id}/label", **(sent | typed))


@pytest.mark.parametrize(("language", "name"), [("ar", "ملصق-كليجا-44-1027.pdf"), ("en", "Label-Kleija-44-1027.pdf")])
def test_a_sheet_of_labels_is_a_file_with_a_good_name(client: FlaskClient, language: str, name: str) -> None:
    product = food(a_desk(client, name=("بيت نورة", "Bayt Noura")).family, name=("كليجا", "Kleija"))

    answer = ask(client, product, language=language, line="0501112233")

    assert (answer.status_code, answer.mimetype, answer.headers["Cache-Control"]) == (
        200,
        "application/pdf",
        "no-store",
    )
    assert unquote(answer.headers["Content-Disposition"]).endswith(name)
    assert says(answer.data, "0501112233")
    assert says(answer.data, "بيت نورة" if language == "ar" else "Bayt Noura")


def test_as_many_goods_as_fit_one_print_stand_on_one_page(client: FlaskClient) -> None:
    family = a_desk(client).family
    for _ in range(30):
        shown(family)

    assert client.get("/family/cards").text.count('name="product"') == 30


def test_the_number_of_the_permit_is_told_to_its_owner_and_printed_only_when_typed(client: FlaskClient) -> None:
    family = a_desk(client).family
    product = food(family)
    with unit_of_work():
        held = a_document(family)

        mate = a_mate(family, ("products",))
    path = f"/family/products/{product.id}/cards"

    owners = client.get(path)
    sign_in(client, mate)
    mates = client.get(path)

    assert page(owners).one("input", name="permit").get("value", "") == ""
    assert f"المسجّل عندنا: \u2068{held.number}\u2069." in page(owners).one("span", id="permit-hint").words
    assert (mates.status_code, held.number in mates.text) == (200, False)


def test_nothing_that_was_typed_is_kept(client: FlaskClient) -> None:
    product = food(a_desk(client).family)

    ask(client, product, line="0501112233", permit="P-77")

    text = client.get(f"/family/products/{product.id}/cards").text
    assert "0501112233" not in text
    assert "P-77" not in text


@pytest.mark.parametrize(
    ("days_ago", "batch", "sentence"),
    [(0, "", "اكتبوا رقم التشغيلة"), (-1, "7", "لم يأتِ بعد"), (99, "7", "انتهت صلاحية هذه الدفعة")],
)
def test_a_batch_that_makes_no_sense_is_refused_and_nothing_typed_is_lost(
    client: FlaskClient, days_ago: int, batch: str, sentence: str
) -> None:
    made_on = clock.today() - timedelta(days=days_ago)

    answer = ask(client, food(a_desk(client).family), line="سطر كتبناه", batch=batch, made_on=made_on.isoformat())

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "سطر كتبناه" in answer.text


@pytest.mark.parametrize(
    ("prefix", "language", "says_all", "says_none"),
    [
        ("", "en", ("31 يناير 2020، فلا يُطبع لها ملصق", "100 غرام"), ("January", "100 g")),
        ("/en", "ar", ("31 January 2020", "100 g"), ("يناير", "100 غرام")),
    ],
)
def test_a_refused_label_is_answered_in_the_language_of_the_page(
    client: FlaskClient, prefix: str, language: str, says_all: tuple[str, ...], says_none: tuple[str, ...]
) -> None:
    product = food(a_desk(client).family, price=[2500, 4500])
    chosen = str(variants_of(product)[0].id)

    answer = ask(client, product, prefix=prefix, language=language, choice=chosen, made_on="2020-01-01")

    assert answer.status_code == 422
    assert [words in answer.text for words in (*says_all, *says_none)] == [True] * 2 + [False] * 2


@pytest.mark.parametrize("missing", ["name_en", "made_of_en"])
def test_no_label_is_english_before_its_product_is(client: FlaskClient, missing: str) -> None:
    with unit_of_work():
        product = a_food(of=a_desk(client).family)
        setattr(product, missing, " ")

    refused, arabic = (ask(client, product, language=one) for one in ("en", "ar"))

    assert (refused.status_code, arabic.status_code) == (422, 200)
    assert "بالإنجليزية في صفحته أولاً" in page(refused).one("fieldset", id="language").words


def test_what_does_not_fit_asks_for_fewer_labels(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_food(of=a_desk(client).family)
        product.made_of_ar = "دقيق قمح كامل، " * 60

    assert "اختاروا عدداً أقل" in ask(client, product, count="21").text
    assert ask(client, product, count="4").status_code == 200


def test_what_is_missing_leads_to_where_it_is_filled_in(client: FlaskClient) -> None:
    family = a_desk(client).family
    with unit_of_work():
        product = a_food(of=family, said={"storage": SAID["storage"]})
        product.made_of_ar = product.made_of_en = ""

    text = client.get(f"/en/family/products/{product.id}/cards").text

    assert f'href="/en/family/products/{product.id}#section-contents"' in text
    assert f'href="/en/family/products/{product.id}/attributes">How long it keeps' in text
    assert "How it is stored" not in text
    assert ask(client, product).status_code == 404


@pytest.mark.parametrize(("stated", "status"), [(False, 404), (True, 200)])
def test_food_has_no_label_before_its_allergens_are_stated(client: FlaskClient, stated: bool, status: int) -> None:
    family = a_desk(client).family
    with unit_of_work():
        product = a_food(of=family)
        product.allergens, product.allergens_told = [], stated
        product.allergens_denied = ["gluten", "milk"]

    text = client.get(f"/en/family/products/{product.id}/cards").text

    way = f'<a href="/en/family/products/{product.id}#section-contents">Allergens'
    assert (way in text, ask(client, product).status_code) == (not stated, status)


def test_chosen_goods_get_their_cards_in_one_file(client: FlaskClient) -> None:
    family = a_desk(client).family
    goods = [shown(family) for _ in range(5)]
    chosen = "&".join(f"product={one.id}" for one in goods)

    answer = client.get(f"/family/cards/prices.pdf?{chosen}&size=a6&language=en")

    assert (answer.status_code, len(pages_of(answer.data))) == (200, 2)
    codes = scanned(drawn(answer.data))
    assert len(codes) == 4
    assert all("/en/p/" in code and "?via=" in code for code in codes)


def test_a_scan_at_the_stall_is_counted(app: Flask, client: FlaskClient) -> None:
    product = shown(a_desk(client).family)
    code = scanned(drawn(client.get(f"/family/cards/prices.pdf?product={product.id}").data))[0]

    shopper = Browser(app, app.response_class)
    answer = shopper.get(code[code.index("/p/") :])
    post(shopper, "/visits", via=code.rpartition("via=")[2])

    assert answer.status_code == 301
    assert "via=" in answer.location
    link = sharing.find_share_link(code.rpartition("via=")[2])
    assert link is not None
    assert (link.product_id, link.opened) == (product.id, 1)


def test_a_picture_is_square_and_only_of_what_shoppers_see(client: FlaskClient) -> None:
    family = a_desk(client).family
    product = shown(family)
    with unit_of_work():
        draft = a_draft(of=family)

    answer = client.get(f"/family/products/{product.id}/picture.png?language=en")

    assert (answer.mimetype, Image.open(BytesIO(answer.data)).size) == ("image/png", (1080, 1080))
    assert client.get(f"/family/products/{draft.id}/picture.png").status_code == 404
    assert client.get(f"/family/cards/prices.pdf?product={draft.id}").status_code == 404
    assert "picture.png" not in client.get(f"/family/products/{draft.id}/cards").text


def test_goods_are_chosen_from_those_that_are_shown(client: FlaskClient) -> None:
    family = a_desk(client).family
    product = shown(family)
    with unit_of_work():
        draft = a_draft(of=family)

    text = client.get("/family/cards").text

    assert f'value="{product.id}"' in text
    assert f'value="{draft.id}"' not in text
    assert client.get("/family/cards/prices.pdf").location == "/family/cards"


@pytest.mark.parametrize(
    "query", ["product=0", "product=-1", f"product={2**70}", "product=1&size=a5", "product=1&" * 101]
)
def test_what_nobody_can_have_chosen_is_not_found(client: FlaskClient, query: str) -> None:
    shown(a_desk(client).family)

    assert client.get(f"/family/cards/prices.pdf?{query}").status_code in {404, 303}


def test_a_page_asks_the_same_number_of_questions_however_many_goods(client: FlaskClient, count_queries: Any) -> None:
    family, asked, chosen = a_desk(client).family, [], ""
    for _ in range(2):
        chosen += f"product={shown(family).id}&"
        for address in ("/family/cards", f"/family/cards/prices.pdf?{chosen}"):
            with count_queries() as queries:
                assert client.get(address).status_code == 200
            asked.append(len(queries))

    assert asked[:2] == asked[2:]


def test_another_family_and_a_stranger_find_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        theirs = a_food(of=a_family())
    paths = [f"/family/products/{theirs.id}/cards", f"/family/products/{theirs.id}/picture.png"]
    paths.append(f"/family/cards/prices.pdf?product={theirs.id}")
    a_desk(client)

    assert [client.get(path).status_code for path in paths] == [404] * 3
    assert ask(client, theirs).status_code == 404
    a_stranger(client)
    assert {client.get(path).status_code for path in paths} <= {403, 404}
