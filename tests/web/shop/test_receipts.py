"""Receipts: one for each parcel from its acceptance on; a tax invoice with its code of registered families alone."""

import base64
from urllib.parse import unquote

import pytest
import segno
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from tests.builders.browser import post
from tests.builders.community import VAT_NUMBER, a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.reading import Element, page
from tests.builders.shopping import confirm, order, put_in, walk
from tests.builders.trade import opened, the_parcel

make = segno.make


def accepted(client: FlaskClient, *, vat_number: str | None = None, way: str = "collect", price: int = 11500) -> Order:
    """An order whose one parcel was accepted."""
    with unit_of_work():
        house = a_family(name=("بيت نورة", "Bayt Noura"), vat_number=vat_number, ways=frozenset({way}))
        product = a_product(of=house, price=price, name=("بخور", "Incense"))
    placed = order(client, product, way=way)
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        orders.accept(parcel, desk(parcel.family))
        return opened(placed.reference)


def path(placed: Order) -> str:
    return f"/orders/{placed.reference}/receipts/{placed.parcels[0].reference}"


def receipt(client: FlaskClient, placed: Order, prefix: str = "") -> Element:
    answer = client.get(prefix + path(placed))
    assert answer.status_code == 200
    return page(answer)


def fields(code: str) -> dict[int, str]:
    """What a code says: the text of each numbered field."""
    raw, found = base64.b64decode(code), {}
    while raw:
        tag, length = raw[0], raw[1]
        found[tag], raw = raw[2 : 2 + length].decode(), raw[2 + length :]
    return found


def test_before_acceptance_there_is_none(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    placed = opened(order(client, product).reference)

    assert client.get(path(placed)).status_code == 404
    assert "/receipts/" not in client.get(f"/orders/{placed.reference}").text


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        (
            "",
            "إيصال رقم 1|إيصال، ليس فاتورة ضريبية|بيت نورة|لمى العتيبي|055 987 6543|بخور|غير مسجّلة في ضريبة القيمة المضافة",
        ),
        ("/en", "Receipt no. 1|Bayt Noura|Incense|SAR 115"),
    ],
)
def test_a_family_that_is_not_registered_writes_a_receipt_without_tax(
    client: FlaskClient, prefix: str, words: str
) -> None:
    placed = accepted(client)

    found = receipt(client, placed, prefix)

    assert [one for one in words.split("|") if one not in found.words] == []
    assert placed.parcels[0].reference in found.words
    assert not found.all("img", class_="qr")
    assert "15%" not in found.words
    assert VAT_NUMBER not in found.words


@pytest.mark.parametrize(
    ("whose", "said", "wanted"),
    [
        ("family", "The family’s coupon took off 23", ["SAR 92", "Free", "SAR 92"]),
        ("market", "The market’s coupon pays 23 of it", ["SAR 115", "Free", "SAR 115", "−SAR 23", "SAR 92"]),
    ],
)
def test_the_amounts_add_up_with_a_coupon_and_the_line_says_what_it_does(
    client: FlaskClient, whose: str, said: str, wanted: list[str]
) -> None:
    with unit_of_work():
        house = a_family()
        product = a_product(of=house, price=11_500, stock=5)
        a_coupon("EID20", percent=20, family=house if whose == "family" else None)
    put_in(client, product)
    post(client, "/cart/coupon", code="EID20")
    walk(client, product)
    placed = opened(confirm(client).location.split("/")[2])
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        orders.accept(parcel, desk(parcel.family))

    found = receipt(client, opened(placed.reference), "/en")

    assert said in found.words
    assert [row.one("dd").words for sums in found.all("dl", class_="totals") for row in sums.all("div")] == wanted


def test_a_registered_family_writes_a_simplified_tax_invoice(client: FlaskClient) -> None:
    placed = accepted(client, vat_number=VAT_NUMBER)

    found = receipt(client, placed)

    assert found.one("h1").words == "فاتورة ضريبية مبسطة رقم 1"
    assert VAT_NUMBER in found.words
    rows = {row.one("dt").words: row.one("dd").words for row in found.one("dl", class_="totals").all("div")}
    assert rows["منها ضريبة القيمة المضافة 15%"].startswith("15")
    assert unquote(found.one("img", class_="qr")["src"]).startswith("data:image/svg+xml")


@pytest.mark.parametrize("way", ["collect", "courier"])
def test_the_code_says_what_zatca_asks_for(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    placed, drawn = accepted(client, vat_number=VAT_NUMBER, way=way), []
    monkeypatch.setattr(segno, "make", lambda text, **how: drawn.append(text) or make(text, **how))

    receipt(client, placed)
    told = fields(drawn[0])

    assert (told[1], told[2], told[4], told[5]) == ("بيت نورة", VAT_NUMBER, "115.00", "15.00")
    assert told[3].endswith("Z")
    assert placed.parcels[0].total_minor == (14000 if way == "courier" else 11500)


def test_what_a_courier_takes_is_not_in_the_familys_tax(client: FlaskClient) -> None:
    placed = accepted(client, vat_number=VAT_NUMBER, way="courier")

    found = receipt(client, placed)

    assert "رسوم شركة التوصيل ليست من توريد هذه الأسرة" in found.words


def test_each_family_numbers_its_own_receipts(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family()
        goods = [a_product(of=house) for _ in range(2)]
    numbers = []
    for product in goods:
        placed = order(client, product)
        with unit_of_work():
            parcel = the_parcel(opened(placed.reference))
            orders.accept(parcel, desk(parcel.family))
        numbers.append(parcel.receipt_number)

    assert numbers == [1, 2]


def test_it_is_a_sheet_of_paper_nobody_finds_by_searching(client: FlaskClient) -> None:
    found = receipt(client, accepted(client))

    assert found.one("meta", name="robots")["content"] == "noindex"
    assert found.one("button", data_behaviour="print").words == "طباعة"
    assert not found.all("footer")


def test_nothing_private_of_the_family_is_on_it(client: FlaskClient) -> None:
    placed = accepted(client)
    with unit_of_work():
        house = the_parcel(opened(placed.reference)).family

    text = client.get(path(placed)).text

    assert [secret for secret in (house.legal_name, house.mobile, house.collection_place) if secret in text] == []


def test_a_long_name_still_has_a_code(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(name=("بيت " + "نورة " * 38, "Bayt"), vat_number=VAT_NUMBER)
        product = a_product(of=house)
    placed = order(client, product)
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        orders.accept(parcel, desk(parcel.family))

    assert client.get(path(opened(placed.reference))).status_code == 200


def test_what_was_chosen_of_a_product_stands_on_a_line_of_its_own(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(ways=frozenset({"collect"}))
        mug, other = a_product(of=house, personal_max=10), a_product(of=house)
    put_in(client, mug, personal_text="نورة")
    placed = order(client, other, way="collect")
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        orders.accept(parcel, desk(parcel.family))

    assert "</bdi><br><small><bdi>«نورة»</bdi></small>" in client.get(path(opened(placed.reference))).text
