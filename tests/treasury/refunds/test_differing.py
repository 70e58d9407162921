"""What differs is decided about under the payment's lock, once, with what the provider has said a moment ago."""

import pytest

from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import alarms, payments, refunds
from storefront.treasury.gateways import RefundSnapshot, Snapshot
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, REASON
from tests.builders.money import a_payment, an_unpaid_order, begin, open_page, the_attempt
from tests.builders.people import told

pytestmark = pytest.mark.usefixtures("app")


def refused(amount_minor: int = 9_000) -> tuple[payments.Attempt, Snapshot]:
    """An attempt for which another sum came, and what the provider says of it."""
    payment = a_payment()
    open_page(payment)
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    seen = Snapshot("paid", amount_minor, "SAR", attempt.once, attempt.live, payment_ref="money-1")
    payments.record(attempt.id, seen)
    return attempt, seen


def test_nobody_decides_about_what_came_for_their_own_order() -> None:
    order = an_unpaid_order()
    begin(order)
    attempt = the_attempt(order)
    relative = Actor(7, OFFICER.roles, frozenset({order.parcels[0].family_id}))

    with pytest.raises(OwnInterest):
        refunds.differing.check(attempt.id, relative, REASON)


@pytest.mark.parametrize("gone", [4_000, 8_999, 9_000])
def test_what_went_and_what_is_asked_for_are_all_that_came(gone: int) -> None:
    attempt, seen = refused()

    refunds.differing.send_back(attempt.id, seen, [RefundSnapshot("back-1", "done", gone, "SAR")])

    went = [(one.state, one.reason, one.amount_minor, one.subject) for one in payments.refunds_of(attempt.payment_id)]
    subject = f"differs:attempt:{attempt.id}"
    asked = [("asked", "differs", 9_000 - gone, subject)] if gone < 9_000 else []
    assert went == [("done", "differs", gone, subject), *asked]
    assert (attempt.state, attempt.amount_minor, attempt.payment_ref, attempt.settles) == (
        "paid",
        9_000,
        "money-1",
        False,
    )
    assert [(fact.amount_minor, fact.why) for fact in told(payments.MoneySentBack)] == [(9_000, "differs")]  # type: ignore[attr-defined]
    assert alarms.open_alarms() == []


def test_a_second_decision_finds_that_it_was_made() -> None:
    attempt, seen = refused()
    refunds.differing.send_back(attempt.id, seen, [])

    for act in (
        lambda: refunds.differing.send_back(attempt.id, seen, []),
        lambda: refunds.differing.take_on(attempt.id, seen),
    ):
        with pytest.raises(NotNow):
            act()

    assert [one.amount_minor for one in payments.refunds_of(attempt.payment_id)] == [9_000]


def test_who_decides_is_of_the_office_and_says_why() -> None:
    attempt, _ = refused()
    refunds.differing.check(attempt.id, OFFICER, REASON)
    with pytest.raises(NotAllowed):
        refunds.differing.check(attempt.id, SYSTEM, REASON)
    with pytest.raises(ReasonIsMissing):
        refunds.differing.check(attempt.id, OFFICER, "  ")
