"""What is asked of Stripe for families' accounts; every request is held to the description, answers to what they mean."""

import pytest
import stripe

from storefront.treasury.gateways import ProviderBusy, ProviderRefused, StripeConnect
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import KEY

BACK = {"back": "http://127.0.0.1:1/back", "again": "http://127.0.0.1:1/again"}


@pytest.fixture
def connect(stripe_server: StripeServer) -> StripeConnect:
    return StripeConnect(KEY, stripe_server.address)


@pytest.fixture
def account(connect: StripeConnect, stripe_server: StripeServer) -> str:
    """An account that may receive."""
    opened = connect.open_account("family:7")
    stripe_server.shopper.onboard(connect.link(opened, **BACK))
    return opened


def test_an_account_is_opened_once_under_a_name_and_says_nothing_of_the_family(
    connect: StripeConnect, stripe_server: StripeServer
) -> None:
    names = {connect.open_account("family:7") for _ in range(2)} | {connect.open_account("family:8")}

    asked = stripe_server.control.requests("Account.create")[0]["params"]
    assert len(names) == 2
    assert asked.keys() == {"type", "country", "capabilities", "metadata"}
    assert (asked["country"], asked["metadata"]) == ("SA", {"family": "family:7"})


def test_it_may_receive_when_its_owner_has_told_everything(connect: StripeConnect, account: str) -> None:
    assert connect.may_receive(account)
    assert not connect.may_receive(connect.open_account("family:8"))


def test_a_sum_is_sent_once_under_a_name_and_found_by_it(
    connect: StripeConnect, account: str, stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    stripe_server.control.funds(10_000, "sar")
    before = connect.find("payout:1")

    refs = {connect.send("payout:1", account, 5_000, "SAR") for _ in range(2)}

    assert (before, {connect.find("payout:1")}) == (None, refs)
    assert [one.amount for one in stripe_client.v1.transfers.list().data] == [5_000]
    assert not connect.came_back(refs.pop())


def test_what_was_taken_back_is_told_in_its_parts_with_our_names_for_them(
    connect: StripeConnect, account: str, stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    stripe_server.control.funds(10_000, "sar")
    ref = connect.send("payout:1", account, 5_000, "SAR")

    first = stripe_client.v1.transfers.reversals.create(ref, {"amount": 1_000}).id
    ours = {connect.take_back("reversal:7", ref, 1_500) for _ in range(2)}
    with pytest.raises(ProviderRefused):
        connect.take_back("reversal:8", ref, 2_501)

    assert connect.came_back(ref) == [(first, 1_000, ""), (ours.pop(), 1_500, "reversal:7")]


def test_what_the_account_does_not_hold_is_not_taken_back(
    connect: StripeConnect, account: str, stripe_server: StripeServer
) -> None:
    stripe_server.control.funds(10_000, "sar")
    ref = connect.send("payout:1", account, 5_000, "SAR")
    stripe_server.control.funds(-4_500, "sar", account)

    with pytest.raises(ProviderRefused) as refused:
        connect.take_back("reversal:7", ref, 501)

    assert (refused.value.code, connect.came_back(ref)) == ("balance_insufficient", [])


def test_too_little_on_our_balance_is_for_later_and_no_such_currency_is_not(
    connect: StripeConnect, account: str, stripe_server: StripeServer
) -> None:
    stripe_server.control.funds(1_000, "sar")

    with pytest.raises(ProviderBusy) as later:
        connect.send("payout:1", account, 5_000, "SAR")
    with pytest.raises(ProviderRefused) as never:
        connect.send("payout:2", account, 500, "AED")

    assert (later.value.code, never.value.code) == ("balance_insufficient", "settlement_currency")
