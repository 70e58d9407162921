"""Payouts over the network: each leaves once whatever is lost on the way, and what does not leave is owed as before."""

from datetime import timedelta

import pytest
import stripe

from storefront.kernel import clock
from storefront.kernel.refusals import NotNow
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, ledger, payouts, recipients, reconciliation, transfers
from tests.builders.community import a_family
from tests.builders.transfers import (
    a_family_paid_there,
    a_person_of,
    an_approved_payout,
    recipient,
    seen,
    sent,
    worker,
)
from tests.builders.treasury import IBAN, a_payout, an_account, an_officer
from tests.stripe_server import StripeServer

SUM = 50_000
HOUR = timedelta(hours=1)


@pytest.fixture
def payout_id(stripe_server: StripeServer) -> int:
    """A payout of 500 riyals that waits for the worker, and as much on our balance with the provider."""
    stripe_server.control.funds(SUM, "sar")
    return an_approved_payout(a_family_paid_there(stripe_server), SUM)


def account_of(payout_id: int) -> str:
    return str(recipients.recipient_of(seen(payout_id).family_id).provider_ref)  # type: ignore[union-attr]


def test_an_approved_payout_leaves_from_our_balance_with_the_provider(
    payout_id: int, stripe_client: stripe.StripeClient
) -> None:
    worker()
    worker(later=HOUR)

    assert seen(payout_id).state == "done"
    assert sent(stripe_client) == [(SUM, account_of(payout_id))]
    assert ledger.balances()[ledger.clearing("stripe")] == -SUM
    assert ledger.balances()[ledger.PAYOUTS_ON_THE_WAY] == 0


@pytest.mark.parametrize("executed", [True, False])
@pytest.mark.parametrize("after", [HOUR, timedelta(days=2)])
def test_when_the_answer_is_lost_it_leaves_once(
    payout_id: int,
    stripe_server: StripeServer,
    stripe_client: stripe.StripeClient,
    executed: bool,
    after: timedelta,
) -> None:
    stripe_server.control.fault("cut", "Transfer.create", executed=executed)

    worker()
    waits = seen(payout_id).state
    stripe_server.control.advance(int(after.total_seconds()))  # after two days the key is forgotten
    worker(later=after)

    assert (waits, seen(payout_id).state) == ("sent", "done")
    assert sent(stripe_client) == [(SUM, account_of(payout_id))]


def test_money_that_is_not_available_yet_waits_and_is_not_lost(
    payout_id: int, stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    stripe_server.control.funds(-SUM, "sar")
    worker()
    waits = seen(payout_id)
    state, trouble = waits.state, waits.trouble

    stripe_server.control.funds(SUM, "sar")
    worker()
    too_early = seen(payout_id).state
    worker(later=HOUR)

    assert (state, trouble, too_early) == ("sent", "balance_insufficient", "sent")
    assert (seen(payout_id).state, len(sent(stripe_client))) == ("done", 1)


def test_an_account_that_may_not_receive_any_more_is_owed_as_before_and_not_planned_again(
    payout_id: int, stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family_id = seen(payout_id).family_id
    stripe_server.control.account(account_of(payout_id), capabilities={"transfers": "inactive"})

    worker()

    assert seen(payout_id).state == "failed"
    assert payouts.steps_of(payout_id)[-1].step.reason == "insufficient_capabilities_for_transfer"
    assert (ledger.owed_to(family_id), sent(stripe_client)) == (SUM, [])
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["provider-refused"]
    assert recipients.recipient_of(family_id).ready_at is None  # type: ignore[union-attr]


def test_a_balance_in_dirhams_sends_no_riyals(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.funds(SUM * 2, "aed")
    payout_id = an_approved_payout(a_family_paid_there(stripe_server), SUM)

    worker()

    assert (seen(payout_id).state, sent(stripe_client)) == ("failed", [])
    assert [alarm.values["code"] for alarm in alarms.open_alarms()] == ["settlement_currency currency"]


def test_what_comes_back_is_owed_again(
    payout_id: int, stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    worker()
    ref = str(seen(payout_id).provider_ref)
    stripe_client.v1.transfers.reversals.create(ref)

    worker(later=timedelta(hours=2))
    too_early = seen(payout_id).state
    worker(later=timedelta(days=2))

    assert (too_early, seen(payout_id).state) == ("done", "reversed")
    assert ledger.owed_to(seen(payout_id).family_id) == SUM
    assert ledger.balances()[ledger.clearing("stripe")] == 0


def test_what_is_held_up_stays_and_a_family_that_went_elsewhere_is_not_paid_there(
    payout_id: int, stripe_client: stripe.StripeClient
) -> None:
    family_id = seen(payout_id).family_id
    with unit_of_work():
        recipients.hold(family_id, an_officer(), reason="مراجعة")
    worker()
    held = seen(payout_id).state

    with unit_of_work():
        recipients.release(family_id, an_officer())
        known = recipients.recipient_of(family_id)
        assert known is not None
        known.provider, known.provider_ref, known.iban = "bank_file", None, IBAN
    worker()

    assert (held, seen(payout_id).state, sent(stripe_client)) == ("approved", "failed", [])
    assert ledger.owed_to(family_id) == SUM


def test_of_two_workers_one_asks(payout_id: int, stripe_server: StripeServer) -> None:
    (one,) = transfers.to_send()
    stripe_server.control.fault("cut", "Transfer.create")

    transfers.send(one)
    transfers.send(one)

    assert seen(payout_id).tries == 1


def test_nobody_says_by_hand_what_came_of_it(payout_id: int) -> None:
    worker()

    with unit_of_work(), pytest.raises(NotNow):
        payouts.note_reversed(seen(payout_id), an_officer(), reason="أعيد")


def test_the_file_for_the_bank_and_the_network_do_not_mix(payout_id: int) -> None:
    with unit_of_work():
        by_file = a_payout(SUM, state="approved").id

    worker()
    with unit_of_work():
        file = payouts.make_file(an_officer())

    assert [one.payout.id for one in payouts.listed(file_id=file.id).rows] == [by_file]
    assert (seen(by_file).state, seen(payout_id).state) == ("sent", "done")


def test_the_nightly_comparison_knows_what_was_sent_and_what_came_back(
    payout_id: int, stripe_client: stripe.StripeClient
) -> None:
    worker()
    after_sending = differences(payout_id)
    stripe_client.v1.transfers.reversals.create(str(seen(payout_id).provider_ref))
    worker(later=timedelta(days=2))

    assert (after_sending, differences(payout_id)) == ([], [])


def differences(payout_id: int) -> list[tuple[str, str]]:
    """What the comparison finds about a payout."""
    with clock.set_to(clock.now() + HOUR):
        run = reconciliation.reconcile("stripe")
    ref = str(seen(payout_id).provider_ref)
    return [(found["kind"], found["ref"]) for found in reconciliation.get(run).findings if found["ref"] == ref]


def test_a_family_of_the_bank_is_nothing_of_the_providers(stripe_server: StripeServer) -> None:
    with unit_of_work():
        family = a_family()
        an_account(family)
        a_person_of(family)

    assert transfers.openings.look_at_account(family.id) is False
    assert recipient(family).iban == IBAN
