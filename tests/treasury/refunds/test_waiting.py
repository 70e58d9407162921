"""What only the office can give waits for its transfer: nobody failed, and no try is counted."""

import pytest

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import alarms, payments, refunds
from storefront.treasury.payments import refunding
from tests.builders.people import told
from tests.builders.refunds import asked

pytestmark = pytest.mark.usefixtures("app")


def test_it_calls_the_office_and_says_that_it_waits() -> None:
    refund = asked(550)
    refund.next_try_at = clock.now()
    db.session.flush()
    refunding.claim_try(refund.id)
    db.session.refresh(refund)

    refunds.leave_to_the_office(payments.of_attempt(refund.attempt_id or 0), refund)

    assert (refund.state, refund.trouble, refund.tries, refund.tried_at) == ("failed", "by_hand", 0, None)
    assert (len(told(refunds.RefundWaitsForTransfer)), told(payments.RefundFailed)) == (1, [])
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-by-hand"]
