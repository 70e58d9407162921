"""The basket's page: family by family with ways and sums, and what has changed since it was last looked at."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart
from storefront.web.kit.formats import day
from tests.builders.browser import post
from tests.builders.community import a_city, a_family, a_member, a_region, sign_in
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product, variant_of
from tests.builders.hostile import HOSTILE
from tests.builders.reading import Element, page
from tests.builders.shopping import a_last_piece, changed_basket, choose_city, put_in
from tests.builders.trade import delivers

Counting = Callable[[], AbstractContextManager[list[str]]]


def parcels(client: FlaskClient, prefix: str = "") -> list[Element]:
    return page(client.get(f"{prefix}/cart")).all("section", class_="parcel")


def sums(client: FlaskClient) -> list[str]:
    """The sums of the summary: goods, delivery, all of it."""
    return [row.one("dd").words for row in page(client.get("/en/cart")).one("dl", class_="totals").all("div")]


@pytest.mark.parametrize(("prefix", "words"), [("", "السلة فارغة"), ("/en", "The basket is empty")])
def test_an_empty_basket_says_so_and_leads_on(client: FlaskClient, prefix: str, words: str) -> None:
    empty = page(client.get(f"{prefix}/cart")).one("div", class_="empty")

    assert empty.one("h2").words == words
    assert empty.one("a")["href"] == f"{prefix}/"


def test_each_family_has_its_own_part_with_its_own_sum(client: FlaskClient) -> None:
    with unit_of_work():
        houses = [a_family(name=(f"بيت {name}", name), ways=frozenset({"courier"})) for name in ("One", "Two")]
        goods = [
            a_product(of=houses[0], price=1000),
            a_product(of=houses[0], price=2000),
            a_product(of=houses[1], price=500),
        ]
    for product in goods:
        put_in(client, product, 2)
    choose_city(client)

    parts = parcels(client, "/en")

    assert [part.one("h2").one("a").words for part in parts] == ["One", "Two"]
    assert [part.one("div", class_="parcel-foot").one("p", class_="sum").words for part in parts] == [
        "Parcel totalSAR 85",
        "Parcel totalSAR 35",
    ]
    assert sums(client) == ["SAR 70", "SAR 50", "SAR 120"]


def test_the_city_decides_how_goods_arrive_and_when(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"courier", "collect"}))
        delivers(house, a_city(), 1500)
        there = a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir", courier_minor=4000))
        product = a_product(of=house)
    put_in(client, product)

    before = [way.words for way in parcels(client)[0].all("label", class_="way")]
    city_id = choose_city(client)
    here = [way.words for way in parcels(client)[0].all("label", class_="way")]
    post(client, "/cart", city_id=there.id)
    away = [way.words for way in parcels(client)[0].all("label", class_="way")]

    assert city_id != there.id
    assert [len(ways) for ways in (before, here, away)] == [1, 3, 2]
    assert "توصيل الأسرة إلى الرياض" in here[0]
    assert "15" in here[0]
    assert "شركة التوصيل إلى أبها" in away[0]
    assert "40" in away[0]


def test_a_way_and_a_note_are_chosen_for_one_family(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"courier", "collect"}))
        product = a_product(of=house)
    put_in(client, product)
    choose_city(client)

    answer = post(
        client, f"/cart/families/{house.id}", **{f"f{house.id}-way": "collect", f"f{house.id}-note": " غير مفتوح "}
    )
    part = parcels(client)[0]

    assert (answer.status_code, answer.location) == (303, f"/cart#family-{house.id}")
    assert [
        way.one("input")["value"] for way in part.all("label", class_="way") if "checked" in way.one("input").attrs
    ] == ["collect"]
    assert part.one("textarea").words == "غير مفتوح"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("way", "camel", "يُرجى اختيار طريقة من المعروض."),
        ("note", "ن" * 301, "لا تزيد الكتابة هنا على 300 حرف."),
        ("note", "كلموني 0551234567", "لا يُكتب هنا رقم جوال ولا بريد. جوالك يظهر للأسرة بعد قبولها الطلب."),
    ],
)
def test_what_is_wrong_for_a_family_is_said_there_and_kept(
    client: FlaskClient, field: str, typed: str, sentence: str
) -> None:
    with unit_of_work():
        house = a_family()
        product = a_product(of=house)
    put_in(client, product)

    answer = post(client, f"/cart/families/{house.id}", **{f"f{house.id}-{field}": typed})

    assert answer.status_code == 422
    assert sentence in page(answer).one("section", class_="parcel").words
    assert page(answer).one("div", class_="error-summary").one("a", href=f"#f{house.id}-{field}").words == sentence
    if field == "note":
        note = page(answer).one("textarea", id=f"f{house.id}-note")
        assert (note["aria-invalid"], note.words) == ("true", typed)


@pytest.mark.parametrize("typed", ["", "0", "x", "999999", "9" * 40, "٣٣", "<b>"])
@pytest.mark.parametrize(
    ("prefix", "sentence"), [("", "يُرجى اختيار المدينة من القائمة."), ("/en", "Choose a city from the list.")]
)
def test_a_city_that_is_none_is_said_beside_the_list(
    client: FlaskClient, prefix: str, sentence: str, typed: str
) -> None:
    with unit_of_work():
        product = a_product()
    put_in(client, product)

    answer = post(client, f"{prefix}/cart", city_id=typed)

    assert answer.status_code == 422
    assert sentence in page(answer).one("span", id="city_id-error").words
    assert page(answer).one("select", id="city_id")["aria-invalid"] == "true"


def test_choosing_a_city_goes_back_to_where_it_was_chosen_and_nowhere_else(client: FlaskClient) -> None:
    with unit_of_work():
        city = a_city()

    targets = [post(client, "/cart", city_id=city.id, next=next_).location for next_ in ("/checkout", "//evil.example")]

    assert targets == ["/checkout", "/cart"]


def test_what_has_changed_is_said_beside_each_line_and_stops_the_order(client: FlaskClient) -> None:
    changed_basket(client)

    notes = [line.one("span", class_="tag").words for part in parcels(client) for line in part.all("li", class_="line")]

    assert notes == ["تغيّر السعر، وكان 85 ر.س", "بقيت قطعتان فقط، والمبلغ محسوب بما بقي", "نفد", "لم يعد معروضاً"]
    assert "تغيّر شيء في السلة" in client.get("/cart").text
    assert "يمكن الآن طلب 5 من 12. 5 قطع من أسرة واحدة." in page(client.get("/cart")).one("p", class_="lead").words
    assert client.get("/checkout/contact").location == "/cart"


def test_agreeing_to_the_changes_makes_them_so(client: FlaskClient) -> None:
    changed_basket(client)

    answer = post(client, "/cart/acceptance", next="//evil.example")
    said = client.get("/cart").text
    lines = [line for part in parcels(client) for line in part.all("li", class_="line") if line.get("id")]

    assert answer.location == "/cart"
    assert [words in said for words in (*WORDS_OF_LEFT, *WORDS_OF_TODAY)] == [True, True]
    assert [line.one("input", class_="num")["value"] for line in lines] == ["3", "2"]
    assert not [tag for line in lines for tag in line.all("span", class_="tag")]
    assert sums(client)[0] == "SAR 440"
    assert client.get("/checkout/contact").status_code == 200


WORDS_OF_LEFT = ("خرج من السلة ما لا يمكن طلبه الآن",)
WORDS_OF_TODAY = ("حُدّثت السلة بأسعار اليوم وبما بقي من القطع.",)


@pytest.mark.parametrize(("left", "said"), [(0, [True, False]), (2, [False, True])])
def test_what_agreeing_did_is_said_and_nothing_else(client: FlaskClient, left: int, said: list[bool]) -> None:
    product = a_last_piece(client, pieces=3)
    with unit_of_work():
        stock.count(variant_of(product), left)

    post(client, "/cart/acceptance")
    words = client.get("/cart").text

    assert [one in words for one in (*WORDS_OF_LEFT, *WORDS_OF_TODAY)] == said


def test_a_family_on_holiday_stops_the_order_and_says_until_when(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        product = a_product(of=house)
    put_in(client, product)
    with unit_of_work():
        back = clock.today() + timedelta(days=4)
        families.close_until(families.get(house.id), back, note=("في سفر", "Away"))

    last = back - timedelta(days=1)
    assert f"حتى {day(last)}" in parcels(client)[0].words
    for prefix, own, what_to_do in (
        ("", "في سفر", "حذف أصنافها لإتمام"),
        ("/en", "Away", "Remove its items to order"),
    ):
        words = parcels(client, prefix)[0].words
        assert own in words
        assert what_to_do in words
    [part] = parcels(client)
    assert not part.all("input", type="radio") + part.all("textarea")
    assert "عندك" not in part.words
    assert client.get("/checkout/contact").location == "/cart"


def test_goods_that_reach_no_city_of_the_shopper_say_so(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family(ways=frozenset()))
    put_in(client, product)
    before = parcels(client)[0].words
    choose_city(client)

    assert "باختيار المدينة يظهر كيف يصلك" in before
    assert "لا تصل منتجات هذه الأسرة إلى الرياض" in parcels(client)[0].words


def test_a_family_that_is_not_in_the_basket_is_not_found(client: FlaskClient) -> None:
    with unit_of_work():
        house, product = a_family(), a_product()
    put_in(client, product)

    assert post(client, f"/cart/families/{house.id}").status_code == 404
    assert post(a_stranger(client), f"/cart/families/{product.family_id}").location == "/cart"


def test_a_sum_or_a_fee_that_is_sent_along_is_not_looked_at(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"courier"}))
        product = a_product(of=house, price=1000)
    put_in(client, product)
    choose_city(client)
    post(client, f"/cart/families/{house.id}", **{f"f{house.id}-way": "courier", "fee_minor": "0", "total": "1"})

    assert sums(client) == ["SAR 10", "SAR 25", "SAR 35"]


@pytest.mark.parametrize("field", ["way", "note"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    with unit_of_work():
        product = a_product()
    put_in(client, product)
    for kind, words in HOSTILE.items():
        answer = post(client, f"/cart/families/{product.family_id}", **{f"f{product.family_id}-{field}": words})
        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text + client.get("/cart").text, kind


def test_a_basket_costs_the_same_however_full_it_is(client: FlaskClient, count_queries: Counting) -> None:
    with unit_of_work():
        houses = [a_family() for _ in range(3)]
        goods = [a_product(of=house) for house in houses for _ in range(3)]
    costs = []
    for part in (goods[:1], goods[1:]):
        for product in part:
            put_in(client, product)
        choose_city(client)
        client.get("/cart")
        with count_queries() as asked:
            client.get("/cart")
        costs.append(len(asked))

    assert costs[0] == costs[1] <= 14


def test_nothing_private_of_a_family_is_on_the_page(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        product = a_product(of=house)
    put_in(client, product)
    choose_city(client)

    text = client.get("/cart").text

    assert [secret for secret in (house.legal_name, house.mobile, house.collection_place) if secret in text] == []
    assert db.session.query(Cart).count() == 1


def test_a_family_with_nothing_left_brings_nothing_and_asks_for_no_fee(client: FlaskClient) -> None:
    product = a_last_piece(client)
    with unit_of_work():
        stock.count(variant_of(product), 0)

    (part,) = parcels(client, "/en")

    assert "Nothing in the basket can be ordered now." in client.get("/en/cart").text
    assert sums(client) == ["SAR 0", "SAR 0", "SAR 0"]
    assert part.all("p", class_="sum")[-1].words.endswith("SAR 0")
    assert part.all("input", type="radio") == []


def test_a_family_with_fewer_left_can_still_bring_them(client: FlaskClient) -> None:
    product = a_last_piece(client, pieces=3)
    with unit_of_work():
        stock.count(variant_of(product), 1)

    (part,) = parcels(client, "/en")

    assert part.all("input", type="radio")


@pytest.mark.parametrize("comes_in", [True, False])
def test_only_a_guest_is_told_that_no_account_is_needed(client: FlaskClient, comes_in: bool) -> None:
    with unit_of_work():
        member, product = a_member(), a_product(of=a_family(ways=frozenset({"courier"})))
    if comes_in:
        sign_in(client, member)
    put_in(client, product, 1)
    choose_city(client)

    assert ("No account needed" in page(client.get("/en/cart")).one("main").words) is not comes_in
