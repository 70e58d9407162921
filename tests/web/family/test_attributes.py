"""What the craft says of a product, told at the desk: asked as it fits, kept as typed, refused beside its field."""

from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_category, a_product
from tests.builders.reading import page


def made(desk: FamilyDesk, category: str = "scented-candles") -> Product:
    with unit_of_work():
        return a_product(of=desk.family, place=catalogue.Place(a_category(slug=category)))


def address(product: Product) -> str:
    return f"/family/products/{product.id}/attributes"


def kept(product: Product) -> dict[str, object]:
    db.session.rollback()
    return db.session.get_one(Product, product.id, populate_existing=True).attributes


def test_a_family_says_what_its_candle_is(client: FlaskClient) -> None:
    candle = made(a_desk(client))
    asked = page(client.get(address(candle)))
    answer = post(client, address(candle), **{"burns-for": "٤٢", "intensity": "light"})
    shown = page(client.get(f"/p/{candle.id}", follow_redirects=True)).one("main").words

    assert asked.one("h1").words == f"مواصفات «{candle.name_ar}»"
    assert answer.status_code == 303
    assert kept(candle) == {"intensity": "light", "burns-for": 42}
    assert "42 ساعة" in shown
    assert "هادئة" in shown
    assert "42 ساعة" in client.get(f"/family/products/{candle.id}").text


def test_what_is_not_said_any_more_is_gone(client: FlaskClient) -> None:
    candle = made(a_desk(client))
    post(client, address(candle), **{"burns-for": "42", "intensity": "light"})
    post(client, address(candle), **{"burns-for": "", "intensity": ""})

    assert kept(candle) == {}


def test_what_is_no_number_comes_back_with_its_reason(client: FlaskClient) -> None:
    candle = made(a_desk(client))

    answer = post(client, address(candle), **{"burns-for": "طويلة", "intensity": "strong"})

    assert answer.status_code == 422
    assert "اكتبوا عدداً صحيحاً، مثل 250." in answer.text
    assert page(answer).one("input", name="burns-for")["value"] == "طويلة"
    assert kept(candle) == {}


def test_a_value_that_was_never_offered_is_refused(client: FlaskClient) -> None:
    candle = made(a_desk(client))

    assert post(client, address(candle), intensity="deafening").status_code == 422
    assert kept(candle) == {}


def test_a_table_of_sizes_is_typed_line_by_line(client: FlaskClient) -> None:
    abaya = made(a_desk(client), "abayas")
    typed = {
        "size-chart-0-size": "52",
        "size-chart-0-length": "١٣٢",
        "size-chart-2-size": "56",
        "size-chart-2-length": "142",
    }

    answer = post(client, address(abaya), **typed)
    again = page(client.get(address(abaya)))

    assert answer.status_code == 303
    assert kept(abaya)["size-chart"] == [{"size": "52", "length": 132}, {"size": "56", "length": 142}]
    assert again.one("input", name="size-chart-1-length")["value"] == "142"


def test_a_line_without_its_size_is_refused_beside_the_table(client: FlaskClient) -> None:
    abaya = made(a_desk(client), "abayas")

    answer = post(client, address(abaya), **{"size-chart-0-length": "132"})

    assert answer.status_code == 422
    assert "«جدول المقاسات»: القيمة غير صحيحة." in answer.text


def test_a_category_without_attributes_says_so(client: FlaskClient) -> None:
    product = made(a_desk(client), "bukhoor")

    assert "لا مواصفات لهذا القسم" in client.get(address(product)).text


def test_nobody_describes_what_another_family_makes(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        other = a_product(of=a_family())

    assert client.get(address(other)).status_code == 404
    assert post(client, address(other), intensity="light").status_code == 404
    assert post(a_stranger(client), address(other), intensity="light").status_code == 404
