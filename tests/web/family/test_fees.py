"""A family's invoice: shown, paid by card or transfer in parts, left, its receipt; nobody else's, and never said to be
paid before it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.fairs import applications, fees
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.units import unit_of_work
from storefront.treasury.gateways import ProviderDown
from tests.builders.browser import post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.feeing import (
    FEE,
    again,
    an_invoice,
    arrive,
    line,
    officer_of,
    parts,
    taken_in_cash,
)
from tests.builders.printed import text_of
from tests.builders.providers import SITE, provider
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def invoice(client: FlaskClient) -> ExhibitInvoice:
    """The invoice of the family whose person is signed in."""
    made = again(an_invoice())
    with unit_of_work():
        person = a_member(of=made.family)
    sign_in(client, person)
    return again(made)


def address(invoice: ExhibitInvoice) -> str:
    return f"/family/fairs/{applications.get(invoice.application_id).call_id}/invoice"


def pay(client: FlaskClient, there: str, amount: str, method: str = "card") -> TestResponse:
    once = page(client.get(there)).one("input", name="once")["value"]
    return post(client, f"{there}/payment", amount=amount, method=method, once=once)


def test_what_is_owed_is_shown_with_its_lines_and_rules(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    words = client.get(address(invoice)).text

    for said in (invoice.reference, "رسوم المكان", "تأمين يُعاد", "متى يعود ما دُفع؟"):
        assert said in words
    assert page(client.get(address(invoice))).one("input", name="amount")["value"] == "400.00"


def test_a_part_is_paid_by_card_on_the_providers_page(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    sent = pay(client, there, "250")
    provider().pay(provider().newest.ref)

    words = client.get(f"{there}?back=paid").text

    assert sent.location == f"{SITE}/page-1"
    assert provider().newest.request.amount_minor == 25_000
    assert "وصلت" in words
    assert line(invoice, "fee").paid_minor == 25_000


def test_the_form_sent_twice_leads_to_one_page(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    form = {"amount": "300", "method": "card", "once": "same"}

    first = post(client, f"{there}/payment", **form)
    second = post(client, f"{there}/payment", **form)

    assert first.location == second.location
    assert len(parts(invoice)) == 1


def test_a_page_that_does_not_open_is_said_and_opens_later(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    provider().fail_next("create_checkout", ProviderDown("x"))

    away = pay(client, there, "300")
    later = post(client, f"{there}/card", after="0")

    assert (away.status_code, "تعذّر فتح صفحة الدفع الآن" in away.text) == (503, True)
    assert later.location.startswith(SITE)


def test_a_transfer_has_an_account_and_a_number_of_its_own(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    pay(client, there, "400", "transfer")
    (told,) = parts(invoice)

    words = client.get(there).text
    arrive(told.part)

    assert told.part.code in words
    assert "دفع لم يكتمل" not in client.get(there).text
    assert again(invoice).state == "settled"


def test_what_was_begun_can_be_left(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    pay(client, there, "400", "transfer")
    refused = post(client, f"{there}/payment", amount="100", method="transfer", once="other")

    left = post(client, f"{there}/giving-up")

    assert (refused.status_code, "لم يكتمل" in refused.text, left.location) == (409, True, there)
    assert [one.part.state for one in parts(invoice)] == ["ended"]


@pytest.mark.parametrize("amount", ["", "كثير", "0.5", "401"])
def test_a_sum_that_cannot_be_is_refused_beside_its_field(
    client: FlaskClient, invoice: ExhibitInvoice, amount: str
) -> None:
    answer = pay(client, address(invoice), amount)

    assert answer.status_code == 422
    assert page(answer).one("input", name="amount")["value"] == amount
    assert parts(invoice) == []


def test_what_a_sponsor_owes_is_not_asked_of_the_family(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    with unit_of_work():
        fees.sponsor(invoice.id, officer_of(again(invoice).exhibition), name="مؤسسة العطاء", reason="دعم")

    words = client.get(there).text
    answer = post(client, f"{there}/payment", amount="400", method="transfer", once="x")

    assert ("مؤسسة العطاء" in words, "/invoice/payment" in words) == (True, False)
    assert answer.status_code == 409


def test_a_receipt_is_there_once_something_came(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    there = address(invoice)
    before = client.get(f"{there}/receipt.pdf").status_code
    taken_in_cash(again(invoice), FEE)

    answer = client.get(f"{there}/receipt.pdf")

    assert (before, answer.mimetype) == (404, "application/pdf")
    assert "300.00" in text_of(answer.data)


def test_another_family_and_a_stranger_find_nothing(client: FlaskClient) -> None:
    there = address(an_invoice())
    a_desk(client)
    of_another = client.get(there).status_code
    stranger = a_stranger(client)

    assert of_another == 404
    assert stranger.get(there).status_code in (303, 403, 404)
    for step in ("payment", "card", "giving-up"):
        assert post(client, f"{there}/{step}", amount="400", method="transfer").status_code in (303, 403, 404)


def test_more_parts_cost_no_more_questions(
    client: FlaskClient, invoice: ExhibitInvoice, count_queries: Counting
) -> None:
    there = address(invoice)
    taken_in_cash(again(invoice), 5_000)
    client.get(there)
    with count_queries() as few:
        client.get(there)
    for _ in range(3):
        taken_in_cash(again(invoice), 5_000)

    with count_queries() as many:
        client.get(there)

    assert len(many) == len(few)
