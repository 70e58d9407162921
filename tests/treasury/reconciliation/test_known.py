"""What we know of a provider's movements: payments, refunds and disputes, each by the provider's name for it."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, disputes, payments, reconciliation
from storefront.treasury.gateways import DisputeSnapshot
from storefront.treasury.reconciliation.known import known
from tests.builders.money import a_settled_order, the_attempt, the_payment
from tests.builders.providers import provider

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)


def sums(*refs: str, since: timedelta = -HOUR) -> dict[str, int]:
    return {one.ref: one.amount_minor for one in known(provider().name, refs, clock.now() + since)}


def agree() -> bool:
    with clock.set_to(clock.now() + HOUR):
        run_id = reconciliation.reconcile(provider().name)
    db.session.expire_all()
    return reconciliation.get(run_id).findings == []


def test_a_payment_is_known_by_its_money() -> None:
    order = a_settled_order()

    assert sums() == {the_attempt(order).payment_ref: order.total_minor}
    assert agree()


def test_a_refund_is_known_when_the_provider_has_it() -> None:
    order = a_settled_order()
    with unit_of_work():
        refund = payments.ask_refund(the_payment(order), 100, once="test", reason="test")
    asked = set(sums().values())
    conversations.carry_out_refund(refund.id)
    db.session.expire_all()

    assert asked == {order.total_minor}
    assert sums()[str(refund.provider_ref)] == -100
    assert agree()


@pytest.mark.parametrize(("state", "moved"), [("open", -1), ("lost", -1), ("won", 0)])
def test_a_dispute_is_known_while_the_bank_has_the_money(state: str, moved: int) -> None:
    order = a_settled_order()
    page = provider().pages[the_attempt(order).session_ref or ""]
    taken = DisputeSnapshot("dp-1", "open", order.total_minor, "SAR", "fraudulent", 6000)
    for step in ("open", state):
        page.disputes[:] = [DisputeSnapshot("dp-1", step, taken.amount_minor, "SAR", "fraudulent", 6000)]  # type: ignore[arg-type]
        conversations.look_at_disputes(the_attempt(order).id)

    assert db.session.query(disputes.Dispute).one().state == state
    assert sums()["dp-1"] == moved * order.total_minor
    assert agree()


def test_older_ones_are_known_by_name_alone() -> None:
    order = a_settled_order()
    ref = str(the_attempt(order).payment_ref)

    assert sums(since=HOUR) == {}
    assert sums(ref, since=HOUR) == {ref: order.total_minor}
