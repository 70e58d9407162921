"""What found refunds were for counts once for each thing, also when another one stands for them later."""

import pytest
from sqlalchemy import select

from storefront.kernel.database import db
from storefront.treasury import payments, refunds
from storefront.treasury.gateways import RefundSnapshot
from storefront.treasury.payments import refunding
from tests.treasury.refunds.test_commands import a_twin

pytestmark = pytest.mark.usefixtures("app")


def test_a_found_refund_may_be_for_several_things_and_each_counts_once() -> None:
    failed, found = a_twin(1_000)
    refunds.attribute(found, {"allowance:7": 400, "allowance:8": 300}, instead=[failed.id])
    counted = refunds.purposes.sums()

    rows = db.session.execute(select(counted.c.subject, counted.c.amount_minor)).all()

    assert sorted(rows) == [("allowance:7", 400), ("allowance:8", 300), (failed.subject, 300)]
    assert found.subject == f"several:{found.id}"


def test_what_stood_for_several_things_and_came_back_is_stood_for_and_counted_once_more() -> None:
    _, found = a_twin(1_000)
    refunds.attribute(found, {"allowance:7": 400, "allowance:8": 600})
    refunding.fail(payments.of_attempt(found.attempt_id or 0), found, trouble="account_closed")
    seen = RefundSnapshot(f"anew-{found.id}", "done", 1_000, "SAR")
    refunding.record_refunds(found.attempt_id or 0, [seen])
    anew = payments.refunds_of(found.payment_id)[-1]

    refunds.attribute(anew, {}, instead=[found.id])

    counted = refunds.purposes.sums()
    rows = db.session.execute(select(counted.c.subject, counted.c.amount_minor).where(counted.c.subject.like("all%")))
    assert sorted(rows) == [("allowance:7", 400), ("allowance:8", 600)]
    assert (found.state, anew.state) == ("replaced", "done")
