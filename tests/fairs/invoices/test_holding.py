"""Holding an invoice: read anew, with its payments; its state follows what is left."""

import pytest

from storefront.fairs import invoices
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import FEE, again, an_invoice, paid

pytestmark = pytest.mark.usefixtures("app")


def test_an_invoice_is_held_as_it_is_now() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE)

    with unit_of_work():
        held = invoices.hold(invoice.id)
        lines, parts = invoices.lines_of(held.id), invoices.parts_of(held.id, "paid")
        gone = invoices.gone_of(parts)

    assert ([line.paid_minor for line in lines], [one.id for one in parts], gone) == ([FEE, 0], [part.id], [])


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound), unit_of_work():
        invoices.hold(4711)


def test_its_state_follows_what_is_left() -> None:
    invoice = an_invoice()

    with unit_of_work():
        held = invoices.lock(invoice.id)
        for line in invoices.lines_of(held.id):
            line.waived_minor = line.amount_minor
        rest = invoices.settle_state(held)

    assert (rest, again(invoice).state) == (0, "settled")
