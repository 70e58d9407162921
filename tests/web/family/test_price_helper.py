"""The price helper: what was typed stays, nonsense is refused beside its field, and the price leads to the product's form."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import commissions
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product, variant_of
from tests.builders.reading import Element, page
from tests.builders.treasury import an_officer

PAGE = "/family/price-helper"
TRAY = {
    "pieces": "١٢",
    "name1": "دقيق",
    "cost1": "40",
    "cost2": "10",
    "hours": "3",
    "wage": "20",
    "packaging": "1.5",
    "delivery": "10",
    "fee": "8",
    "margin": "30",
}


def asked(client: FlaskClient, status: int = 200, **typed: str) -> Element:
    answer = client.get(f"/en{PAGE}", query_string=typed)
    assert answer.status_code == status
    return page(answer)


def value(read: Element, name: str) -> str:
    return read.one("input", name=name).get("value")


@pytest.mark.parametrize("enter", [None, a_stranger])
def test_only_a_family_asks(client: FlaskClient, enter: Callable[[FlaskClient], object] | None) -> None:
    if enter:
        enter(client)

    assert client.get(PAGE).status_code == (403 if enter else 303)


def test_it_opens_with_the_commission_the_family_pays(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        scope = commissions.Scope("family", own.family.id)
        commissions.set_rule(scope, 650, commissions.Days(clock.today()), an_officer(), reason="اتفاق")

    read = asked(client)

    assert (value(read, "fee"), value(read, "pieces"), read.all("b", class_="answer")) == ("6.5", "1", [])


def test_every_line_of_the_arithmetic_is_shown_and_what_was_typed_stays(client: FlaskClient) -> None:
    a_desk(client)

    read = asked(client, **TRAY)

    spent, piece, price = (one.words for one in read.all("dl", class_="totals"))
    assert spent.startswith("دقيقSAR 40 Material 2SAR 10 Your wage 3 hours of work × SAR 20SAR 60")
    assert spent.endswith("Packaging 12 pieces × SAR 1.50SAR 18 Taking them to the stallSAR 10 12 piecesSAR 138")
    assert piece.endswith(
        "SAR 138 ÷ 12SAR 11.50 The profit you want 30% of the costSAR 3.45 What you want to be left withSAR 14.95"
    )
    assert price.endswith("8% of the price−SAR 1.32 Cost of a piece−SAR 11.50 Your profit on a pieceSAR 3.68")
    assert {name: value(read, name) for name in TRAY} == TRAY


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("pieces", "0", "number of pieces"),
        ("cost2", "abc", "such as 12"),
        ("cost1", "", "remove its name"),
        ("wage", "-5", "such as 12"),
        ("wage", "", "an hour of your work"),
        ("hours", "999999", "such as 3"),
        ("fee", "100", "from 0 to 50"),
        ("margin", "501", "from 0 to 500"),
    ],
)
def test_nonsense_is_refused_beside_its_field(client: FlaskClient, field: str, typed: str, says: str) -> None:
    a_desk(client)

    read = asked(client, 422, **{**TRAY, field: typed})

    assert says in read.one("span", id=f"{field}-error").words
    assert value(read, field) == typed
    assert value(read, "name1") == "دقيق"


def test_of_nothing_no_price_is_made(client: FlaskClient) -> None:
    a_desk(client)

    assert (
        "at least one material"
        in asked(client, 422, pieces="1", fee="8", margin="30").one("span", id="cost1-error").words
    )


def test_more_rows_are_given_without_reckoning(client: FlaskClient) -> None:
    a_desk(client)

    read = asked(client, pieces="", more="8", name1="سكر")

    assert (value(read, "name1"), value(read, "cost8")) == ("سكر", "")
    assert read.all("span", class_="err") == []


def test_the_price_leads_to_the_form_of_a_product_and_is_not_saved(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        product = a_product(of=own.family, price=9_900)
    variant = variant_of(product).id

    new = asked(client, **TRAY).one("a", class_="btn")["href"]
    known = asked(client, product=str(product.id), **TRAY).one("a", class_="btn")["href"]

    assert (value(page(client.get(new)), "price")) == "16.50"
    filled = page(client.get(known))
    assert (value(filled, f"v{variant}-price"), value(filled, f"v{variant}-was")) == ("16.50", "99")
    assert variant_of(product).price_minor == 9_900


def test_anothers_product_is_not_found(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        product = a_product()

    assert client.get(PAGE, query_string={"product": str(product.id)}).status_code == 404


def test_it_costs_few_questions(
    client: FlaskClient, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    own = a_desk(client)
    with unit_of_work():
        product = a_product(of=own.family)

    with count_queries() as questions:
        asked(client, product=str(product.id), **TRAY)

    assert len(questions) <= 10
