"""One step of a payout: taken once, written down, booked as far as it leads."""

import pytest

from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow
from storefront.treasury import ledger, payouts
from storefront.treasury.payouts.moving import lines_of, move
from tests.builders.people import told
from tests.builders.treasury import a_payout, an_officer

pytestmark = pytest.mark.usefixtures("app")


def test_a_step_is_written_down_booked_and_told() -> None:
    payout, officer = a_payout(50_000, state="sent"), an_officer()

    move(payout, "failed", officer, reason="حساب مغلق")

    step = payouts.steps_of(payout.id)[-1].step
    booked = ledger.transactions(ledger.Search(kind="payout_failed")).rows[0].transaction
    assert (step.before, step.after, step.by, step.reason) == ("sent", "failed", officer.user_id, "حساب مغلق")
    assert (booked.subject, booked.told["payout"], booked.told["reason"]) == (
        f"payout:{payout.id}",
        payout.reference,
        "حساب مغلق",
    )
    assert told(payouts.PayoutMoved)[-1] == payouts.PayoutMoved(
        payout.id, "sent", "failed", officer.user_id, "حساب مغلق"
    )


def test_a_step_the_table_does_not_know_changes_nothing() -> None:
    payout = a_payout(50_000)

    with pytest.raises(NotNow):
        move(payout, "done", SYSTEM)

    assert (payout.state, len(payouts.steps_of(payout.id))) == ("planned", 1)


def test_who_holds_an_old_picture_of_a_payout_is_refused_and_sees_the_new_one() -> None:
    payout = a_payout(50_000)
    db.session.connection().exec_driver_sql("UPDATE payout SET state = 'dropped'")

    with pytest.raises(NotNow):
        move(payout, "approved", an_officer())

    assert payout.state == "dropped"
    assert ledger.balances().get(ledger.PAYOUTS_ON_THE_WAY) is None


@pytest.mark.parametrize(
    ("state", "accounts"),
    [
        ("planned", []),
        ("approved", ["family", "payouts_on_the_way"]),
        ("sent", []),
        ("done", ["payouts_on_the_way", "bank"]),
        ("failed", ["payouts_on_the_way", "family"]),
        ("reversed", ["bank", "family"]),
        ("dropped", []),
    ],
)
def test_each_state_has_its_booking(state: str, accounts: list[str]) -> None:
    payout = a_payout(50_000, state=state)

    assert [line.account for line in lines_of(payout)] == accounts
