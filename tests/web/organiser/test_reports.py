"""The report of an exhibition at its organiser's desk: only what families agreed to, in few questions, as a table too."""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO

import pytest
from flask.testing import FlaskClient

from storefront.fairs import agreements, exhibitions
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.community import desk as desk_of
from tests.builders.community import sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.fair_figures import sold_on, tills_of
from tests.builders.fairs import a_body, an_organiser
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions
from tests.builders.reading import Element, page
from tests.builders.tills import Till

Counting = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES = 10


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


@pytest.fixture
def tills(client: FlaskClient, desk: OrganisersDesk) -> Iterator[list[Till]]:
    """Six families that sold a piece each, one of which agreed; the organiser reads an hour after the last closing."""
    found = sold_at(desk, 6)
    with after(found):
        sign_in(client, desk_person(desk))
        yield found


def sold_at(desk: OrganisersDesk, number: int) -> list[Till]:
    found = tills_of(number, desk.body)
    with unit_of_work():
        agreements.agree(found[0].exhibition, found[0].family_id, desk_of(found[0].holder.family))
    for till in found:
        sold_on(till, 0, 1)
    return found


def after(tills: list[Till]) -> AbstractContextManager[None]:
    closing = tills[0].exhibition.closes_at
    assert closing
    with clock.set_to(closing + timedelta(hours=1)), unit_of_work():
        while exhibitions.turn_one():
            pass
    return clock.set_to(closing + timedelta(hours=1))


def desk_person(desk: OrganisersDesk) -> object:
    with unit_of_work():
        return an_organiser(desk.body)


def address(tills: list[Till]) -> str:
    return f"/organiser/exhibitions/{tills[0].holder.plan.exhibition_id}/report"


def section(client: FlaskClient, tills: list[Till], name: str) -> Element:
    return page(client.get(f"/en{address(tills)}")).one("section", aria_labelledby=name)


def test_who_agreed_stands_alone_and_the_others_together(client: FlaskClient, tills: list[Till]) -> None:
    found = section(client, tills, "h-sold")

    (row,) = found.one("tbody").all("tr")
    mine, price = tills[0].holder.family, tills[0].price // 100
    assert row.words == f"{mine.trade_name_en}1SAR {price}"
    assert found.one("dl", class_="totals").words == (
        f"Families that agreedSAR {price} Others together: 5 familiesSAR {price * 5} TotalSAR {price * 6}"
    )
    names = [till.holder.family.trade_name_en for till in tills[1:]]
    assert [name for name in names if name in client.get(f"/en{address(tills)}").text] == []


def test_a_few_others_are_told_of_and_not_summed(client: FlaskClient, desk: OrganisersDesk) -> None:
    tills = sold_at(desk, 3)
    with after(tills):
        sign_in(client, desk_person(desk))
        found = section(client, tills, "h-sold").words
        data = client.get(f"{address(tills)}/table.csv").data.decode()

    assert "fewer than 5" in found
    assert f"All families that agreedSAR {tills[0].price // 100}" in found
    assert f"{tills[0].price * 3 / 100:.2f}" not in data
    assert f"{tills[0].price * 2 / 100:.2f}" not in data


def test_before_it_has_closed_no_sales_are_shown(client: FlaskClient, desk: OrganisersDesk) -> None:
    tills = tills_of(1, desk.body)

    found = section(client, tills, "h-sold").words

    assert found == "Sold at the stalls Sales are shown once the event has closed."


def test_stalls_and_hours_are_there(client: FlaskClient, tills: list[Till]) -> None:
    assert "6 of 6" in section(client, tills, "h-stalls").words
    assert f"SAR {tills[0].price * 6 // 100}" in section(client, tills, "h-hours").words


@pytest.mark.parametrize("path", ["", "/table.csv"])
def test_only_its_own_organiser_reads_it(client: FlaskClient, tills: list[Till], path: str) -> None:
    with unit_of_work():
        other = an_organiser(a_body())
    codes = [client.get(address(tills) + path).status_code]
    sign_in(client, other)
    codes.append(client.get(address(tills) + path).status_code)
    for enter in (a_stranger, a_desk):
        enter(client)
        codes.append(client.get(address(tills) + path).status_code)

    assert codes == [200, 404, 404, 404]


def test_the_table_opens_in_excel_and_holds_no_formula(client: FlaskClient, tills: list[Till]) -> None:
    with unit_of_work():
        tills[0].holder.family.trade_name_ar = "@SUM(A1)"

    data = client.get(f"{address(tills)}/table.csv").data

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    price = tills[0].price / 100
    assert ["بيع البسطات", "'@SUM(A1)", "1", f"{price:.2f}"] in rows
    assert ["بيع البسطات", "أسر أخرى معاً", "", f"{price * 5:.2f}"] in rows
    assert ["البسطات", "أُعطيت لأسر", "6", ""] in rows


def test_many_families_ask_no_more_than_few(
    client: FlaskClient, desk: OrganisersDesk, tills: list[Till], count_queries: Counting
) -> None:
    assert len(asked_of(client, tills, count_queries)) <= MOST_QUERIES
    many = asked_of(client, tills, count_queries)
    with clock.set_to(clock.now() - timedelta(days=11)):
        few_tills = sold_at(desk, 1)
    with after(few_tills):
        sign_in(client, desk_person(desk))
        few = asked_of(client, few_tills, count_queries)

    assert len(few) == len(many)


def asked_of(client: FlaskClient, tills: list[Till], count_queries: Counting) -> list[str]:
    path = address(tills)
    client.get(path)
    with count_queries() as asked:
        assert client.get(path).status_code == 200
    return [one for one in asked if one != "BEGIN"]
