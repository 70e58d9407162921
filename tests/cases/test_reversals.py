"""Cases 57, 58 and 63 to 67 where families are paid over the network: what they were paid comes back, whatever can come
between, or is owed by them to the halala."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import stripe
from flask import Flask

from storefront.cli import posting, work
from storefront.community import families
from storefront.kernel import clock, units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, orders
from storefront.trade.orders import Parcel
from storefront.treasury import alarms, conversations, ledger, payments, payouts, refunds, transfers
from storefront.treasury.payments import Refund
from tests.builders.adjusting import OFFICER, REASON, lost, said
from tests.builders.crowds import at_once
from tests.builders.money import the_attempt
from tests.builders.providers import provider
from tests.builders.transfers import (
    a_family_paid_there,
    a_sale_paid_out_there,
    an_approved_payout,
    back_at,
    goes_back,
    only_families_through,
    payable,
    recipient,
    seen,
    sent,
    taken_back,
    taking_back,
    worker,
)
from tests.builders.treasury import earned, period
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import stripe_client, stripe_server
from tests.trade.adjustments.test_commands import holds as rules_hold

__all__ = ["stripe_client", "stripe_server"]
WEEK, HOUR, DAYS = timedelta(days=7), timedelta(hours=1), timedelta(days=2)
PART = 10_000


def holds() -> list[str]:
    """The rules that are broken once the worker has told everybody what happened."""
    units.abandon()
    posting.give_words()
    return rules_hold()


@pytest.fixture(autouse=True)
def through_stripe(app: Flask, stripe_server: StripeServer) -> Iterator[None]:
    with only_families_through(stripe_server, app):
        yield
        db.session.rollback()


@pytest.fixture
def sold(stripe_server: StripeServer) -> tuple[Parcel, int]:
    """A parcel whose share left for its family's account, and the payout."""
    return a_sale_paid_out_there(stripe_server)


def account_of(parcel: Parcel) -> str:
    return str(recipient(families.get(parcel.family_id)).provider_ref)


def owed() -> int:
    db.session.rollback()
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def at_the_company() -> int:
    """What the company that pays families out holds for us, as our books have it."""
    db.session.rollback()
    return ledger.balances().get(ledger.clearing("stripe"), 0)


def refund_of(parcel: Parcel) -> Refund:
    db.session.rollback()
    return payments.refunds_of(adjustments.paid_for(orders.get_parcel(parcel.id)).id)[-1]


def test_case_57_what_went_back_is_taken_back_of_the_transfer(
    sold: tuple[Parcel, int], stripe_client: stripe.StripeClient
) -> None:
    parcel, payout_id = sold
    given = goes_back(parcel, PART)
    part, before = PART - given.commission_minor, at_the_company()

    for _ in range(2):
        taking_back()

    assert (taken_back(payout_id), back_at(stripe_client)) == ([("done", part)], [part])
    assert (payable(parcel.family_id), at_the_company() - before, seen(payout_id).state) == (0, part, "done")
    assert holds() == []


def test_case_57_what_the_account_does_not_hold_the_family_owes_and_its_next_shares_pay_it(
    sold: tuple[Parcel, int], stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    parcel, payout_id = sold
    stripe_server.control.funds(-seen(payout_id).amount_minor, "sar", account_of(parcel))
    given = goes_back(parcel, PART)
    debt = PART - given.commission_minor

    taking_back()
    taking_back(later=DAYS)
    after, broken = payable(parcel.family_id), holds()
    with clock.set_to(clock.now() + WEEK), unit_of_work():
        earned(families.get(parcel.family_id), 30_000)
        payout = payouts.plan(parcel.family_id, period())
        assert payout is not None
        paid = payout.amount_minor

    assert (taken_back(payout_id), back_at(stripe_client)) == ([("refused", debt)], [])
    assert (after, broken, paid) == (-debt, [], 30_000 - debt)
    assert alarms.open_alarms() == []


def test_case_57_what_a_payout_was_less_by_is_not_taken_back_as_well(
    sold: tuple[Parcel, int], stripe_server: StripeServer
) -> None:
    parcel, payout_id = sold
    goes_back(parcel, PART)
    with clock.set_to(clock.now() + WEEK):
        with unit_of_work():
            transfers.plan_reversals()
        with unit_of_work():
            earned(families.get(parcel.family_id), 30_000)
            payout = payouts.plan(parcel.family_id, period())
            assert payout is not None
            payouts.move(payout, "approved", OFFICER, approved_by=None)

        taking_back()

    assert [state for state, _ in taken_back(payout_id)] == ["needless"]
    assert payable(parcel.family_id) == 0


def test_case_58_the_refund_fails_after_the_share_came_back(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    goes_back(parcel, PART)
    taking_back()
    page = provider().page_of(the_attempt(orders.get(parcel.order_id)).once)
    provider().move_refund(0, "failed", page, "card_gone")

    conversations.look_at_refunds(the_attempt(orders.get(parcel.order_id)).id)
    failed = (owed(), payable(parcel.family_id))
    with unit_of_work():
        refunds.give_by_hand(refund_of(parcel), OFFICER, note="حوالة 771")
    taking_back()

    assert (failed, owed(), payable(parcel.family_id)) == ((PART, 0), 0, 0)
    assert [state for state, _ in taken_back(payout_id)] == ["done"]
    assert holds() == []


def test_case_58_nothing_is_taken_back_before_the_shopper_has_it(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    page = provider().page_of(the_attempt(orders.get(parcel.order_id)).once)
    provider().is_slow = True
    given = goes_back(parcel, PART)
    taking_back()
    waits = taken_back(payout_id)

    provider().is_slow = False
    provider().move_refund(0, "failed", page, "card_gone")
    conversations.look_at_refunds(the_attempt(orders.get(parcel.order_id)).id)
    taking_back()
    failed = taken_back(payout_id)
    with unit_of_work():
        refunds.give_by_hand(refund_of(parcel), OFFICER, note="حوالة 771")
    taking_back()

    assert (waits, failed) == ([], [])
    assert taken_back(payout_id) == [("done", PART - given.commission_minor)]


def test_case_59_a_loss_that_the_family_bears_is_taken_back_and_given_again(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    order = orders.get(parcel.order_id)
    with unit_of_work():
        dispute = lost(order, PART)
        adjustments.decide(dispute, orders.get_parcel(parcel.id), "family", OFFICER, reason=REASON)

    taking_back()
    taken, after = taken_back(payout_id), payable(parcel.family_id)
    with unit_of_work():
        said(orders.get(parcel.order_id), "won", PART)

    assert ([state for state, _ in taken], after) == (["done"], 0)
    assert (payable(parcel.family_id), holds()) == (taken[0][1], [])


def test_case_63_two_workers_at_once_send_and_take_back_everything_once(
    app: Flask, stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    parcels = [a_sale_paid_out_there(stripe_server) for _ in range(2)]
    whose = [parcel.family_id for parcel, _ in parcels]
    with unit_of_work():
        for family_id in whose:
            earned(families.get(family_id), 40_000)
    stripe_server.control.funds(200_000, "sar")
    for operation in (
        "TransferReversal.create",
        "Transfer.create",
    ):  # the second worker comes before the first has its answer
        stripe_server.control.fault("slow", operation, seconds=0.4)
    back = sum(PART - goes_back(parcel, PART).commission_minor for parcel, _ in parcels)
    before = sum(amount for amount, _ in sent(stripe_client))

    at_once([alone(app, work.take_back_shares)] * 2)
    with clock.set_to(clock.now() + WEEK):
        at_once([alone(app, work.plan_payouts)] * 2)
        with unit_of_work():
            for payout in db.session.query(payouts.Payout).where(payouts.Payout.state == "planned"):
                payouts.move(payout, "approved", OFFICER)
        at_once([alone(app, work.send_payouts)] * 2)

    assert sum(amount for amount, _ in sent(stripe_client)) - sum(back_at(stripe_client)) == before + 80_000 - back
    assert (sum(back_at(stripe_client)), [payable(one) for one in whose]) == (back, [0, 0])


def alone(app: Flask, act):  # type: ignore[no-untyped-def]
    """A worker in a context of its own, at the moment of whoever starts it."""
    moment = clock.now()

    def acts() -> None:
        with app.app_context(), clock.set_to(moment):
            try:
                act()
            finally:
                db.session.remove()

    return acts


@pytest.mark.parametrize("executed", [True, False])
@pytest.mark.parametrize("after", [HOUR, DAYS])
def test_case_64_when_the_answer_is_lost_a_part_comes_back_once(
    sold: tuple[Parcel, int],
    stripe_server: StripeServer,
    stripe_client: stripe.StripeClient,
    executed: bool,
    after: timedelta,
) -> None:
    parcel, payout_id = sold
    goes_back(parcel, PART)
    stripe_server.control.fault("cut", "TransferReversal.create", executed=executed)

    taking_back()
    waits = [state for state, _ in taken_back(payout_id)]
    stripe_server.control.advance(int(after.total_seconds()))
    taking_back(later=after)

    assert (waits, [state for state, _ in taken_back(payout_id)]) == (["asked"], ["done"])
    assert (back_at(stripe_client), payable(parcel.family_id)) == ([taken_back(payout_id)[0][1]], 0)


def test_case_65_what_our_balance_does_not_hold_yet_leaves_later_and_once(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    payout_id = an_approved_payout(a_family_paid_there(stripe_server), 50_000)
    stripe_server.control.funds(49_999, "sar")
    worker()
    waits = seen(payout_id).state

    stripe_server.control.funds(1, "sar")
    worker(later=HOUR)
    worker(later=2 * HOUR)

    assert (waits, seen(payout_id).state, len(sent(stripe_client))) == ("sent", "done", 1)


def test_case_67_a_part_that_was_taken_back_in_the_companys_office_is_noticed_with_its_sum(
    sold: tuple[Parcel, int], stripe_client: stripe.StripeClient
) -> None:
    parcel, payout_id = sold
    ref, whole = str(seen(payout_id).provider_ref), seen(payout_id).amount_minor
    for amount, later in ((5_000, DAYS), (whole - 5_000, 2 * DAYS)):
        stripe_client.v1.transfers.reversals.create(ref, {"amount": amount})
        worker(later=later)
        states = (seen(payout_id).state, payable(parcel.family_id))
        assert states == (("done", 5_000) if amount == 5_000 else ("reversed", whole))

    assert taken_back(payout_id) == [("found", 5_000), ("found", whole - 5_000)]
    assert [(one.kind, one.values["riyals"]) for one in alarms.open_alarms()] == [("transfer-came-back", "50.00")]
    assert holds() == []
