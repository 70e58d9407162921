"""A part of a refund that goes another way is a refund of its own, for the same reason; what is begun anew has another name."""

import pytest

from storefront.kernel.refusals import NotNow
from storefront.treasury import payments, refunds
from storefront.treasury.payments import refunding
from tests.builders.money import a_paid_payment
from tests.builders.people import told
from tests.builders.refunds import asked, said

pytestmark = pytest.mark.usefixtures("app")


def test_a_part_is_of_the_same_reason_and_the_rest_has_another_name() -> None:
    payment, _ = a_paid_payment()
    refund = asked(500, of=payment)
    before = refunding.name_of(payment, refund)

    first, second = refunds.part_of(payment, refund, 200), refunds.part_of(payment, refund, 100)

    assert [(one.subject, one.reason, one.state) for one in (first, second)] == [("parcel:1", "cancelled", "asked")] * 2
    assert (first.amount_minor, second.amount_minor, refund.amount_minor) == (200, 100, 200)
    assert first.once != second.once
    assert refunding.name_of(payment, refund) == f"{before}:2"
    assert refunding.name_of(payment, first) not in (before, refunding.name_of(payment, second))
    assert {one.id for one in payments.refunds_of(payment.id)} == {refund.id, first.id, second.id}


def test_what_a_bank_takes_from_its_payer_again_is_asked_of_the_provider() -> None:
    payment, _ = a_paid_payment()
    refund = asked(500, of=payment)
    refunding.be_done(payment, refund, way="dispute")

    refunds.owe_again(payment, refund)

    (fact,) = told(payments.RefundFailed)
    assert (fact.way, fact.was_done, fact.amount_minor) == ("dispute", True, 500)  # type: ignore[attr-defined]
    assert (refund.state, refund.way, refund.again, refund.done_at) == ("asked", "provider", 1, None)
    assert [one.id for one in payments.refunds_to_do()] == [refund.id]


def test_what_did_not_go_back_is_not_owed_again() -> None:
    payment, _ = a_paid_payment()
    refund = asked(500, of=payment)
    refunding.record_refund(refund.id, said(refund, "pending"))

    with pytest.raises(NotNow):
        refunds.owe_again(payment, refund)
