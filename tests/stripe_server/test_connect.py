"""Connected accounts, transfers to them, and taking transfers back."""

from typing import Any

import pytest
import stripe

from . import Options, StripeServer
from .fixtures import client_of
from .stage import SHOP, a_family, charge_of, paid, told, words


def refused(call: Any, *arguments: Any) -> stripe.InvalidRequestError:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        call(*arguments)
    return refusal.value


def balance_of(client: stripe.StripeClient, account: stripe.Account) -> tuple[int, int]:
    """Available and pending."""
    found = client.v1.balance.retrieve(options={"stripe_account": account.id})
    return found.available[0].amount, found.pending[0].amount


def onboarding_of(client: stripe.StripeClient, account: str) -> str:
    """The address where the owner of an account tells everything."""
    asked: Any = {"account": account, "type": "account_onboarding"}
    return client.v1.account_links.create(asked | {"refresh_url": f"{SHOP}/again", "return_url": f"{SHOP}/done"}).url


def a_new_account(client: stripe.StripeClient) -> Any:
    able: Any = {"transfers": {"requested": True}}
    return client.v1.accounts.create({"country": "SA", "type": "express", "capabilities": able})


def test_a_new_account_may_not_receive_yet(stripe_client: stripe.StripeClient) -> None:
    account = a_new_account(stripe_client)

    assert (account.capabilities.transfers, account.details_submitted) == ("inactive", False)
    assert "external_account" in account.requirements.currently_due
    assert account.default_currency == "sar"


def test_a_family_tells_everything_and_may_receive(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    account = a_new_account(stripe_client)
    link = onboarding_of(stripe_client, account.id)
    shown = stripe_server.shopper.open(link)
    page = stripe_server.shopper.onboard(link)

    after: Any = stripe_client.v1.accounts.retrieve(account.id)
    assert account.id in shown.html
    assert page.goes_to == f"{SHOP}/done"
    assert (after.capabilities.transfers, after.payouts_enabled) == ("active", True)
    assert after.requirements.currently_due == []
    assert told(stripe_client, account.id) == ["capability.updated", "account.updated"]


def test_a_link_is_good_once_and_for_minutes(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    account = stripe_client.v1.accounts.create({"type": "express"})
    first, second = (onboarding_of(stripe_client, account.id) for _ in range(2))
    stripe_server.shopper.onboard(first)
    stripe_server.control.advance(301)

    assert stripe_server.shopper.open(first).status == 404
    assert stripe_server.shopper.open(second).goes_to == f"{SHOP}/again"


def test_the_small_dashboard_is_for_express_accounts(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family = a_family(stripe_server, stripe_client)
    custom = stripe_client.v1.accounts.create({"type": "custom"})

    link = stripe_client.v1.accounts.login_links.create(family.id)

    assert family.id in stripe_server.shopper.open(link.url).html
    assert "Express" in str(refused(stripe_client.v1.accounts.login_links.create, custom.id))


def test_a_charge_is_shared_before_it_is_available(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family = a_family(stripe_server, stripe_client)
    charge = charge_of(paid(stripe_server, stripe_client, payment_intent_data={"transfer_group": "order-7"}))
    share: Any = {"amount": 5095, "currency": "sar", "destination": family.id, "source_transaction": charge.id}

    made = stripe_client.v1.transfers.create(share)
    before = balance_of(stripe_client, family)
    stripe_server.control.advance(2 * 86_400)

    assert (made.amount, made.transfer_group, made.reversed) == (5095, "order-7", False)
    assert before == (0, 5095)
    assert balance_of(stripe_client, family) == (5095, 0)
    payment = stripe_client.v1.charges.retrieve(str(made.destination_payment), options={"stripe_account": family.id})
    assert (payment.amount, payment.source_transfer) == (5095, made.id)
    assert [one.id for one in stripe_client.v1.transfers.list({"transfer_group": "order-7"}).data] == [made.id]


def test_transfers_from_a_charge_never_exceed_it(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family = a_family(stripe_server, stripe_client)
    charge = charge_of(paid(stripe_server, stripe_client))
    share: Any = {"amount": 5000, "currency": "sar", "destination": family.id, "source_transaction": charge.id}
    first = stripe_client.v1.transfers.create(share)

    too_much = refused(stripe_client.v1.transfers.create, share | {"amount": 4101})
    stripe_client.v1.transfers.reversals.create(first.id, {"amount": 1000})
    second = stripe_client.v1.transfers.create(share | {"amount": 5100})

    assert "must not exceed the source amount of SAR 91.00" in str(too_much)
    assert second.amount == 5100


def test_a_transfer_without_a_charge_needs_the_balance(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family = a_family(stripe_server, stripe_client)
    share: Any = {"amount": 5000, "currency": "sar", "destination": family.id}
    paid(stripe_server, stripe_client)

    too_early = refused(stripe_client.v1.transfers.create, share)
    stripe_server.control.funds(5000, "sar")
    made = stripe_client.v1.transfers.create(share)

    assert too_early.code == "balance_insufficient"
    assert made.amount == 5000
    assert stripe_client.v1.balance.retrieve().available[0].amount == 0
    assert balance_of(stripe_client, family) == (5000, 0)


def test_the_capability_is_looked_at_when_money_moves(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family = a_family(stripe_server, stripe_client)
    stripe_server.control.funds(5000, "sar")
    stripe_server.control.account(family.id, capabilities={"transfers": "inactive"})

    lost = refused(stripe_client.v1.transfers.create, {"amount": 100, "currency": "sar", "destination": family.id})

    assert lost.code == "insufficient_capabilities_for_transfer"
    assert told(stripe_client, family.id)[-2:] == ["capability.updated", "account.updated"]


def test_nobody_is_paid_who_is_not_there(stripe_client: stripe.StripeClient) -> None:
    nobody = refused(
        stripe_client.v1.transfers.create, {"amount": 100, "currency": "sar", "destination": "acct_nobody"}
    )

    assert (nobody.code, nobody.param) == ("resource_missing", "destination")


def test_a_share_is_in_the_currency_of_the_settlement() -> None:
    options = Options(settlement_currency="aed", rates={"sar": "0.979"}, onboard_at_once=True, check_answers=True)
    with StripeServer(options) as server:
        client = client_of(server)
        family = a_family(server, client)
        charge = charge_of(paid(server, client))
        share: Any = {"amount": 5000, "destination": family.id, "source_transaction": charge.id}

        wrong = refused(client.v1.transfers.create, share | {"currency": "sar"})
        made = client.v1.transfers.create(share | {"currency": "aed"})

        assert wrong.param == "currency"
        assert "(aed)" in str(wrong)
        assert made.currency == "aed"


def test_a_transfer_is_taken_back_in_parts(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    family = a_family(stripe_server, stripe_client)
    stripe_server.control.funds(5000, "sar")
    made = stripe_client.v1.transfers.create({"amount": 5000, "currency": "sar", "destination": family.id})
    reversals = stripe_client.v1.transfers.reversals

    first = reversals.create(made.id, {"amount": 2000, "metadata": {"refund": "1"}})
    second = reversals.create(made.id)

    after = stripe_client.v1.transfers.retrieve(made.id)
    assert (first.amount, second.amount, words(first)) == (2000, 3000, {"refund": "1"})
    assert (after.amount_reversed, after.reversed) == (5000, True)
    assert [one.id for one in reversals.list(made.id).data] == [second.id, first.id]
    assert reversals.retrieve(made.id, first.id).currency == "sar"
    assert balance_of(stripe_client, family) == (0, 0)
    assert "fully reversed" in str(refused(reversals.create, made.id, {"amount": 1}))


def test_what_the_family_has_spent_is_not_taken_back(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    family = a_family(stripe_server, stripe_client)
    stripe_server.control.funds(5000, "sar")
    made = stripe_client.v1.transfers.create({"amount": 5000, "currency": "sar", "destination": family.id})
    stripe_client.v1.payouts.create({"amount": 4000, "currency": "sar"}, {"stripe_account": family.id})

    gone = refused(stripe_client.v1.transfers.reversals.create, made.id, {"amount": 1001})
    rest = stripe_client.v1.transfers.reversals.create(made.id, {"amount": 1000})

    assert gone.code == "balance_insufficient"
    assert rest.amount == 1000


def test_a_family_without_a_bank_account_is_not_paid_out(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    account = stripe_client.v1.accounts.create({"type": "express", "country": "SA"})
    stripe_server.control.funds(500, "sar", account.id)

    none = refused(stripe_client.v1.payouts.create, {"amount": 100, "currency": "sar"}, {"stripe_account": account.id})

    assert none.param == "destination"


def test_the_second_generation_tells_of_the_same_account(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    able = {"stripe_balance": {"stripe_transfers": {"requested": True}}}
    asked: Any = {"configuration": {"recipient": {"capabilities": able}}, "contact_email": "f@example.com"}
    asked |= {"display_name": "بيت نورة", "identity": {"country": "sa"}, "metadata": {"family": "7"}}
    accounts = stripe_client.v2.core.accounts
    account = accounts.create(asked)
    include: Any = {"include": ["configuration.recipient", "requirements", "identity", "defaults"]}
    before = accounts.retrieve(account.id, include)
    stripe_server.control.account(account.id, onboarded=True)
    after = accounts.retrieve(account.id, include)

    def status(found: Any) -> str:
        return str(found.configuration.recipient.capabilities.stripe_balance.stripe_transfers.status)

    assert account.configuration is None
    assert (status(before), status(after)) == ("restricted", "active")
    assert after.display_name == "بيت نورة"
    assert words(stripe_client.v1.accounts.retrieve(account.id)) == {"family": "7"}


def test_the_second_generation_checks_its_json(stripe_client: stripe.StripeClient) -> None:
    unknown: Any = {"colour": "red"}
    wrong: Any = {"dashboard": "huge"}
    no_words: Any = {"include": "identity"}

    assert refused(stripe_client.v2.core.accounts.create, unknown).code == "parameter_unknown"
    assert refused(stripe_client.v2.core.accounts.create, wrong).param == "dashboard"
    assert refused(stripe_client.v2.core.accounts.create, no_words).param == "include"
