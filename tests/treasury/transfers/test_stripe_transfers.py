"""The port of payouts spoken to Stripe: a payout that was sent is never sent again, and one that came back is told of."""

import stripe

from storefront.treasury.gateways import StripeConnect
from storefront.treasury.payouts import Transfer
from storefront.treasury.transfers import StripeTransfers
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import KEY


def ready_to_pay(stripe_server: StripeServer) -> tuple[StripeTransfers, Transfer]:
    """The provider, with enough on the balance, and a transfer to a family that has opened its account there."""
    provider = StripeTransfers(StripeConnect(KEY, stripe_server.address))
    account = provider.open_account(7)
    stripe_server.shopper.onboard(provider.way_in(account, back="http://127.0.0.1:1/", again="http://127.0.0.1:1/"))
    stripe_server.control.funds(10_000, "sar")
    return provider, Transfer("payout:1", "P7KQ34U7", "نورة", "", 5_000, "SAR", recipient_ref=account)


def test_a_payout_is_one_transfer_however_often_and_whenever_it_is_asked_for(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    provider, wish = ready_to_pay(stripe_server)

    first = provider.transfer(wish)
    stripe_server.control.advance(3 * 86_400)
    again = provider.transfer(wish)
    stripe_client.v1.transfers.reversals.create(first.provider_ref)

    assert (first, len(stripe_client.v1.transfers.list().data)) == (again, 1)
    assert (first.state, provider.fetch(wish, first.provider_ref).state) == ("done", "reversed")
    assert provider.pages == (stripe_server.address,)


def test_a_part_is_taken_back_once_under_a_name_and_what_others_took_back_has_none(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    provider, wish = ready_to_pay(stripe_server)
    ref = provider.transfer(wish).provider_ref

    first = provider.reverse("reversal:1", ref, 1_500)
    stripe_server.control.advance(3 * 86_400)
    again = provider.reverse("reversal:1", ref, 1_500, turn=1)
    stripe_client.v1.transfers.reversals.create(ref, {"amount": 500})

    outcome = provider.fetch(wish, ref)
    assert (first, outcome.state) == (again, "done")
    assert [(one.amount_minor, one.reference) for one in outcome.back] == [(1_500, "reversal:1"), (500, "")]
