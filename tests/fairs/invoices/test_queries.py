"""Reading invoices: through whoever they are of, by state, with their sums."""

from datetime import timedelta

import pytest

from storefront.fairs import fees, invoices
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    again,
    an_invoice,
    confirmed,
    invoice_of,
    officer_of,
    paid,
    taken_in_cash,
)

pytestmark = pytest.mark.usefixtures("app")


def test_an_invoice_is_found_through_its_own_exhibition() -> None:
    invoice, other = an_invoice(), an_invoice()

    assert invoices.of_exhibition(invoice.exhibition_id, invoice.id).id == invoice.id
    with pytest.raises(NotFound):
        invoices.of_exhibition(other.exhibition_id, invoice.id)


def test_the_list_of_an_exhibition_has_parts_and_counts() -> None:
    first, second = (invoice_of(row) for row in confirmed(number=2))
    paid(first, FEE + DEPOSIT)
    exhibition_id = again(first).exhibition_id

    with clock.set_to(clock.now() + timedelta(days=9)):
        counts = invoices.overview(exhibition_id)[0]
        late = invoices.page_of_exhibition(exhibition_id, counts["late"], wanted="late")

    assert counts == {"": 2, "due": 1, "late": 1, "deposits": 1, "paid": 1, "ended": 0}
    assert [one.id for one in late.rows] == [second.id]
    assert [one.id for one in invoices.page_of_exhibition(exhibition_id, 2).rows] == [second.id, first.id]


def test_the_sums_of_an_exhibition_are_those_of_its_lines() -> None:
    first, second = (invoice_of(row) for row in confirmed(number=2))
    paid(first, FEE + DEPOSIT)
    officer = officer_of(again(first).exhibition)
    with unit_of_work():
        fees.keep_deposit(first.id, officer, reason="لم تحضر")
        fees.waive(second.id, "fee", 5_000, officer, reason="دعم")

    assert invoices.overview(again(first).exhibition_id)[1] == invoices.Sums(
        asked_minor=2 * (FEE + DEPOSIT),
        waived_minor=5_000,
        paid_minor=FEE + DEPOSIT,
        kept_minor=DEPOSIT,
        left_minor=FEE + DEPOSIT - 5_000,
    )


def test_parts_are_told_with_what_went_back_of_them() -> None:
    invoice = an_invoice()
    part = taken_in_cash(invoice, FEE + DEPOSIT)
    with unit_of_work():
        fees.return_deposit(invoice.id, officer_of(again(invoice).exhibition))

    (told,) = invoices.parts(invoice.id)

    assert (told.part.id, told.payment and told.payment.amount_minor) == (part.id, FEE + DEPOSIT)
    assert [(gone.deposit_minor, refund and refund.state) for gone, refund in told.refunds] == [(DEPOSIT, "asked")]
    assert invoices.cash_waits(invoice.exhibition_id) == {invoice.id: DEPOSIT}


def test_a_part_is_found_through_its_invoice_and_leads_to_it() -> None:
    invoice, other = an_invoice(), an_invoice()
    part = paid(invoice, FEE)

    assert invoices.invoice_of_part(part.id).id == invoice.id
    assert invoices.part_of(invoice.id, part.id).id == part.id
    with pytest.raises(NotFound):
        invoices.part_of(other.id, part.id)


def test_invoices_of_applications_come_with_their_lines() -> None:
    rows = confirmed(number=2)

    found = invoices.of_applications([row.id for row in rows])

    assert {one: len(invoice.lines) for one, invoice in found.items()} == {row.id: 2 for row in rows}
    assert invoices.place_named(found[rows[0].id].reference).endswith(str(found[rows[0].id].exhibition_id))
    assert invoices.place_named("NOTHING1") == ""
