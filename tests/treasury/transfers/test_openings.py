"""Accounts at the provider: opened once, good when it says so, and only then the money goes there."""

from datetime import timedelta

import pytest
import stripe

from storefront.kernel import clock
from storefront.kernel.refusals import NotAllowed
from storefront.kernel.units import unit_of_work
from storefront.treasury import payouts, recipients, transfers
from storefront.treasury.gateways import ProviderDown
from tests.builders.community import a_family
from tests.builders.transfers import RETURN, a_family_paid_there, a_person_of, opening, recipient
from tests.builders.treasury import IBAN, an_account, earned, period
from tests.stripe_server import StripeServer


def test_an_account_is_opened_once_and_nothing_is_paid_to_it_before_it_is_complete(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    with unit_of_work():
        family = a_family()
        actor = a_person_of(family)

    pages = {opening(stripe_server, family, actor) for _ in range(2)}
    transfers.openings.look_at_account(family.id)

    found = recipient(family)
    assert len(pages) == 2
    assert [one.id for one in stripe_client.v1.accounts.list().data] == [found.opening_ref]
    assert (found.has_account, found.ready_at) == (False, None)
    assert list(transfers.openings.to_look_at()) == [family.id]


def test_a_complete_account_is_paid_to_at_once_when_it_is_the_first(stripe_server: StripeServer) -> None:
    family = a_family_paid_there(stripe_server)

    found = recipient(family)
    assert (found.provider, found.iban, found.opening_ref) == ("stripe", "", None)
    assert str(found.provider_ref).startswith("acct_")
    assert found.ready_at is not None
    assert found.ready_at <= clock.now()
    assert list(transfers.openings.to_look_at()) == []


def test_until_it_is_complete_the_money_goes_where_it_went_and_then_waits_three_days(
    stripe_server: StripeServer,
) -> None:
    with unit_of_work():
        family = a_family()
        actor = a_person_of(family)
        an_account(family)
    page = opening(stripe_server, family, actor)
    before = recipient(family).iban

    stripe_server.shopper.onboard(page)
    transfers.openings.look_at_account(family.id)

    after = recipient(family)
    assert (before, after.iban) == (IBAN, "")
    assert after.ready_at is not None
    assert after.ready_at > clock.now() + timedelta(days=2)


def test_an_account_that_is_stopped_is_not_paid_to_until_it_may_receive_again(stripe_server: StripeServer) -> None:
    family = a_family_paid_there(stripe_server)
    with unit_of_work():
        earned(family, 50_000)
    account = str(recipient(family).provider_ref)

    stripe_server.control.account(account, capabilities={"transfers": "inactive"})
    transfers.openings.look_at_account(family.id)
    stopped, planned = recipient(family).ready_at, list(payouts.due(period()))
    stripe_server.control.account(account, capabilities={"transfers": "active"})
    for family_id in transfers.openings.to_look_at():
        transfers.openings.look_at_account(family_id)

    assert (stopped, planned) == (None, [])
    assert recipient(family).ready_at is not None


def test_only_the_familys_people_open_an_account(stripe_server: StripeServer) -> None:
    with unit_of_work():
        family, other = a_family(), a_person_of(a_family())

    with pytest.raises(NotAllowed):
        opening(stripe_server, family, other)


def test_a_provider_that_does_not_answer_leaves_everything_as_it_was(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    with unit_of_work():
        family = a_family()
        actor = a_person_of(family)
    stripe_server.control.fault("cut", "Account.create", executed=True)

    with pytest.raises(ProviderDown):
        transfers.openings.way_in(family.id, "بيت نورة", actor, **RETURN)
    nothing = recipients.recipient_of(family.id)
    opening(stripe_server, family, actor)

    assert nothing is None
    assert [one.id for one in stripe_client.v1.accounts.list().data] == [recipient(family).opening_ref]
