"""A market that pays families through a Stripe server: accounts that may receive, payouts on their way there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import stripe
from flask import Flask

from storefront.cli import work
from storefront.community.families import Family
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.allowances import Allowance
from storefront.trade.orders import Parcel
from storefront.treasury import gateways, ledger, payouts, recipients, transfers
from tests.builders.adjusting import allow
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.stripe_market import stripe_settings
from tests.builders.trade import a_paid_order, bring_to, the_parcel
from tests.builders.treasury import approve, earned, last_sunday, period
from tests.stripe_server import StripeServer

RETURN = {"back": "http://127.0.0.1:1/back", "again": "http://127.0.0.1:1/again"}


@contextmanager
def paying_through(server: StripeServer, app: Flask) -> Iterator[None]:
    """Families of the market can be paid through this server."""
    settings = {**app.config, **stripe_settings(server), "STRIPE_TRANSFERS": True}
    gateways.open_with(settings)
    transfers.open_with(settings)
    yield
    transfers.open_with(app.config)


def a_person_of(family: Family) -> Actor:
    """Somebody who works at a family's desk."""
    return Actor(a_member(of=family).id, families=frozenset({family.id}))


def opening(server: StripeServer, family: Family, actor: Actor) -> str:
    """The page on which a family says who it is, for an account it has just opened."""
    return transfers.openings.way_in(family.id, "بيت نورة", actor, **RETURN)


def a_family_paid_there(server: StripeServer, *, since: timedelta = timedelta(days=30)) -> Family:
    """A family whose account may receive, for so long."""
    with unit_of_work():
        family = a_family()
    return may_be_paid_there(server, family, since=since)


def may_be_paid_there(server: StripeServer, family: Family, *, since: timedelta = timedelta(days=30)) -> Family:
    """The same family, whose account may receive, for so long."""
    with unit_of_work():
        actor = a_person_of(family)
    with clock.set_to(last_sunday() - since):
        server.shopper.onboard(opening(server, family, actor))
        transfers.openings.look_at_account(family.id)
    return family


def recipient(family: Family) -> recipients.Recipient:
    """Where a family's money goes, as it is now."""
    db.session.rollback()
    found = recipients.recipient_of(family.id)
    assert found is not None
    db.session.refresh(found)
    return found


def an_approved_payout(family: Family, amount_minor: int = 50_000) -> int:
    """A payout that waits for the worker, by id."""
    with unit_of_work():
        earned(family, amount_minor)
        payout = payouts.plan(family.id, period())
        assert payout is not None
        approve(payout)
        return payout.id


def worker(*, later: timedelta = timedelta()) -> None:
    """A round of the worker over what leaves over the network, now or some time later."""
    with clock.set_to(clock.now() + later):
        for payout_id in transfers.to_send():
            transfers.send(payout_id)
        for payout_id in transfers.to_look_at():
            transfers.look_at(payout_id)
    db.session.rollback()


def seen(payout_id: int) -> payouts.Payout:
    """A payout as it is now."""
    db.session.rollback()
    found = payouts.get(payout_id)
    db.session.refresh(found)
    return found


def sent(client: stripe.StripeClient) -> list[tuple[int, str]]:
    """What the server has transferred: sums and accounts."""
    return [(one.amount, str(one.destination)) for one in client.v1.transfers.list().data]


@contextmanager
def only_families_through(server: StripeServer, app: Flask) -> Iterator[None]:
    """Families can be paid through this server, while cards are paid as before."""
    transfers.open_with({**app.config, **stripe_settings(server), "STRIPE_TRANSFERS": True})
    yield
    transfers.open_with(app.config)


def a_sale_paid_out_there(server: StripeServer, amount_minor: int = 20_000) -> tuple[Parcel, int]:
    """A parcel that was sold by card and is complete, and the payout by which its family has its share."""
    family = a_family_paid_there(server)
    long_ago = clock.now() - timedelta(days=30)
    with clock.set_to(long_ago), unit_of_work():
        product = a_product(of=db.session.merge(family), price=amount_minor, stock=3)
        parcel_id = bring_to(the_parcel(a_paid_order((product, 1))), "handed_over").id
    with clock.set_to(long_ago + timedelta(days=8)), unit_of_work():
        orders.complete_reached()
    with unit_of_work():
        payout = payouts.plan(family.id, period())
        assert payout is not None
        approve(payout)
        payout_id, share = payout.id, payout.amount_minor
    server.control.funds(share, "sar")
    worker()
    return orders.get_parcel(parcel_id), payout_id


def goes_back(parcel: Parcel, amount_minor: int) -> Allowance:
    """So many halalas of a parcel go to its shopper, and are there."""
    with unit_of_work():
        given = allow(orders.get_parcel(parcel.id), amount_minor)
    with clock.set_to(clock.now() + timedelta(seconds=1)):
        work.carry_out_refunds()
    return given


def taking_back(*, later: timedelta = timedelta()) -> None:
    """A round of the worker over what is to come back of transfers, now or some time later."""
    with clock.set_to(clock.now() + later):
        transfers.plan_reversals()
        for reversal_id in transfers.to_reverse():
            transfers.reverse(reversal_id)
    db.session.rollback()


def taken_back(payout_id: int) -> list[tuple[str, int]]:
    """What came back of a payout, or was to: state and sum."""
    db.session.rollback()
    return [(one.state, one.amount_minor) for one in transfers.reversals.of_payout(payout_id)]


def back_at(client: stripe.StripeClient) -> list[int]:
    """The sums the server has taken back of transfers."""
    return [one.amount_reversed for one in client.v1.transfers.list().data if one.amount_reversed]


def payable(family_id: int) -> int:
    """What a family may be paid now; negative when it owes."""
    db.session.rollback()
    return ledger.standing(family_id).payable_minor
