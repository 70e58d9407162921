"""Invoices follow applications: asked for with the place, ended without it."""

import pytest

from storefront.fairs import applications, invoices
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, an_application
from tests.builders.feeing import FEE, again, an_invoice

pytestmark = pytest.mark.usefixtures("app")


def test_who_applies_where_nothing_is_paid_on_applying_is_asked_for_nothing() -> None:
    with unit_of_work():
        application = an_application(a_call(fee_minor=FEE))

    assert invoices.find_of_application(application.id) is None


def test_who_has_a_place_is_asked_and_who_gives_it_up_is_not_any_more() -> None:
    invoice = an_invoice()
    before = invoice.state

    with unit_of_work():
        applications.withdraw(applications.get(invoice.application_id), "", SYSTEM)

    assert (before, again(invoice).state) == ("due", "ending")


def test_who_was_never_asked_gives_up_nothing() -> None:
    with unit_of_work():
        application = an_application(a_call(fee_minor=FEE))
    with unit_of_work():
        applications.withdraw(applications.get(application.id), "", SYSTEM)

    assert invoices.find_of_application(application.id) is None
