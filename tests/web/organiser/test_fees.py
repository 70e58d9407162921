"""Fees at the organisers' desk: who owes what, what the market holds, deposits decided as they were shown; a table."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO

import pytest
from flask.testing import FlaskClient

from storefront.fairs import fees, invoices
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.fairs import in_days
from tests.builders.feeing import DEPOSIT, FEE, again, confirmed, invoice_of, line, paid, taken_in_cash
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import page

DESK = "/organiser/exhibitions"

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def some(desk: OrganisersDesk, number: int = 2) -> list[ExhibitInvoice]:
    return [invoice_of(row) for row in confirmed(one_of(desk, first=in_days(40)), number=number)]


def at(invoice: ExhibitInvoice, what: str = "fees") -> str:
    return f"{DESK}/{invoice.exhibition_id}/{what}"


def test_the_list_says_who_owes_what_and_what_the_market_holds(client: FlaskClient, desk: OrganisersDesk) -> None:
    first, second = some(desk)
    paid(first, FEE + DEPOSIT)
    taken_in_cash(again(second), 10_000)

    words = page(client.get(at(first))).one("main").words

    assert "وصل500 ر.س" in words
    assert "بقي300 ر.س" in words
    assert "نقد في أيديكم منها100 ر.س" in words
    assert "لكم عند السوق300 ر.س" in words
    assert "تأمينات للأسر100 ر.س" in words


def test_a_part_of_the_list_is_asked_for(client: FlaskClient, desk: OrganisersDesk) -> None:
    first, second = some(desk)
    paid(first, FEE + DEPOSIT)

    due = client.get(f"{at(first)}?show=due").text

    assert (f"/fees/{second.id}" in due, f"/fees/{first.id}" in due) == (True, False)
    assert client.get(f"{at(first)}?show=nonsense").status_code == 200


def test_deposits_are_shown_and_then_done_exactly_so(client: FlaskClient, desk: OrganisersDesk) -> None:
    first, second = some(desk)
    paid(first, FEE + DEPOSIT)
    paid(second, FEE + DEPOSIT)
    form = {f"deposit-{first.id}": "return", f"deposit-{second.id}": "keep", "reason": "لم تحضر"}

    shown = client.get(at(first, "deposits"), query_string=form)
    unchanged = line(first, "deposit").back_minor
    done = post(client, at(first, "deposits"), **form)

    assert ("تُعاد: 100 ر.س" in shown.text, "تبقى لكم: 100 ر.س" in shown.text, unchanged) == (True, True, 0)
    assert done.location == at(first)
    assert (line(first, "deposit").back_minor, line(second, "deposit").kept_minor) == (DEPOSIT, DEPOSIT)


def test_what_changed_since_it_was_shown_is_not_done(client: FlaskClient, desk: OrganisersDesk) -> None:
    first, second = some(desk)
    paid(first, FEE + DEPOSIT)
    paid(second, FEE + DEPOSIT)
    form = {f"deposit-{one.id}": "return" for one in (first, second)}
    with unit_of_work():
        fees.return_deposit(second.id, desk.actor)

    answer = post(client, at(first, "deposits"), **form)

    assert (answer.status_code, "ليس محفوظاً" in answer.text) == (409, True)
    assert line(first, "deposit").back_minor == 0


def test_a_deposit_is_not_kept_without_a_reason_and_nothing_is_nothing(
    client: FlaskClient, desk: OrganisersDesk
) -> None:
    (first,) = some(desk, 1)
    paid(first, FEE + DEPOSIT)

    nothing = client.get(at(first, "deposits"), query_string={"reason": ""})
    silent = client.get(at(first, "deposits"), query_string={"reason": "", f"deposit-{first.id}": "keep"})

    assert (nothing.status_code, silent.status_code) == (422, 422)
    assert "اكتبوا سبب إبقاء التأمين" in silent.text


def test_the_table_says_all_of_it(client: FlaskClient, desk: OrganisersDesk) -> None:
    first, second = some(desk)
    paid(first, FEE)

    answer = client.get(f"{at(first)}.csv")
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))

    assert answer.mimetype == "text/csv"
    assert [row[1] for row in rows[1:]] == [first.reference, second.reference]
    assert rows[1][4:11] == ["300.00", "100.00", "0.00", "300.00", "0.00", "0.00", "100.00"]


def test_more_families_cost_no_more_questions(
    client: FlaskClient, desk: OrganisersDesk, count_queries: Counting
) -> None:
    (one,), many = some(desk, 1), some(desk, 4)
    client.get(at(one))

    with count_queries() as few:
        client.get(at(one))
    with count_queries() as more:
        client.get(at(many[0]))

    assert len(more) == len(few)
    assert len(few) <= 11, "\n".join(few)


def test_what_is_not_theirs_is_not_found(client: FlaskClient, desk: OrganisersDesk) -> None:
    (other,) = [invoice_of(row) for row in confirmed(one_of(first=in_days(40)))]
    paid(other, FEE + DEPOSIT)

    for what in ("fees", "fees.csv", "deposits"):
        assert client.get(at(other, what)).status_code == 404
    assert post(client, at(other, "deposits"), **{f"deposit-{other.id}": "return"}).status_code == 404
    mine = some(desk, 1)[0]
    post(client, at(mine, "deposits"), **{f"deposit-{other.id}": "return"})
    assert line(other, "deposit").back_minor == 0
    assert invoices.get(other.id).state == "settled"
