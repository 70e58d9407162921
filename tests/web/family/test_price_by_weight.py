"""The price of a kilogram and of each portion: every line adds up, no portion loses, what was typed stays."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.desks import a_desk
from tests.builders.goods import a_weighed_product, variants_of
from tests.builders.reading import Element, page

PAGE = "/family/price-helper"
SACK = {
    "by": "by_weight",
    "pieces": "",
    "made": "٢٫٥",
    "portions": "100، 1 كيلو",
    "name1": "دقة",
    "cost1": "200",
    "hours": "2",
    "wage": "20",
    "packaging": "1",
    "delivery": "10",
    "fee": "8",
    "margin": "30",
}


def asked(client: FlaskClient, status: int = 200, **typed: str) -> Element:
    answer = client.get(f"/en{PAGE}", query_string={**SACK, **typed})
    assert answer.status_code == status
    return page(answer)


def value(read: Element, name: str) -> str:
    return read.one("input", name=name).get("value")


def test_a_kilogram_and_each_portion_are_reckoned_line_by_line(client: FlaskClient) -> None:
    a_desk(client)

    read = asked(client)

    prices, spent, kilo, small, large = (one.words for one in read.all("dl", class_="totals"))
    assert read.one("div", class_="answer").words == "Suggested price of a kilogram, without packagingSAR 145"
    assert prices == ("A portion of 100 g SAR 160 a kilogramSAR 16 A portion of 1 kg SAR 145 a kilogramSAR 145")
    assert spent.endswith("Taking them to the stallSAR 10 2.5 kgSAR 250")
    assert kilo.startswith(
        "Cost of what is in it SAR 250 ÷ 2.5 kg × 1 kgSAR 100 The profit you want 30% of the costSAR 30"
    )
    assert small == (
        "Cost of what is in it SAR 250 ÷ 2.5 kg × 100 gSAR 10 PackagingSAR 1 The profit you want 30% of the costSAR 3.30 "
        "The market’s commission 8% of the priceSAR 1.28 Added for a round priceSAR 0.42 Suggested priceSAR 16"
    )
    assert large.endswith("Suggested priceSAR 145")
    assert [value(read, name) for name in ("made", "portions", "cost1")] == ["2.5", SACK["portions"], "200"]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("made", "", "in kilograms"),
        ("made", "0", "in kilograms"),
        ("made", "كثير", "in kilograms"),
        ("portions", "", "from 1 to 100,000"),
        ("portions", "50، قليل", "from 1 to 100,000"),
        ("portions", "0", "from 1 to 100,000"),
        ("cost1", "", "remove its name"),
    ],
)
def test_nonsense_is_refused_beside_its_field(client: FlaskClient, field: str, typed: str, says: str) -> None:
    a_desk(client)

    read = asked(client, 422, **{field: typed})

    assert says in read.one("span", id=f"{field}-error").words
    assert value(read, field) == typed


def test_packaging_alone_is_no_price(client: FlaskClient) -> None:
    a_desk(client)

    read = asked(client, 422, name1="", cost1="", hours="", wage="", delivery="")

    assert "at least one material" in read.one("span", id="cost1-error").words


def test_what_is_asked_of_weight_is_not_looked_at_of_pieces(client: FlaskClient) -> None:
    a_desk(client)

    assert asked(client, by="pieces", pieces="4", made="كثير", portions="0").all("div", class_="answer")


def test_the_price_of_each_portion_leads_to_the_form_of_a_product(client: FlaskClient) -> None:
    a_desk(client)

    new = page(client.get(asked(client).one("a", class_="btn")["href"]))

    assert (value(new, "kilo"), value(new, "portions")) == ("145", "100 = 16, 1000 = 145")
    assert new.one("input", name="mode", checked="")["value"] == "by_weight"


def test_each_portion_of_a_product_is_led_to_its_own_price(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        product = a_weighed_product(100, 1000, of=own.family)
    small = variants_of(product)[0]

    opened = page(client.get(f"/en{PAGE}", query_string={"product": product.id}))
    first, second = asked(client, product=str(product.id)).one("section").all("a", class_="btn")

    assert (value(opened, "portions"), opened.one("input", name="by", checked="")["value"]) == (
        "100, 1000",
        "by_weight",
    )
    filled = page(client.get(first["href"]))
    assert value(filled, f"v{small.id}-price") == "16"
    assert "145" in second["href"]
