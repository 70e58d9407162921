"""What a family types of weights: one clear unit, any digits, and a slip is said at once."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue, portions, stock
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.family.weight_forms import portion_choices, several
from tests.builders.browser import post
from tests.builders.desks import FamilyDesk, a_desk, a_parcel
from tests.builders.goods import a_category, a_product, a_weighed_product, variant_of, variants_of
from tests.builders.reading import page
from tests.web.family.test_choices import save as save_choices
from tests.web.family.test_product_form import NEW, made, send
from tests.web.family.test_sections import opened
from tests.web.family.test_sections import save as save_section


def oud(desk: FamilyDesk, *weighed: int, grams: int = 3500) -> Product:
    with unit_of_work():
        product = a_weighed_product(*weighed, of=desk.family, grams=grams)
    return catalogue.of_family(desk.family.id, product.id)


def left(product: Product) -> int:
    db.session.rollback()
    return stock.free(variant_of(product).id)


def weigh(client: FlaskClient, product: Product, weight: str, *, seen: str = "3500") -> TestResponse:
    fields = {"w-weight": weight, "w-seen": seen}
    return post(client, f"/family/products/{product.id}/variants", **fields)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("50، 250، 1000", [50, 250, 1000]),
        ("٥٠، ٢٥٠ غرام، ١ كيلو", [50, 250, 1000]),
        ("50,250,50", [50, 250]),
        ("", []),
    ],
)
def test_several_portions_are_read_from_one_line(typed: str, found: list[int]) -> None:
    assert several(typed) == found


def test_prices_of_portions_follow_from_that_of_a_kilogram() -> None:
    assert portion_choices("120", "50، 250") == [(50, 600), (250, 3000)]
    assert portion_choices("", "50") == []


def test_a_portion_may_have_a_price_of_its_own() -> None:
    assert portion_choices("120", "50، ١٠٠ = ١٦٫٥، 1 كيلو = 110") == [(50, 600), (100, 1650), (1000, 11000)]
    assert portion_choices("", "50 = 7") == [(50, 700)]


def test_a_new_product_is_sold_by_weight(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        place = a_category().id

    send(client, category=place, mode="by_weight", price="", kilo="١٢٠", portions="٥٠، ٢٥٠، 1 كيلو", weight="٣٫٥")

    product = made()
    whole = [(one.grams, one.price_minor, one.name_ar) for one in product.variants]
    assert whole == [(50, 600, "50 غرام"), (250, 3000, "250 غرام"), (1000, 12000, "1 كيلو")]
    assert (product.stock_mode, product.status, left(product)) == ("by_weight", "published", 3500)
    assert "3.5 كيلو" in client.get("/family/products").text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kilo": ""}, "kilo"),
        ({"kilo": "x"}, "kilo"),
        ({"portions": ""}, "portions"),
        ({"portions": "كثير"}, "portions"),
        ({"portions": "50 = كثير"}, "portions"),
        ({"portions": "50 = 0"}, "portions"),
        ({"portions": "50 ="}, "portions"),
        ({"portions": "1,000"}, "portions"),
        ({"portions": "، ".join(str(one) for one in range(1, 15))}, "portions"),
        ({"weight": "2000"}, "weight"),
        ({"weight": "-1"}, "weight"),
    ],
)
def test_what_is_wrong_with_a_weight_stands_beside_its_field(
    client: FlaskClient, typed: dict[str, str], field: str
) -> None:
    a_desk(client)
    with unit_of_work():
        place = a_category().id
    given = {"kilo": "120", "portions": "50", "weight": "1", **typed}

    answer = send(client, category=place, mode="by_weight", price="", **given)

    assert answer.status_code == 422
    assert page(answer).one("span", id=f"{field}-error")
    assert page(answer).one("input", id=field)["value"] == given[field]


def test_weights_do_not_stand_in_the_way_of_what_is_counted(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        place = a_category().id

    send(client, category=place, mode="counted", kilo="x", portions="x", weight="x")

    assert made().variants[0].grams is None


@pytest.mark.parametrize(
    ("typed", "grams"), [("4", 4000), ("٢٫٧٥", 2750), ("500 غرام", 500), ("0", 0), ("1000", 1_000_000)]
)
def test_a_product_is_weighed_in_kilograms_or_grams(client: FlaskClient, typed: str, grams: int) -> None:
    product = oud(a_desk(client), 50, 250)

    answer = weigh(client, product, typed)

    assert answer.status_code == 303
    assert left(product) == grams
    assert page(client.get(answer.location)).one("input", id="w-weight")["value"] in (typed, "2.75", "0.5")


@pytest.mark.parametrize("typed", ["", "x", "-1", "1001", "1.2345", "3 رطل", "9" * 30])
def test_what_is_no_weight_is_refused_beside_the_field(client: FlaskClient, typed: str) -> None:
    product = oud(a_desk(client), 50)

    answer = weigh(client, product, typed)

    assert answer.status_code == 422
    assert page(answer).one("span", id="w-weight-error")
    assert left(product) == 3500


def test_what_was_sold_since_is_never_weighed_over(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = oud(desk, 50)
    a_parcel(desk.family, product=product, quantity=2)

    answer = weigh(client, product, "3")
    kept = left(product)
    again = weigh(client, product, "3", seen="3400")

    assert (answer.status_code, kept, again.status_code, left(product)) == (409, 3400, 303, 3000)
    assert "وهو الآن 3.4 كيلو" in answer.text


@pytest.mark.parametrize(
    ("typed", "grams", "words"),
    [
        ({"step": "weigh", "weight": "2.5", "seen": "3500"}, 2500, "2.5 كيلو"),
        ({"step": "none", "seen": "3500"}, 0, "نفد الآن"),
        ({"step": "weigh", "weight": "2.5", "seen": "9"}, 3500, "تغيّر الوزن"),
        ({"step": "weigh", "weight": "?", "seen": "3500"}, 3500, "اكتبوا الوزن"),
    ],
)
def test_it_is_weighed_on_the_list(client: FlaskClient, typed: dict[str, str], grams: int, words: str) -> None:
    product = oud(a_desk(client), 50)

    answer = post(client, f"/family/products/{product.id}/pieces", **typed)

    assert left(product) == grams
    assert words in client.get(answer.location).text


def test_one_more_portion_costs_what_the_others_cost_by_the_kilogram(client: FlaskClient) -> None:
    product = oud(a_desk(client), 50, 250)

    answer = save_choices(client, product, new__weight="١٠٠")

    db.session.rollback()
    new = variants_of(product)[-1]
    assert answer.status_code == 303
    assert (new.grams, new.price_minor, new.name_ar, new.stock_id) == (100, 8000, "100 غرام", product.variants[0].id)


@pytest.mark.parametrize("typed", ["", "x", "0"])
def test_a_portion_without_a_weight_is_refused_beside_it(client: FlaskClient, typed: str) -> None:
    product = oud(a_desk(client), 50)

    answer = save_choices(client, product, new__weight=typed, new__price="50")

    assert answer.status_code == 422
    assert page(answer).one("span", id="new-weight-error")


def test_what_is_counted_becomes_weighed_on_its_page(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=4)
        kept = a_product(of=desk.family, stock=4)
    a_parcel(desk.family, product=kept)

    save_section(
        client, product, "preparation", opened(client, product, "preparation"), stock_mode="by_weight", grams="250"
    )
    refused = save_section(
        client, kept, "preparation", opened(client, kept, "preparation"), stock_mode="by_weight", grams="250"
    )

    db.session.rollback()
    assert portions.is_weighed(db.session.get_one(Product, product.id, populate_existing=True))
    assert (variant_of(product).grams, left(product)) == (250, 0)
    assert refused.status_code == 409
    assert "بيع من هذا المنتج" in refused.text


def test_the_form_offers_what_is_usual(client: FlaskClient) -> None:
    a_desk(client)

    assert page(client.get(NEW)).one("input", id="portions")["value"] == "50، 250، 1000"
