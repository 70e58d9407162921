"""The receipt of a sale at a stall: for whoever has its address, and nothing in it that need not be."""

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import tills
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.tills import open_till


def a_receipt(*, vat_number: str | None = None, voided: bool = False) -> str:
    """The address of a receipt of two pieces."""
    with unit_of_work(), open_till() as till:
        db.session.get_one(Family, till.family_id).vat_number = vat_number
        sale = till.sell(2, method="terminal", reference="SLIP-9")
        if voided:
            tills.void(sale, "سبب داخلي", SYSTEM)
        return f"/receipts/{sale.client_id}"


def test_it_says_what_was_bought_and_nothing_of_who(client: FlaskClient) -> None:
    shown = client.get(a_receipt()).text

    assert "إيصال، ليس فاتورة ضريبية" in shown
    assert "بطاقة بالجهاز" in shown
    assert "noindex" in shown
    assert "SLIP-9" not in shown
    assert "data:image" not in shown


def test_of_a_registered_family_it_is_a_tax_invoice_with_its_code(client: FlaskClient) -> None:
    shown = client.get(f"/en{a_receipt(vat_number='300000000000003')}").text

    assert "300000000000003" in shown
    assert "data:image/svg+xml" in shown


def test_a_sale_that_was_undone_says_so_without_the_reason(client: FlaskClient) -> None:
    shown = client.get(a_receipt(voided=True)).text

    assert "أُلغي هذا البيع." in shown
    assert "سبب داخلي" not in shown


@pytest.mark.parametrize("name", ["6f1c2a34-8f0e-4b9d-9a51-2f6f3c1d7e80", "1", "x" * 80, "'"])
def test_other_names_lead_nowhere(client: FlaskClient, name: str) -> None:
    assert client.get(f"/receipts/{name}").status_code == 404
