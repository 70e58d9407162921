"""The talk with whoever pays out about what is to come back: asked once, put off, given up, whatever the answer."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.treasury import alarms, transfers
from tests.builders import providers
from tests.builders.transfers import a_sale_paid_out_there, goes_back, seen, taken_back, taking_back
from tests.stripe_server import StripeServer

PART, HOUR = 10_000, timedelta(hours=1)


@pytest.fixture
def payout_id(app: Flask, stripe_server: StripeServer) -> int:
    """A payout of which something is to come back."""
    providers.install()
    parcel, payout_id = a_sale_paid_out_there(stripe_server)
    goes_back(parcel, PART)
    return payout_id


def test_of_two_workers_one_asks(payout_id: int, stripe_server: StripeServer) -> None:
    transfers.plan_reversals()
    (one,) = transfers.to_reverse()
    stripe_server.control.fault("cut", "TransferReversal.create")

    transfers.reverse(one)
    transfers.reverse(one)

    (asked,) = transfers.reversals.of_payout(payout_id)
    assert (asked.tries, asked.state, list(transfers.to_reverse())) == (1, "asked", [])


@pytest.mark.parametrize("status", [429, 500])
def test_what_passes_by_itself_is_asked_for_again(payout_id: int, stripe_server: StripeServer, status: int) -> None:
    stripe_server.control.fault("error", "TransferReversal.create", status=status)
    taking_back()
    (waits,) = taken_back(payout_id)

    taking_back(later=HOUR)

    assert (waits[0], [state for state, _ in taken_back(payout_id)]) == ("asked", ["done"])


def test_what_the_provider_refuses_for_another_reason_calls_the_office(
    payout_id: int, stripe_server: StripeServer
) -> None:
    stripe_server.control.fault("error", "TransferReversal.create", status=400)

    taking_back()
    taking_back(later=HOUR)

    assert [state for state, _ in taken_back(payout_id)] == ["refused"]
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["provider-refused"]


def test_where_nobody_is_there_to_be_asked_it_waits(payout_id: int, app: Flask) -> None:
    transfers.plan_reversals()
    (one,) = transfers.to_reverse()
    transfers.open_with(app.config)

    transfers.reverse(one)

    assert ([state for state, _ in taken_back(payout_id)], seen(payout_id).state) == (["asked"], "done")
