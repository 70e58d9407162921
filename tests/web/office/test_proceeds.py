"""Exhibitions' fees in the office: who is owed what, a transfer written down by one and confirmed by another."""

import pytest
from flask.testing import FlaskClient

from storefront.fairs import fees, proceeds
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.feeing import FEE, again, an_invoice, paid

LIST = "/office/proceeds"
FORM = {"holder": "غرفة الرياض", "iban": "SA03 8000 0000 6080 1016 7519"}


def over() -> int:
    """An exhibition that is over, whose one fee is to be paid out; by id."""
    invoice = an_invoice()
    paid(again(invoice), FEE)
    with unit_of_work():
        db.session.get_one(Exhibition, invoice.exhibition_id).state = "finished"
    with unit_of_work():
        fees.clear_one()
    return invoice.exhibition_id


def written(exhibition_id: int) -> proceeds.OrganiserPayout:
    with unit_of_work():
        somebody = Actor(user_id=a_member(role="staff").id, roles=frozenset({"staff"}))
        return proceeds.plan(proceeds.exhibition(exhibition_id), FORM["holder"], FORM["iban"], somebody)


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    exhibition_id = over()
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    expected = 303 if who == "visitor" else 403

    for path in (LIST, f"{LIST}/{exhibition_id}"):
        assert client.get(path).status_code == expected
    for path in ("", "/1/confirmation", "/1/ending"):
        assert post(client, f"{LIST}/{exhibition_id}{path}", **FORM).status_code == expected
    assert proceeds.of_exhibition(exhibition_id) == []


def test_one_writes_it_down_and_may_not_confirm_it(client: FlaskClient) -> None:
    a_staff(client)
    exhibition_id = over()

    done = post(client, f"{LIST}/{exhibition_id}", **FORM)
    (payout,) = proceeds.of_exhibition(exhibition_id)
    page = client.get(f"{LIST}/{exhibition_id}").text
    alone = post(client, f"{LIST}/{exhibition_id}/{payout.id}/confirmation", reference="FT-1")

    assert (done.location, payout.amount_minor) == (f"{LIST}/{exhibition_id}", FEE)
    assert ("كتبتموه أنتم" in page, "/confirmation" in page) == (True, False)
    assert (alone.status_code, "شخص غير الذي أعدّه" in alone.text) == (422, True)


def test_another_confirms_it(client: FlaskClient) -> None:
    exhibition_id = over()
    payout = written(exhibition_id)
    a_staff(client)

    silent = post(client, f"{LIST}/{exhibition_id}/{payout.id}/confirmation", reference="")
    done = post(client, f"{LIST}/{exhibition_id}/{payout.id}/confirmation", reference="FT-77")

    assert (silent.status_code, done.location) == (422, f"{LIST}/{exhibition_id}")
    assert "FT-77" in client.get(f"{LIST}/{exhibition_id}").text
    assert fees.standing(exhibition_id) == fees.Standing()


def test_one_that_is_not_sent_is_dropped(client: FlaskClient) -> None:
    exhibition_id = over()
    payout = written(exhibition_id)
    a_staff(client)

    first, second = (post(client, f"{LIST}/{exhibition_id}/{payout.id}/ending") for _ in range(2))

    look_again()
    assert (first.status_code, second.status_code) == (303, 303)
    assert [one.state for one in proceeds.of_exhibition(exhibition_id)] == ["dropped"]


@pytest.mark.parametrize(("field", "value"), [("iban", "SA00"), ("holder", "")])
def test_what_is_wrong_stands_beside_its_field(client: FlaskClient, field: str, value: str) -> None:
    a_staff(client)
    exhibition_id = over()

    answer = post(client, f"{LIST}/{exhibition_id}", **{**FORM, field: value})

    assert answer.status_code == 422
    assert proceeds.of_exhibition(exhibition_id) == []


def test_payments_of_fees_are_found_and_read_by_the_number_of_their_invoice(client: FlaskClient) -> None:
    a_staff(client)
    invoice = again(an_invoice())
    paid(invoice, FEE)
    reference = again(invoice).reference

    listed = client.get(f"/office/payments?q={reference}").text
    books = client.get(f"/office/ledger/transactions?q={reference}").text

    assert reference in listed
    assert "دفعت أسرة لمكانها في معرض" in books
    assert again(invoice).exhibition.name_ar in client.get(f"{LIST}").text


def test_what_is_open_of_one_that_is_over_is_told_and_that_it_is_settled(client: FlaskClient) -> None:
    exhibition_id = over()
    a_staff(client)

    shown = client.get(f"{LIST}/{exhibition_id}").text
    with unit_of_work():
        db.session.get_one(Exhibition, exhibition_id).state = "settled"

    assert all(words in shown for words in ("التسوية", "فواتير لم تُسدَّد", "مال لم يُصرف"))
    assert "انتهت وسُوّيت" in client.get(f"{LIST}/{exhibition_id}").text
