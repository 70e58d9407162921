"""Reading disputes: what a bank looks into now, and what it has kept."""

import pytest

from storefront.kernel.database import db
from storefront.treasury import disputes
from storefront.treasury.gateways import DisputeSnapshot
from tests.builders.money import a_paid_payment

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("state", "looked_into", "kept"),
    [
        *(("inquiry", False, False), ("open", True, False), ("won", False, False)),
        *(("lost", False, True), ("closed", False, False)),
    ],
)
def test_each_state_means_something_for_the_money(state: str, looked_into: bool, kept: bool) -> None:
    _, attempt = a_paid_payment()
    other, _ = a_paid_payment()
    other.subject_id = 2

    disputes.record(attempt.id, [DisputeSnapshot("d-1", state, 100, "SAR", "general")])  # type: ignore[arg-type]
    db.session.flush()

    assert (disputes.is_disputed(attempt.id), disputes.is_lost(attempt.id)) == (looked_into, kept)
    assert disputes.attempt_of(db.session.query(disputes.Dispute).one().id) == attempt.id
    assert disputes.in_dispute("something", [1, 2, 3]) == ({1} if looked_into else set())
    assert disputes.in_dispute("order", [1]) == set()
    assert disputes.in_dispute("something", []) == set()
