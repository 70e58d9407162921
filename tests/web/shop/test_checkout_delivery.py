"""The step of delivery: a city, a way for each family, an address where something is brought, notes."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart
from tests.builders.browser import post
from tests.builders.community import a_city, a_family, a_region
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.reading import page
from tests.builders.shopping import CONTACT, choose_city, put_in
from tests.builders.trade import delivers

STEP = "/checkout/delivery"


def begun(client: FlaskClient, *, ways: str = "courier collect", families: int = 1) -> tuple[list[Family], int]:
    """A basket with goods of families that hand over in these ways, its contact given; the families and the city."""
    with unit_of_work():
        houses = [a_family(ways=frozenset(ways.split())) for _ in range(families)]
        goods = [a_product(of=house) for house in houses]
    for product in goods:
        put_in(client, product)
    city_id = choose_city(client)
    post(client, "/checkout/contact", **CONTACT)
    return houses, city_id


def sent(client: FlaskClient, houses: list[Family], city_id: Any, way: str, **typed: str) -> Any:
    """The step with one way for every family."""
    return post(client, STEP, city_id=city_id, **{f"f{house.id}-way": way for house in houses}, **typed)


def test_each_family_has_its_own_way_and_note(client: FlaskClient) -> None:
    houses, city_id = begun(client, families=2)
    one, other = (f"f{house.id}" for house in houses)

    answer = post(
        client, STEP, city_id=city_id, short_address="RRRD2929",
        **{f"{one}-way": "courier", f"{one}-note": "بلا سكر", f"{other}-way": "collect"},
    )  # fmt: skip
    shown = page(client.get(STEP))

    assert answer.location == "/checkout"
    assert [field["value"] for field in shown.all("input", type="radio") if "checked" in field.attrs] == [
        "courier",
        "collect",
    ]
    assert shown.one("textarea", id=f"{one}-note").words == "بلا سكر"
    assert client.get("/checkout").location == "/checkout/payment"


def two_cities(client: FlaskClient) -> list[Family]:
    """A guest's basket with goods of two far cities, its contact given and no city said."""
    with unit_of_work():
        names = (("بيت نورة", "Bayt Noura"), ("دار مها", "Dar Maha"))
        houses = [a_family(name=name, ways=frozenset({"collect"})) for name in names]
        houses[1].city_id = a_city(name=("أبها", "Abha")).id
        goods = [a_product(of=house) for house in houses]
    for product in goods:
        put_in(client, product)
    post(client, "/checkout/contact", **CONTACT)
    return houses


@pytest.mark.parametrize(
    ("prefix", "sentence"), [("", "باختيار المدينة يظهر كيف يصلك الطلب"), ("/en", "Choose a city to see how")]
)
def test_nothing_is_collected_anywhere_unless_somebody_chose_it(
    client: FlaskClient, prefix: str, sentence: str
) -> None:
    houses = two_cities(client)

    before = page(client.get(prefix + STEP))
    answer = sent(client, houses, "", "", short_address="RRRD2929")
    said = post(client, prefix + STEP, city_id="")

    assert [one for one in before.all("input", type="radio") if "checked" in one.attrs] == []
    assert answer.status_code == 422
    assert sentence in page(said).one("span", id="city_id-error").words
    assert client.get("/checkout").location == STEP


def test_collecting_in_two_cities_is_chosen_knowingly(client: FlaskClient) -> None:
    houses = two_cities(client)

    shown = page(client.get(STEP))
    answer = sent(client, houses, "", "collect")

    assert ["في أبها" in one.words for one in shown.all("label", class_="way")] == [False, True]
    assert answer.location == "/checkout"
    assert client.get("/checkout").location == "/checkout/payment"


def test_what_is_collected_needs_no_address(client: FlaskClient) -> None:
    houses, city_id = begun(client)

    assert sent(client, houses, city_id, "collect").location == "/checkout"


@pytest.mark.parametrize("typed", [{"short_address": "RRRD2929"}, {"district": "النرجس", "street": "الصفا 7"}])
def test_what_is_brought_needs_one(client: FlaskClient, typed: dict[str, str]) -> None:
    houses, city_id = begun(client)

    assert sent(client, houses, city_id, "courier", **typed).location == "/checkout"


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [("", "يُرجى كتابة العنوان المختصر، أو الحي والشارع."), ("/en", "Write the short address, or district and street.")],
)
def test_without_one_it_is_said_beside_the_field_and_the_rest_is_kept(
    client: FlaskClient, prefix: str, sentence: str
) -> None:
    [house], city_id = begun(client)
    typed = {"city_id": city_id, f"f{house.id}-way": "courier", f"f{house.id}-note": "بلا سكر", "district": "النرجس"}

    answer = post(client, prefix + STEP, **typed)
    found = page(answer)

    assert answer.status_code == 422
    assert sentence in found.one("span", id="short_address-error").words
    assert found.one("input", id="short_address")["aria-invalid"] == "true"
    assert found.one("input", id="district")["value"] == "النرجس"
    assert found.one("textarea", id=f"f{house.id}-note").words == "بلا سكر"
    assert page(client.get(STEP)).one("input", id="district")["value"] == "النرجس"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("short_address", "RRR29", "أربعة أحرف إنجليزية ثم أربعة أرقام"),
        ("district", "ش" * 81, "النص طويل: لا يزيد على 80 حرفاً."),
        ("street", "ش" * 201, "النص طويل: لا يزيد على 200 حرف."),
    ],
)
def test_an_address_that_is_wrong_comes_back(client: FlaskClient, field: str, typed: str, sentence: str) -> None:
    houses, city_id = begun(client)

    found = page(sent(client, houses, city_id, "courier", **{field: typed}))

    assert sentence in found.one("span", id=f"{field}-error").words
    assert (found.one("input", id=field)["value"], found.one("input", id=field)["aria-invalid"]) == (typed, "true")


def test_what_is_missing_is_said_of_each_family_by_its_name(client: FlaskClient) -> None:
    two_cities(client)

    summary = page(post(client, STEP, city_id="")).one("div", class_="error-summary")
    sentences = [link.words for link in summary.all("a")]

    assert len(sentences) == len(set(sentences)) == 3
    assert [one for one in sentences if "بيت نورة" in one]
    assert [one for one in sentences if "دار مها" in one]


@pytest.mark.parametrize("way", ["camel", "own", "<b>"])
def test_a_way_that_is_not_open_is_said_beside_the_family(client: FlaskClient, way: str) -> None:
    houses, city_id = begun(client)

    answer = sent(client, houses, city_id, way, short_address="RRRD2929")

    assert answer.status_code == 422
    assert "يُرجى اختيار طريقة استلام منتجات «" in page(answer).one("fieldset", id=f"f{houses[0].id}-way").words


def test_another_city_shows_its_own_ways_before_anything_is_asked(client: FlaskClient) -> None:
    houses, _ = begun(client)
    with unit_of_work():
        there = a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))
        delivers(houses[0], there, 900)

    answer = sent(client, houses, there.id, "courier")

    assert answer.location == f"{STEP}#ways"
    assert "توصيل الأسرة إلى أبها" in page(client.get(STEP)).words


def test_looking_at_the_ways_again_goes_nowhere(client: FlaskClient) -> None:
    houses, city_id = begun(client)

    assert sent(client, houses, city_id, "collect", again="1").location == f"{STEP}#ways"


@pytest.mark.parametrize("chosen_before", [True, False])
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("way", ["courier", "collect", ""])
@pytest.mark.parametrize("typed", ["999999", "abc"])
def test_a_city_that_is_none_is_said_beside_the_city_and_nowhere_else(
    client: FlaskClient, prefix: str, chosen_before: bool, way: str, typed: str
) -> None:
    houses, _ = begun(client)
    if not chosen_before:
        with unit_of_work():
            db.session.query(Cart).one().city_id = None

    answer = post(client, prefix + STEP, city_id=typed, **{f"f{house.id}-way": way for house in houses})
    said = page(answer)

    assert answer.status_code == 422
    assert said.one("span", id="city_id-error").words.endswith("القائمة." if not prefix else "list.")
    assert len(said.all("span", class_="err")) == 1
    assert [link["href"] for link in said.one("div", class_="error-summary").all("a")] == ["#city_id"]


def test_goods_that_do_not_reach_the_city_stop_the_way(client: FlaskClient) -> None:
    houses, city_id = begun(client, ways="")

    answer = sent(client, houses, city_id, "")

    assert answer.status_code == 422
    assert "لا تصل منتجات هذه الأسرة إلى" in answer.text
    assert client.get("/checkout/payment").location == STEP


@pytest.mark.parametrize("field", ["city_id", "short_address", "district", "street", "address", "way", "note"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    [house], city_id = begun(client)
    for kind, words in HOSTILE.items():
        typed = {"city_id": city_id, f"f{house.id}-way": "courier", "short_address": "RRRD2929"}
        name = f"f{house.id}-{field}" if field in ("way", "note") else field
        answer = post(client, STEP, **{**typed, name: words})
        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text + client.get(STEP).text, kind
