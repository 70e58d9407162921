"""One invoice at the organisers' desk: waived, taken over, paid in cash, given back; what is wrong stands beside its field."""

import pytest
from flask.testing import FlaskClient

from storefront.fairs import fees, invoices
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.fairs import in_days
from tests.builders.feeing import DEPOSIT, FEE, again, confirmed, invoice_of, line, parts, taken_in_cash
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


@pytest.fixture
def invoice(desk: OrganisersDesk) -> ExhibitInvoice:
    return invoice_of(confirmed(one_of(desk, first=in_days(40)))[0])


def at(invoice: ExhibitInvoice, step: str = "") -> str:
    return f"/organiser/exhibitions/{invoice.exhibition_id}/fees/{invoice.id}{step}"


def test_a_part_of_the_fee_is_waived_for_a_reason(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    silent = post(client, at(invoice, "/waiver"), kind="fee", amount="100", reason="")
    too_much = post(client, at(invoice, "/waiver"), kind="fee", amount="301", reason="أسرة جديدة")

    done = post(client, at(invoice, "/waiver"), kind="fee", amount="100", reason="أسرة جديدة")

    assert (silent.status_code, too_much.status_code, done.location) == (422, 422, at(invoice))
    assert "لا يُعفى من أكثر من 300" in too_much.text
    assert line(invoice, "fee").waived_minor == 10_000
    assert "أسرة جديدة" in client.get(at(invoice)).text


def test_cash_is_noted_once_however_often_it_is_pressed(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    form = {"amount": "150", "note": "0017", "once": "pressed-twice"}

    first, second = (post(client, at(invoice, "/cash"), **form) for _ in range(2))
    wrong = post(client, at(invoice, "/cash"), amount="900", note="", once="other")

    assert (first.status_code, second.status_code, wrong.status_code) == (303, 303, 422)
    assert line(invoice, "fee").paid_minor == 15_000
    assert "0017" in client.get(at(invoice)).text


def test_a_sponsor_is_named_pays_by_a_number_and_goes_again(client: FlaskClient, invoice: ExhibitInvoice) -> None:
    nobody = post(client, at(invoice, "/sponsor"), body="", name="", reason="دعم")
    post(client, at(invoice, "/sponsor"), body="", name="مؤسسة العطاء", reason="دعم")
    named = client.get(at(invoice)).text
    post(client, at(invoice, "/sponsor/transfer"))
    (told,) = parts(invoice)
    numbered = client.get(at(invoice)).text

    post(client, at(invoice, "/sponsor/ending"))

    assert (nobody.status_code, "مؤسسة العطاء" in named, told.part.code in numbered) == (422, True, True)
    assert not again(invoice).is_sponsored
    assert [one.part.state for one in parts(invoice)] == ["ended"]


def test_a_body_of_the_register_may_be_the_sponsor(
    client: FlaskClient, desk: OrganisersDesk, invoice: ExhibitInvoice
) -> None:
    post(client, at(invoice, "/sponsor"), body=str(desk.body.id), name="", reason="من موازنتنا")

    assert again(invoice).sponsor_body_id == desk.body.id


def test_cash_that_goes_back_is_given_and_noted(
    client: FlaskClient, desk: OrganisersDesk, invoice: ExhibitInvoice
) -> None:
    taken_in_cash(invoice, FEE + DEPOSIT)
    with unit_of_work():
        fees.return_deposit(invoice.id, desk.actor)
    asked = client.get(at(invoice)).text

    first, second = (post(client, at(invoice, "/cash/return")) for _ in range(2))

    assert ("تعيدون نقداً: 100 ر.س" in asked, first.status_code, second.status_code) == (True, 303, 303)
    assert invoices.cash_waits(invoice.exhibition_id) == {}


def test_what_is_not_theirs_is_not_found(client: FlaskClient, desk: OrganisersDesk) -> None:
    other = invoice_of(confirmed(one_of(first=in_days(40)))[0])
    mine = invoice_of(confirmed(one_of(desk, first=in_days(40)))[0])
    crossed = f"/organiser/exhibitions/{mine.exhibition_id}/fees/{other.id}"

    for place in (at(other), crossed):
        assert client.get(place).status_code == 404
        for step in ("waiver", "sponsor", "sponsor/ending", "sponsor/transfer", "cash", "cash/return"):
            answer = post(client, f"{place}/{step}", kind="fee", amount="1", reason="سبب", name="أحد")
            assert answer.status_code == 404, step
    assert invoices.steps_of(other.id)[0].kind == "issued"
