"""Rents at the organisers' desk: the list, the file, one invoice, the deposit."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.fairs import fees, invoices, leases
from storefront.fairs.leases import Lease
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.feeing import a_form
from tests.builders.letting import DEPOSIT, a_lease, a_market, rents_of, run_rents
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


@pytest.fixture
def lease(desk: OrganisersDesk) -> Lease:
    with unit_of_work():
        made = a_lease(a_market(desk.body))
        run_rents()
        return made


def test_the_list_tells_who_owes_what(client: FlaskClient, lease: Lease, count_queries: Counting) -> None:
    there = f"/organiser/markets/{lease.market_id}/rents"
    with count_queries() as asked:
        words = client.get(there).text
    assert leases.get(lease.id).family.trade_name_ar in words
    assert "تنتظر الدفع" in words
    assert len([one for one in asked if one != "BEGIN"]) <= 10
    assert "لا إيجارات هنا" in client.get(f"{there}?show=late").text


def test_the_file_opens_in_a_spreadsheet(client: FlaskClient, lease: Lease) -> None:
    answer = client.get(f"/organiser/markets/{lease.market_id}/rents.csv")

    text = answer.data.decode("utf-8-sig")
    assert answer.mimetype == "text/csv"
    assert rents_of(lease)[0].reference in text
    assert "500.00" in text


def test_cash_is_noted_and_a_month_is_waived_on_the_page_of_the_rent(client: FlaskClient, lease: Lease) -> None:
    rent = rents_of(lease)[0]
    there = f"/organiser/markets/{lease.market_id}/rents/{rent.id}"
    form = page(client.get(there))
    assert "الإيجار" in form.words

    once = form.one("input", name="once")["value"]
    answer = post(client, f"{there}/cash", amount="100", note="7", once=once)
    post(client, f"{there}/waiver", kind="fee", amount="1", reason="نقص في الكهرباء")

    look_again()
    lines = {line.kind: line for line in invoices.get(rent.id).lines}
    assert answer.location == there
    assert (lines["fee"].waived_minor, sum(line.paid_minor for line in lines.values())) == (100, 10_000)
    assert "العقد" in client.get(there).text


def test_a_deposit_goes_back_or_is_kept_for_a_reason(client: FlaskClient, desk: OrganisersDesk, lease: Lease) -> None:
    rent = rents_of(lease)[0]
    with unit_of_work():
        fees.record_cash(rent.id, invoices.left(rent.lines), desk.actor, once=a_form())
    with unit_of_work():
        held = leases.get(lease.id)
        held.state, held.ended_as = "ended", "run_out"
    there = f"/organiser/markets/{lease.market_id}/leases/{lease.id}/deposit/{rent.id}"
    assert "تأمين محفوظ" in client.get(f"/organiser/markets/{lease.market_id}/leases/{lease.id}").text

    post(client, there, keep="yes", reason="")
    assert deposit_of(rent.id) == (0, 0)
    post(client, there)
    assert deposit_of(rent.id) == (DEPOSIT, 0)
    post(client, there, keep="yes", reason="كُسر الباب")
    assert deposit_of(rent.id) == (DEPOSIT, 0)


def deposit_of(invoice_id: int) -> tuple[int, int]:
    """What of a deposit went back, and what was kept."""
    look_again()
    line = next(one for one in invoices.get(invoice_id).lines if one.kind == "deposit")
    return line.back_minor, line.kept_minor


def test_another_bodys_is_not_found(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        other = a_lease()
        run_rents()
    rent, there = rents_of(other)[0], f"/organiser/markets/{other.market_id}"

    for path in ("rents", "rents.csv", f"rents/{rent.id}"):
        assert client.get(f"{there}/{path}").status_code == 404
    for path in (f"leases/{other.id}/deposit/{rent.id}", f"rents/{rent.id}/cash", f"rents/{rent.id}/waiver"):
        assert post(client, f"{there}/{path}", amount="1").status_code == 404
