"""Questions about fees: quiet about whatever families, organisers and the worker do, and naming what nobody did."""

import pytest
from sqlalchemy import text

from storefront.fairs import applications, fees
from storefront.insight.audit import fees as questions
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    a_form,
    again,
    an_invoice,
    arrive,
    confirmed,
    ended,
    invoice_of,
    officer_of,
    paid,
    taken_in_cash,
)

pytestmark = pytest.mark.usefixtures("app")
ALL = (
    questions.fees_that_are_not_booked,
    questions.deposits_that_are_not_booked,
    questions.cash_that_is_not_booked,
    questions.invoices_that_are_not_their_parts,
    questions.parts_without_their_payment,
    questions.invoices_that_stand_otherwise,
    questions.invoices_the_worker_forgot,
)


def broken() -> list[str]:
    db.session.rollback()
    return [question.__name__ for question in ALL if question()]


def test_whatever_is_done_is_right() -> None:
    first, second, third, fourth = (invoice_of(row) for row in confirmed(number=4))
    officer = officer_of(again(first).exhibition)
    paid(first, FEE + DEPOSIT)
    taken_in_cash(again(second), FEE + DEPOSIT)
    with unit_of_work():
        fees.waive(first.id, "fee", 7_000, officer, reason="دعم")
    with unit_of_work():
        fees.decide_deposits([second.id], [first.id], officer, reason="لم تحضر")
    with unit_of_work():
        fees.give_cash(second.id, officer)
        part = fees.begin(third.id, "transfer", FEE, SYSTEM, once=a_form())
        fees.sponsor(fourth.id, officer, name="مؤسسة", reason="دعم")
    with unit_of_work():
        applications.withdraw(applications.get(third.application_id), "", SYSTEM)
    arrive(part)
    ended()

    assert broken() == []


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ("UPDATE exhibit_invoice_line SET paid_minor = paid_minor - 1 WHERE kind = 'fee'", "fees_that_are_not_booked"),
        (
            "UPDATE exhibit_invoice_line SET paid_minor = paid_minor - 1 WHERE kind = 'deposit'",
            "deposits_that_are_not_booked",
        ),
        ("UPDATE exhibit_invoice_part SET method = 'card'", "cash_that_is_not_booked"),
        (
            "UPDATE exhibit_invoice_line SET back_minor = back_minor + 1 WHERE kind = 'fee'",
            "invoices_that_are_not_their_parts",
        ),
        ("UPDATE exhibit_invoice_part SET state = 'ended'", "parts_without_their_payment"),
        ("UPDATE payment SET amount_minor = amount_minor - 1 WHERE purpose = 'fee'", "parts_without_their_payment"),
        ("UPDATE exhibit_invoice SET state = 'due'", "invoices_that_stand_otherwise"),
        (
            "UPDATE exhibit_invoice SET state = 'ending', ends_as = 'whole', changed_at = '2020-01-01 10:00:00+00:00'",
            "invoices_the_worker_forgot",
        ),
    ],
)
def test_what_nobody_did_is_named(fault: str, named: str) -> None:
    taken_in_cash(an_invoice(), FEE + DEPOSIT)
    with unit_of_work():
        db.session.execute(text(fault))

    assert named in broken()
