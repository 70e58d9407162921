"""The family's income: what was left, month by month, by channel and product; for its own desk alone, in few questions."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO

import pytest
from flask.testing import FlaskClient

from storefront.fairs import leases
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.adjusting import allow
from tests.builders.community import VAT_NUMBER
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.feeing import paid
from tests.builders.goods import a_product
from tests.builders.letting import an_offer, rents_of, run_rents, tenant_of
from tests.builders.reading import page

PAGE, TABLE = "/family/income", "/family/income/table.csv"
MOST_QUERIES = 10
Counting = Callable[[], AbstractContextManager[list[str]]]


def sold(at: FamilyDesk, pieces: int = 1, *, days_ago: int = 0, price: int = 10_000) -> None:
    """So many pieces of a new product, paid by card."""
    with clock.set_to(clock.now() - timedelta(days=days_ago)):
        with unit_of_work():
            product = a_product(of=at.family, price=price, stock=99)
        a_parcel(at.family, product=product, quantity=pieces, method="card")


def let_off(at: FamilyDesk) -> None:
    """Fifty riyals' worth, of which ten go back."""
    with unit_of_work():
        product = a_product(of=at.family, price=5_000)
    parcel = a_parcel(at.family, product=product, method="card")
    with unit_of_work():
        allow(orders.of_family(at.family.id, parcel.reference), 1_000)


@pytest.mark.parametrize("path", [PAGE, TABLE])
@pytest.mark.parametrize("enter", [None, a_stranger])
def test_only_a_family_sees_its_income(client: FlaskClient, path: str, enter: Callable[..., object] | None) -> None:
    if enter:
        enter(client)

    assert client.get(path).status_code == (403 if enter else 303)


def test_before_the_first_sale_the_page_says_what_it_will_hold(client: FlaskClient) -> None:
    a_desk(client)

    text = client.get(f"/en{PAGE}").text

    assert "No sales in this period" in text
    assert "You need not do anything" in text


def test_what_was_sold_less_what_went_back_and_the_commission_is_left(client: FlaskClient) -> None:
    own = a_desk(client)
    sold(own, 3)
    let_off(own)

    sums = page(client.get(f"/en{PAGE}")).one("dl", class_="totals").words

    assert sums == "You soldSAR 350 Taken off sales−SAR 10 The market’s commission−SAR 27.20 Left for youSAR 312.80"


def test_cash_in_hand_beyond_the_share_is_owed_to_the_market_and_not_the_other_way(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        product = a_product(of=own.family, price=10_000)
    a_parcel(own.family, product=product, state="handed_over")

    owes, english = (
        page(client.get(f"{prefix}{PAGE}")).one("section", aria_labelledby="h-sums").words for prefix in ("", "/en")
    )
    sold(own, 2)
    mixed = page(client.get(PAGE)).one("section", aria_labelledby="h-sums").words

    assert ("فعليكم منها للسوق 8 ر.س، يُخصم من القادم" in owes, "يحوّله السوق إليكم" in owes) == (True, False)
    assert "You owe the market SAR 8 of it" in english
    assert "ما سواه يحوّله السوق إليكم" in mixed


def test_a_chart_runs_over_the_months_with_a_table_behind_it(client: FlaskClient) -> None:
    own = a_desk(client)
    sold(own, days_ago=40)
    sold(own, 2)

    arabic, english = (page(client.get(prefix + PAGE)) for prefix in ("", "/en"))

    places = [[float(one["x"]) for one in read.one("svg", class_="chart").all("rect")] for read in (arabic, english)]
    assert [len(one) for one in places] == [12, 12]
    assert places == [sorted(places[0], reverse=True), sorted(places[1])]
    assert "SAR 184" in english.one("svg", class_="chart")["aria-label"].replace("\N{NO-BREAK SPACE}", " ")
    assert len(english.one("figure").one("tbody").all("tr")) == 12


def test_another_period_is_asked_for_by_its_months_and_nonsense_is_the_usual_one(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        own.family.created_at = clock.now() - timedelta(days=400)
    sold(own, days_ago=70)
    sold(own, 2)
    now, then = Month.of(clock.now()), Month.of(clock.now() - timedelta(days=70))

    def left(asked: str) -> str:
        return page(client.get(f"/en{PAGE}{asked}")).one("dl", class_="totals").words.rpartition("SAR ")[2]

    assert left(f"?from={now}&to={now}") == "184"
    assert left(f"?from={now}&to={then}") == "276"
    assert left("?from=1999-01&to=x") == "276"


def test_products_come_the_most_first_a_page_at_a_time(client: FlaskClient) -> None:
    own = a_desk(client)
    for pieces in range(1, 12):
        sold(own, pieces, price=1_000)

    first, second = (page(client.get(f"/en{PAGE}?page={number}")).one("section", id="products") for number in (1, 2))

    rows = [row.all("td")[1].words for row in first.one("tbody").all("tr")]
    assert rows == [f"SAR {pieces}0" for pieces in range(11, 1, -1)]
    assert [row.all("td")[1].words for row in second.one("tbody").all("tr")] == ["SAR 10"]


def test_a_registered_family_is_told_that_it_is(client: FlaskClient) -> None:
    a_desk(client, vat_number=VAT_NUMBER)

    text = client.get(f"/en{PAGE}").text

    assert "You are registered for VAT" in text
    assert "187,500" not in text


def test_the_table_adds_up_to_what_the_page_says(client: FlaskClient) -> None:
    own = a_desk(client)
    sold(own)
    let_off(own)

    answer = client.get(f"/en{TABLE}")

    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert [row[1] for row in rows[1:-1]] == ["Sale", "Sale", "Taken off a sale"]
    assert rows[-1][4:] == ["140.00", "11.20", "0.00", "128.80", ""]
    assert [row[8] for row in rows[1:-1]] == ["Yes", "", ""]
    assert [sum(float(row[column]) for row in rows[1:-1]) for column in (4, 5, 7)] == pytest.approx([140, 11.2, 128.8])


def test_rent_and_fees_of_exhibitions_go_off_what_is_left_in_sums_months_and_table(client: FlaskClient) -> None:
    own = a_desk(client)
    with clock.set_to(clock.now() - timedelta(days=40)), unit_of_work():
        offer = an_offer(family=own.family)
        leases.sign(offer, tenant_of(offer))
        run_rents()
    rent = rents_of(offer)[0]
    paid(rent, 5_000)
    sold(own, 3)

    read, answer = page(client.get(f"/en{PAGE}")), client.get(f"/en{TABLE}")
    rents = page(client.get(f"/en/family/leases/{offer.id}")).one("section", aria_labelledby="h-rents")

    sums = read.one("dl", class_="totals").words
    assert "Rent of your units in markets−SAR 50 Left for youSAR 226" in sums
    month = read.one("figure").one("tbody").all("tr")[0]
    assert [cell.words for cell in month.all("td")][1:] == ["SAR 300", "SAR 0", "SAR 24", "SAR 50", "SAR 226"]
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))
    paid_row = next(row for row in rows if row[1].startswith("Paid for your place"))
    assert (paid_row[2], *paid_row[4:]) == (rent.reference, "0.00", "0.00", "50.00", "-50.00", "")
    assert rows[-1][4:] == ["300.00", "24.00", "50.00", "226.00", ""]
    assert "SAR 50" in rents.one("tbody").words


def test_however_much_was_sold_the_page_costs_few_questions(client: FlaskClient, count_queries: Counting) -> None:
    own = a_desk(client)
    for days_ago in (40, 3, 1):
        sold(own, days_ago=days_ago)

    for path in (PAGE, TABLE):
        with count_queries() as asked:
            assert client.get(path).status_code == 200

        assert len(asked) <= MOST_QUERIES, asked
