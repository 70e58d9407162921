"""What the office does about refunds: assigns found ones, pays by hand or begins anew what failed, never more than is owed."""

import pytest
from sqlalchemy import update

from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import alarms, payments, refunds
from storefront.treasury.gateways import RefundSnapshot
from storefront.treasury.payments import Refund, refunding
from tests.builders.adjusting import OFFICER
from tests.builders.money import a_paid_payment
from tests.builders.people import told
from tests.builders.refunds import asked, said

pytestmark = pytest.mark.usefixtures("app")


def test_a_found_refund_is_assigned_once() -> None:
    payment, attempt = a_paid_payment()
    refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "done", 300, "SAR")])
    (found,) = payments.refunds_of(payment.id)

    refunds.attribute(found, {"parcel:7": 300})

    assert (found.state, found.subject, told(payments.RefundDone)) == ("done", "parcel:7", [])
    assert alarms.open_alarms() == []
    with pytest.raises(NotNow):
        refunds.attribute(found, {"parcel:8": 300})


def test_only_what_failed_is_paid_by_hand_and_never_without_a_word() -> None:
    refund = asked()

    with pytest.raises(NotNow):
        refunds.give_by_hand(refund, OFFICER, note="حوالة")
    refunding.record_refund(refund.id, said(refund, "failed"))
    with pytest.raises(ReasonIsMissing):
        refunds.give_by_hand(refund, OFFICER, note=" ")
    with pytest.raises(NotAllowed):
        refunds.give_by_hand(refund, Actor(), note="حوالة")
    refunds.give_by_hand(refund, OFFICER, note="حوالة")

    assert (refund.state, refund.way, refund.trouble) == ("done", "hand", "حوالة")


def test_what_failed_is_asked_for_anew_under_another_name() -> None:
    refund = asked()
    refunding.record_refund(refund.id, said(refund, "failed"))
    payment = payments.of_attempt(refund.attempt_id or 0)
    before = refunding.name_of(payment, refund)

    refunds.try_again(refund, OFFICER)

    assert (refund.state, refund.again, refund.tries, refund.provider_ref, refund.trouble) == ("asked", 1, 0, None, "")
    assert refunding.name_of(payment, refund) == f"{before}:1"


def test_only_the_office_begins_anew_and_only_what_failed() -> None:
    refund = asked()

    with pytest.raises(NotNow):
        refunds.try_again(refund, OFFICER)
    refunding.record_refund(refund.id, said(refund, "failed"))
    with pytest.raises(NotAllowed):
        refunds.try_again(refund, Actor())
    assert refund.state == "failed"


def test_where_another_sum_went_back_nothing_is_asked_for_anew() -> None:
    refund = asked()
    refunding.record_refund(refund.id, RefundSnapshot("back-1", "done", refund.amount_minor + 1, "SAR"))

    with pytest.raises(NotNow):
        refunds.try_again(refund, OFFICER)


@pytest.mark.parametrize("again", ["provider", "hand"])
def test_what_went_back_by_another_way_meanwhile_does_not_go_back_once_more(again: str) -> None:
    payment, attempt = a_paid_payment()
    refund = asked(12_500, of=payment)
    refunding.record_refund(refund.id, said(refund, "failed"))
    refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "done", 1, "SAR")])

    with pytest.raises(payments.RefundIsTooMuch):
        refunds.try_again(refund, OFFICER) if again == "provider" else refunds.give_by_hand(refund, OFFICER, note="x")


def a_twin(amount: int = 300) -> tuple[Refund, Refund]:
    """A refund of 300 that failed, and one that was found on the same payment."""
    payment, attempt = a_paid_payment()
    failed = asked(300, of=payment, once=f"parcel:{payment.id}")
    refunding.fail(payment, failed, trouble="account_closed")
    refunding.record_refunds(attempt.id, [RefundSnapshot(f"back-{payment.id}", "done", amount, "SAR")])
    return failed, payments.refunds_of(payment.id)[-1]


def test_what_was_found_stands_for_what_failed() -> None:
    failed, found = a_twin()

    refunds.attribute(found, {}, instead=[failed.id])

    assert (failed.state, failed.trouble) == ("replaced", "")
    assert (found.state, found.subject, found.done_at is not None) == ("done", failed.subject, True)
    assert told(payments.RefundDone) == []
    with pytest.raises(NotNow):
        refunds.attribute(found, {}, instead=[failed.id])
    with pytest.raises(NotNow):
        refunds.try_again(failed, OFFICER)


def test_only_what_is_of_the_same_payment_stands_for_another_and_all_of_it_is_for_something() -> None:
    failed, found = a_twin()
    _, others = a_twin()
    _, more = a_twin(301)

    for wrong, subjects in ((others, {}), (failed, {}), (found, {"allowance:1": 300}), (found, {"allowance:1": 301})):
        with pytest.raises(NotNow):
            refunds.attribute(wrong, subjects, instead=[failed.id])
    with pytest.raises(NotNow):
        refunds.attribute(found, {"allowance:1": 299})
    with pytest.raises(NotNow):
        refunds.attribute(more, {}, instead=[payments.refunds_of(more.payment_id)[0].id])

    assert (failed.state, found.state) == ("failed", "unattributed")


def test_what_another_has_settled_meanwhile_is_not_stood_for() -> None:
    failed, found = a_twin()
    settled = update(Refund).where(Refund.id == failed.id).values(state="done")
    db.session.execute(settled.execution_options(synchronize_session=False))  # as another process does

    with pytest.raises(NotNow):
        refunds.attribute(found, {}, instead=[failed.id])


@pytest.mark.parametrize(("part", "left"), [(200, 100), (1, 299), (299, 1)])
def test_a_smaller_sum_stands_for_a_part_and_the_rest_is_still_the_offices(part: int, left: int) -> None:
    failed, found = a_twin(part)

    refunds.attribute(found, {}, instead=[failed.id])

    apart = payments.refunds_of(found.payment_id)[-1]
    assert (failed.state, failed.amount_minor, apart.state, apart.amount_minor) == ("failed", left, "replaced", part)
    assert (found.subject, apart.subject) == (failed.subject, failed.subject)
    (alarm,) = [one for one in alarms.open_alarms() if one.subject == f"refund:{failed.id}"]
    assert (alarm.kind, alarm.values["riyals"]) == ("refund-failed", f"{left / 100:.2f}")
    refunds.try_again(failed, OFFICER)


def test_what_came_back_before_anybody_said_what_it_was_for_is_owed_to_nobody() -> None:
    failed, found = a_twin()

    refunding.fail(payments.of_attempt(found.attempt_id or 0), found, trouble="account_closed")

    assert found.state == "void"
    assert [one.kind for one in alarms.open_alarms() if one.subject == f"refund:{found.id}"] == []
    for act in (lambda: refunds.try_again(found, OFFICER), lambda: refunds.attribute(found, {"allowance:1": 300})):
        with pytest.raises(NotNow):
            act()
    refunds.try_again(failed, OFFICER)


def test_of_a_word_as_much_is_kept_as_there_is_room_for() -> None:
    refund = asked()
    refunding.record_refund(refund.id, said(refund, "failed"))

    refunds.give_by_hand(refund, OFFICER, note=" " + "ح" * 81)

    assert refund.trouble == "ح" * 80


def test_what_a_person_said_of_a_found_refund_is_dated() -> None:
    payment, attempt = a_paid_payment()
    refunding.record_refunds(attempt.id, [RefundSnapshot("back-9", "done", 300, "SAR")])
    (found,) = payments.refunds_of(payment.id)

    refunds.attribute(found, {"parcel:7": 300})

    assert (found.done_at is not None, found.once, found.reason) == (True, "found:obedient:back-9", "found")


def test_money_that_was_paid_beside_a_payment_is_owed_whatever_went_back_of_the_payment() -> None:
    payment, _ = a_paid_payment()
    stray = payments.attempts.arrived(payment, 700, stray=True)
    refunding.send_back(stray.id, "over")
    beside = payments.refunds_of(payment.id)[-1]
    refunding.record_refund(beside.id, said(beside, "failed"))
    asked(12_500, of=payment)

    refunds.try_again(beside, OFFICER)

    assert beside.state == "asked"
