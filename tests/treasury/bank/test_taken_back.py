"""What the bank takes out of the account again is found once, and its alarm ends with a person's word."""

import pytest
from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, bank, refunds
from storefront.treasury.payments import Refund
from tests.builders.bank import a_transfer_order, imported
from tests.builders.money import the_attempt

pytestmark = pytest.mark.usefixtures("app")


def test_it_is_found_once_under_a_name_and_ends_when_somebody_says_for_what() -> None:
    order = a_transfer_order()
    imported((order.total_minor, order.reference, "FT1"))
    attempt = the_attempt(order)

    with unit_of_work():
        for _ in range(2):
            bank.find_taken_back(attempt.id, order.total_minor, name="id:FT1")
    (found,) = db.session.scalars(select(Refund)).all()
    called = [alarm.kind for alarm in alarms.open_alarms()]
    with unit_of_work():
        refunds.attribute(found, {"allowance:1": order.total_minor})

    assert (found.amount_minor, called, alarms.open_alarms()) == (order.total_minor, ["transfer-taken-back"], [])
