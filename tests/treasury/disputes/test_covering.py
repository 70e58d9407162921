"""What a bank kept counts as given back once: the provider gives the rest, and all of it when the bank thinks again."""

import pytest

from storefront.insight.audit import money
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments
from storefront.trade.orders import Order
from storefront.treasury import conversations, disputes, ledger, payments
from storefront.treasury.gateways import DisputeSnapshot, ProviderDown
from storefront.treasury.payments import refunding
from tests.builders.adjusting import OFFICER, REASON
from tests.builders.card_refunds import a_round, call_off, refunds_of
from tests.builders.money import a_paid_payment, a_settled_order, as_it_is, the_attempt
from tests.builders.providers import provider
from tests.builders.refunds import asked, said
from tests.builders.trade import the_parcel
from tests.trade.adjustments.test_commands import holds

pytestmark = pytest.mark.usefixtures("app")
PART = 2_000


def bank(order: Order, *states: str, amount: int = PART) -> None:
    """The payer's bank takes a part of the money, and says what becomes of it."""
    attempt = the_attempt(order)
    page = provider().page_of(attempt.once)
    for state in states:
        page.disputes[:] = [DisputeSnapshot("dp-1", state, amount, "SAR", "general")]  # type: ignore[arg-type]
        conversations.look_at_disputes(attempt.id)


def gone(order: Order) -> list[tuple[str, str, int]]:
    """What went back of an order, by which way and how much."""
    return sorted((one.state, one.way, one.amount_minor) for one in refunds_of(order))


def in_the_books() -> tuple[int, int]:
    """What is owed to shoppers, and lost to banks."""
    units.abandon()
    held = ledger.balances()
    return -held.get(ledger.REFUNDS_DUE, 0), held.get(ledger.DISPUTES_LOSS, 0)


@pytest.mark.parametrize("first", ["the bank", "the family"])
def test_the_provider_gives_what_the_bank_did_not(first: str) -> None:
    order = a_settled_order()
    acts = [lambda: bank(order, "open", "lost"), lambda: call_off(order)]
    for act in acts if first == "the bank" else reversed(acts):
        act()

    a_round()

    rest = order.total_minor - PART
    assert gone(order) == [("done", "dispute", PART), ("done", "provider", rest)]
    assert [one.amount_minor for one in provider().newest.refunds] == [rest]
    assert (in_the_books(), holds()) == ((0, 0), [])


def test_when_the_bank_gives_it_back_late_the_provider_gives_that_too() -> None:
    order = a_settled_order()
    bank(order, "open", "lost")
    call_off(order)
    a_round()

    bank(order, "won")
    a_round()

    assert [one.amount_minor for one in provider().newest.refunds] == [order.total_minor - PART, PART]
    assert {(state, way) for state, way, _ in gone(order)} == {("done", "provider")}
    assert (in_the_books(), holds()) == ((0, 0), [])


@pytest.mark.parametrize(("bearer", "back"), [("family", 0), ("market", PART)])
def test_what_is_on_somebody_already_is_not_given_by_the_bank_once_more(bearer: str, back: int) -> None:
    order = a_settled_order()
    bank(order, "open", "lost")
    with unit_of_work():
        dispute = disputes.of_attempt(the_attempt(order).id)[0]
        parcel = the_parcel(as_it_is(order))
        adjustments.decide(db.session.merge(dispute), parcel, bearer, OFFICER, reason=REASON)

    call_off(order)
    a_round()

    assert [one.amount_minor for one in provider().newest.refunds] == [order.total_minor - PART]
    assert sum(amount for _, way, amount in gone(order) if way == "dispute") == back
    assert (in_the_books(), holds()) == ((0, 0), [])


def test_what_the_provider_may_have_been_asked_for_is_looked_for_before_the_bank_counts() -> None:
    order = a_settled_order()
    call_off(order)
    provider().fail_next("refund", ProviderDown("no_answer"), executed=True)
    a_round()
    provider().newest.refunds[:] = [one for one in provider().newest.refunds if one.state == "done"]
    bank(order, "open", "lost", amount=order.total_minor)

    a_round(later=refunding.PAUSES[-1] * 2)

    assert gone(order) == [("done", "provider", order.total_minor)]


@pytest.mark.parametrize("has_failed", [True, False], ids=["failed", "not asked for yet"])
def test_what_did_not_go_back_is_given_by_the_bank_at_once(has_failed: bool) -> None:
    payment, attempt = a_paid_payment()
    refund = asked(500, of=payment)
    if has_failed:
        refunding.record_refund(refund.id, said(refund, "failed"))

    disputes.record(attempt.id, [DisputeSnapshot("dp-1", "lost", 12_500, "SAR", "general")])
    disputes.leave_to_the_bank(attempt.id)

    assert (refund.state, refund.way, disputes.covered(attempt.id)) == ("done", "dispute", 500)


def test_a_bank_that_kept_one_halala_gave_that_one() -> None:
    payment, attempt = a_paid_payment()
    refund = asked(500, of=payment)

    disputes.record(attempt.id, [DisputeSnapshot("dp-1", "lost", 1, "SAR", "general")])
    disputes.leave_to_the_bank(attempt.id)

    assert (refund.state, refund.amount_minor, disputes.covered(attempt.id)) == ("asked", 499, 1)


def test_what_has_gone_back_or_went_otherwise_than_asked_is_not_the_banks() -> None:
    payment, attempt = a_paid_payment()
    gone_, other = asked(200, of=payment, once="parcel:2"), asked(300, of=payment, once="parcel:3")
    refunding.record_refund(gone_.id, said(gone_))
    refunding.fail(payment, other, trouble=refunding.DIFFERS)

    disputes.record(attempt.id, [DisputeSnapshot("dp-1", "lost", 12_000, "SAR", "general")])
    disputes.leave_to_the_bank(attempt.id)

    assert [(one.state, one.way) for one in (gone_, other)] == [("done", "provider"), ("failed", "provider")]


def test_a_refund_told_as_given_by_a_bank_beyond_what_it_kept_is_seen() -> None:
    order = a_settled_order()
    bank(order, "open", "lost")
    call_off(order)

    with unit_of_work():
        (rest,) = [one for one in payments.refunds_of(the_attempt(order).payment_id) if one.state == "asked"]
        refunding.be_done(*refunding.locked_refund(rest.id), way="dispute")

    assert money.refunds_nobody_gave() == [the_attempt(order).once]
