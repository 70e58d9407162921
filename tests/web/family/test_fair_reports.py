"""What was left after rent, at a family's desk: for who may read its money, side by side, and as a table."""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.actors import RIGHTS, Right
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.fair_figures import a_till_that_pays, sold_on
from tests.builders.feeing import FEE, paid
from tests.builders.reading import page
from tests.builders.stall_goods import a_holder
from tests.builders.teams import a_mate, a_mates_desk
from tests.builders.tills import Till, at_a_till

PAGE, TABLE = "/family/fair-reports", "/family/fair-reports/table.csv"
MOST_QUERIES = 10
Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def till(client: FlaskClient) -> Iterator[Till]:
    """A family that owes a part of its fee and sold on two days; its owner reads two days after the first."""
    found, invoice = a_till_that_pays()
    paid(invoice, FEE - 5_000)
    sold_on(found, 0, 2, 1)
    sold_on(found, 1, 1, method="terminal")
    with clock.set_to(found.opens + timedelta(days=2)):
        with unit_of_work():
            owner = a_member(of=found.holder.family)
        sign_in(client, owner)
        yield found


def one_of(till: Till) -> str:
    return f"{PAGE}/{till.holder.plan.exhibition_id}"


@pytest.mark.parametrize("path", [PAGE, TABLE])
@pytest.mark.parametrize("enter", [None, a_stranger])
def test_only_a_family_sees_what_was_left(client: FlaskClient, path: str, enter: Callable[..., object] | None) -> None:
    if enter:
        enter(client)

    assert client.get(path).status_code == (403 if enter else 303)


@pytest.mark.parametrize("right", RIGHTS)
def test_of_a_familys_people_those_with_the_right_for_money(client: FlaskClient, right: Right) -> None:
    a_mates_desk(client, right)

    assert (client.get(PAGE).status_code, client.get(TABLE).status_code) == (
        (200,) * 2 if right == "money" else (403,) * 2
    )


def test_one_exhibition_is_read_by_who_may_read_money_alone(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        seller, reader = (a_mate(till.holder.family, [right], name=right) for right in ("orders", "money"))

    codes = []
    for person in (seller, reader):
        sign_in(client, person)
        codes.append(client.get(one_of(till)).status_code)

    assert codes == [404, 200]


def test_anothers_exhibition_is_not_found(client: FlaskClient, till: Till) -> None:
    a_desk(client)

    assert client.get(one_of(till)).status_code == 404


def test_before_the_first_exhibition_the_page_says_what_it_will_hold(client: FlaskClient) -> None:
    a_desk(client)

    assert "No exhibitions yet" in client.get(f"/en{PAGE}").text


def test_exhibitions_stand_side_by_side(client: FlaskClient, till: Till) -> None:
    row = page(client.get(f"/en{PAGE}")).one("section", aria_labelledby="h-fairs").one("tbody").one("tr")

    taken, fee, left, day, hour = [one.words for one in row.all("td")[1:]]
    riyals = (till.price * 4 - FEE) / 100
    assert (taken, fee, left) == (
        f"SAR {till.price * 4 / 100:,.0f}",
        "SAR 300",
        f"SAR {riyals:,.0f}".replace("SAR -", "−SAR "),
    )
    assert day == f"SAR {riyals / 2:,.0f}".replace("SAR -", "−SAR ")
    assert hour.endswith(f"{abs(riyals) / 14:,.2f}")


def test_one_says_how_it_comes_about(client: FlaskClient, till: Till) -> None:
    found = page(client.get(f"/en{one_of(till)}"))

    sums = found.one("dl", class_="totals").words
    assert "You paid for the place−SAR 250 You still owe of the fee−SAR 50" in sums
    assert sums.startswith(f"Sold at the stallSAR {till.price * 4 // 100}")
    assert [one.words.split()[0] for one in found.one("ul", class_="share-bars").all("b")] == ["Cash", "Card"]
    days = found.one("section", aria_labelledby="h-days").one("tbody").all("tr")
    assert [row.all("td")[1].words for row in days] == ["2", "1"]


def test_the_table_opens_in_excel_and_holds_no_formula(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        exhibition = till.exhibition
        exhibition.name_ar = "=1+1"

    data = client.get(TABLE).data

    assert data.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(StringIO(data.decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert told["المعرض"] == "'=1+1"
    assert float(told["ما بقي لكم"]) * 100 == till.price * 4 - FEE
    assert float(told["عليكم من الرسوم"]) == 50
    assert (told["أيامكم فيه"], told["الساعات"], told["عدد مرات البيع"]) == ("2", "14.00", "3")


def test_more_exhibitions_do_not_ask_more(client: FlaskClient, count_queries: Counting) -> None:
    with at_a_till(client) as till:
        with unit_of_work():
            till.sell(1)
        client.get(PAGE)
        with count_queries() as few:
            client.get(PAGE)
        with clock.set_to(till.opens - timedelta(days=10)), unit_of_work():
            for _ in range(3):
                a_holder(product=till.holder.product)
        with count_queries() as many:
            rows = page(client.get(PAGE)).one("tbody").all("tr")

    assert len(rows) == 4
    assert len(few) == len(many) <= MOST_QUERIES


def test_one_exhibition_costs_few_questions(client: FlaskClient, till: Till, count_queries: Counting) -> None:
    client.get(one_of(till))
    path = one_of(till)

    with count_queries() as asked:
        client.get(path)

    assert len([one for one in asked if one != "BEGIN"]) <= MOST_QUERIES
