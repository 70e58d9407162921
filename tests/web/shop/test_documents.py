"""Receipts on the page and as PDF: for the order's own people and for nobody else."""

from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.browser import Browser
from tests.builders.community import VAT_NUMBER, a_family, desk
from tests.builders.desks import a_parcel, a_stranger
from tests.builders.printed import drawn, picture_at, scanned, text_of
from tests.builders.trade import held


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser without cookies."""
    return Browser(app, app.response_class)


def a_house(**told: object) -> Family:
    with unit_of_work():
        return a_family(**told)  # type: ignore[arg-type]


def own_browser(client: FlaskClient, parcel: orders.Parcel) -> str:
    """The browser that placed the order; the address of the parcel's receipt."""
    with client.session_transaction() as kept:
        kept["orders"] = [held(parcel.order)]
    return address_of(parcel)


def address_of(parcel: orders.Parcel) -> str:
    return f"/orders/{parcel.order.reference}/receipts/{parcel.reference}"


def test_the_page_says_what_was_sealed_and_leads_to_the_file(client: FlaskClient) -> None:
    family = a_house()
    sealed = family.trade_name_ar
    address = own_browser(client, a_parcel(family, state="accepted"))
    with unit_of_work() as session:
        session.get_one(Family, family.id).trade_name_ar = "اسم آخر"

    page = client.get(address).text

    assert sealed in page
    assert "اسم آخر" not in page
    assert f'href="{address}/1.pdf"' in page


def test_before_the_family_accepts_there_is_none(client: FlaskClient) -> None:
    parcel = a_parcel(a_house())
    address = own_browser(client, parcel)

    assert client.get(address).status_code == 404
    assert client.get(f"{address}/1.pdf").status_code == 404


@pytest.mark.parametrize(("prefix", "title"), [("", "إيصال"), ("/en", "Receipt")])
def test_the_file_is_a_pdf_with_a_name_in_real_letters(client: FlaskClient, prefix: str, title: str) -> None:
    parcel = a_parcel(a_house(), state="accepted")
    address = own_browser(client, parcel)

    answer = client.get(f"{prefix}{address}/1.pdf")

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    assert unquote(answer.headers["Content-Disposition"].partition("''")[2] or title).startswith(title)
    assert title in text_of(answer.data)
    assert parcel.order.contact_name in text_of(answer.data)


def test_the_buyer_is_who_bought_and_not_who_receives_it(client: FlaskClient) -> None:
    another = {"receiver_name": "منيرة", "receiver_mobile": "+966559998887"}
    parcel = a_parcel(a_house(), state="accepted", way="courier", name="أمل الشهري", **another)
    address = own_browser(client, parcel)

    written = text_of(client.get(f"{address}/1.pdf").data)

    assert "أمل الشهري" in written
    assert "منيرة" not in written
    assert "055 999 8887" not in written


def test_the_code_of_an_invoice_is_one_on_the_page_and_on_paper(client: FlaskClient) -> None:
    parcel = a_parcel(a_house(vat_number=VAT_NUMBER), state="accepted")
    address = own_browser(client, parcel)

    page = client.get(address).text
    picture = page.partition('class="qr" src="')[2].partition('"')[0].replace("&#39;", "'")

    on_page = scanned(picture_at(picture))
    assert on_page == scanned(drawn(client.get(f"{address}/1.pdf").data))
    assert len(on_page) == 1


def test_what_was_to_be_written_is_shown_as_text(client: FlaskClient) -> None:
    parcel = a_parcel(a_house(), state="accepted", text="<b>أمي</b>")
    address = own_browser(client, parcel)

    assert "«&lt;b&gt;أمي&lt;/b&gt;»" in client.get(address).text
    assert "أمي" in text_of(client.get(f"{address}/1.pdf").data)


def test_a_parcel_that_was_called_off_has_a_credit_note_beside_its_receipt(client: FlaskClient) -> None:
    family = a_house()
    parcel = a_parcel(family, state="accepted")
    address = own_browser(client, parcel)
    with unit_of_work():
        orders.decline(orders.get_parcel(parcel.id), desk(family), reason="نعتذر")

    page = client.get(address).text

    assert f'href="{address}/2.pdf"' in page
    assert "إشعار دائن" in text_of(client.get(f"{address}/2.pdf").data)


@pytest.mark.parametrize("page", ["", "/1.pdf"])
def test_the_stranger_and_the_visitor_find_nothing(client: FlaskClient, page: str) -> None:
    parcel = a_parcel(a_house(), state="accepted")

    assert client.get(address_of(parcel) + page).status_code == 404
    assert a_stranger(client).get(address_of(parcel) + page).status_code == 404


def test_another_orders_receipt_is_not_found_through_ones_own(client: FlaskClient) -> None:
    family = a_house()
    mine, theirs = a_parcel(family, state="accepted"), a_parcel(family, state="accepted")
    address = own_browser(client, mine)

    assert client.get(f"/orders/{mine.order.reference}/receipts/{theirs.reference}").status_code == 404
    assert client.get(f"{address}/2.pdf").status_code == 404  # the other parcel's number


def test_a_number_no_document_can_have_is_not_found(client: FlaskClient) -> None:
    address = own_browser(client, a_parcel(a_house(), state="accepted"))

    for number in ("0", "99", str(2**63), "x"):
        assert client.get(f"{address}/{number}.pdf").status_code == 404
