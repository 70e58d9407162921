"""What the office reads of exhibitions' fees: those first whose organisers are to be paid."""

import pytest

from storefront.fairs import fees, proceeds
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import FEE, an_invoice, paid

pytestmark = pytest.mark.usefixtures("app")


def test_those_to_be_paid_out_come_first() -> None:
    waiting, over = an_invoice(), an_invoice()
    paid(waiting, FEE)
    paid(over, FEE - 1_000)
    with unit_of_work():
        db.session.get_one(Exhibition, over.exhibition_id).state = "finished"
    with unit_of_work():
        fees.clear_one()

    page = proceeds.page()

    assert [(row.exhibition.id, row.standing.payable_minor) for row in page.rows] == [
        (over.exhibition_id, FEE - 1_000),
        (waiting.exhibition_id, 0),
    ]
    assert page.total == 2


def test_what_is_not_there_is_not_found() -> None:
    invoice = an_invoice()

    assert proceeds.exhibition(invoice.exhibition_id).id == invoice.exhibition_id
    with pytest.raises(NotFound):
        proceeds.exhibition(4711)
    with pytest.raises(NotFound):
        proceeds.get(invoice.exhibition_id, 4711)
