"""Cases 46 and 69: fees of exhibitions that are called off, while somebody pays and after everybody has."""

import pytest

from storefront.fairs import exhibitions, fees
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, ledger, payments
from storefront.treasury.gateways import PayLine
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    a_form,
    again,
    an_invoice,
    confirmed,
    ended,
    invoice_of,
    line,
    one_step,
    paid,
    payment_of,
    stands,
)
from tests.builders.providers import SITE, provider

pytestmark = pytest.mark.usefixtures("app")
WAY = conversations.WayBack(f"{SITE}/paid", f"{SITE}/left", "ar")


def call_off(exhibition_id: int) -> None:
    with unit_of_work():
        exhibitions.cancel(db.session.get_one(Exhibition, exhibition_id), ("أُلغي", ""), SYSTEM)


class Interrupted(Exception):
    """The worker was stopped in the middle of a step."""


def interrupted() -> None:
    """A step of the worker that is undone before it ends."""
    with pytest.raises(Interrupted), unit_of_work():
        fees.end_one()
        raise Interrupted


def test_case_46_what_is_paid_for_an_event_that_was_called_off_meanwhile_goes_back_at_once() -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "card", FEE, SYSTEM, once=a_form())
    payment_id = payment_of(part).id
    conversations.begin_attempt(payment_id, [PayLine("مكان", FEE)], WAY, after=0)
    call_off(invoice.exhibition_id)

    provider().pay(provider().newest.ref, fee=False)
    attempt = payments.newest_attempt(payment_id)
    assert attempt
    conversations.settle(attempt.id)

    assert [one.amount_minor for one in payments.refunds_of(payment_id)] == [FEE]
    assert (line(invoice, "fee").paid_minor, stands(invoice)) == (0, fees.Standing())


def test_case_69_fees_of_an_event_that_is_called_off_go_back_once_however_often_that_is_interrupted() -> None:
    rows = [invoice_of(one) for one in confirmed(number=4)]
    made = [paid(one, FEE + DEPOSIT) for one in rows]
    call_off(again(rows[0]).exhibition_id)

    for _ in made:
        interrupted()
        one_step()
    ended()

    back = [[one.amount_minor for one in payments.refunds_of(payment_of(part).id)] for part in made]
    assert back == [[FEE + DEPOSIT]] * 4
    assert (stands(rows[0]), ledger.unbalanced()) == (fees.Standing(), [])
