"""Families paid over the network, ended at every step: an account is opened once and paid to once it may receive; between
"pay out" and "booked" a sum leaves once, or is owed as before, whatever the provider said and whoever heard it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from storefront.cli import work
from storefront.community import accounts, families
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import payouts, recipients, transfers
from storefront.treasury.transfers import StripeTransfers
from tests.builders.adjusting import allow
from tests.builders.community import a_family
from tests.builders.stage import approved, families_to_pay
from tests.builders.stripe_market import stripe_settings
from tests.builders.transfers import a_person_of, may_be_paid_there, opening
from tests.builders.treasury import period
from tests.races.lives import Story, killed_everywhere, later, then
from tests.races.mortal import along
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import client_of
from tests.stripe_server.world import PLATFORM, Options

PRICE, SUM = 50_000, 46_000  # what its shopper paid for goods, and what the family has of it
A_DAY = 24 * 60 + 10
PART = 2_500  # of it goes back to its shopper


@pytest.fixture
def server() -> Iterator[StripeServer]:
    """A server at which families have accounts; it is emptied at the beginning of every life."""
    with StripeServer(Options(webhooks="manual")) as server:
        yield server


@pytest.fixture
def over_the_network(app: Flask, server: StripeServer) -> Callable[..., Story]:
    """`over_the_network(act, then=...)`: a payout is approved for the account its family has at the server, something
    happens there, and then the worker acts."""

    def given() -> None:
        server.control.reset()
        (family_id,) = families_to_pay(PRICE)
        transfers.open_with({**app.config, **stripe_settings(server), "STRIPE_TRANSFERS": True})
        server.control.funds(PRICE, "sar")
        may_be_paid_there(server, families.get(family_id))
        approved(family_id)

    def lay() -> None:
        there = payouts.online("stripe")
        assert isinstance(there, StripeTransfers)
        along(there._connect, "find", "send", "may_receive", "came_back", "take_back")

    def sent() -> list[tuple[int, bool]]:
        with server.world.entered():
            made = server.world.store.all("transfer", PLATFORM)
            return [(one.body["amount"], one.body["reversed"]) for one in made]

    return lambda act, *before: Story(then(given, *before), act, sent, lay)


def test_a_payout_leaves_once(app: Flask, over_the_network: Callable[..., Story]) -> None:
    act = then(work.send_payouts, later(work.look_at_payouts, A_DAY))
    deaths, end = killed_everywhere(app, over_the_network(act))

    assert deaths == 7  # taken, looked for, sent, written down; a day later taken, asked about, written down
    assert (end.outside, end.of("payout", "state")) == ([(SUM, False)], ["done"])
    assert (end.balances()["clearing:stripe"], "payouts_on_the_way" in end.balances()) == (-SUM, False)
    assert end.of("payout_step", "after") == ["approved", "done", "planned", "sent"]


def test_what_the_provider_refuses_is_owed_as_before(
    app: Flask, server: StripeServer, over_the_network: Callable[..., Story]
) -> None:
    def close_the_account() -> None:
        ref = db.session.query(recipients.Recipient.provider_ref).scalar()
        server.control.account(ref, capabilities={"transfers": "inactive"})

    deaths, end = killed_everywhere(app, over_the_network(work.send_payouts, close_the_account))

    assert deaths > 5
    assert (end.outside, end.of("payout", "state")) == ([], ["failed"])
    assert (end.balances()["family"], "payouts_on_the_way" in end.balances()) == (-SUM, False)
    assert end.of("alarm", "kind") == ["provider-refused"]


def test_what_comes_back_is_owed_again_once(
    app: Flask, server: StripeServer, over_the_network: Callable[..., Story]
) -> None:
    def take_back() -> None:
        work.send_payouts()
        ref = db.session.query(payouts.Payout.provider_ref).scalar()
        client_of(server).v1.transfers.reversals.create(ref)

    deaths, end = killed_everywhere(app, over_the_network(later(work.look_at_payouts, A_DAY), take_back))

    assert deaths == 3
    assert (end.outside, "reversed" in end.of("payout", "state")) == ([(SUM, True)], True)
    assert "clearing:stripe" not in end.balances()


def somebody_of(family_id: int) -> Actor:
    """Whoever works at the family's desk."""
    return Actor(db.session.query(accounts.User.id).scalar(), families=frozenset({family_id}))


@pytest.fixture
def opening_an_account(app: Flask, server: StripeServer) -> Callable[..., Story]:
    """`opening_an_account(given)`: a family that is there by then opens an account at the server, says there who it is, and
    the worker looks."""

    def given(before: Callable[[], object]) -> None:
        server.control.reset()
        before()
        transfers.open_with({**app.config, **stripe_settings(server), "STRIPE_TRANSFERS": True})
        with unit_of_work():
            a_person_of(families.get(db.session.query(families.Family.id).scalar()))

    def act() -> None:
        family = families.get(db.session.query(families.Family.id).scalar())
        server.shopper.onboard(opening(server, family, somebody_of(family.id)))
        work.look_at_payout_accounts()

    def lay() -> None:
        there = payouts.online("stripe")
        assert isinstance(there, StripeTransfers)
        along(there._connect, "open_account", "link", "may_receive")

    def opened() -> list[str]:
        with server.world.entered():
            return [one.body["capabilities"]["transfers"] for one in server.world.store.all("account", PLATFORM)]

    return lambda before: Story(lambda: given(before), act, opened, lay)


def a_new_family() -> None:
    with unit_of_work():
        a_family()


def test_an_account_is_opened_once_and_paid_to_from_then_on(
    app: Flask, opening_an_account: Callable[..., Story]
) -> None:
    deaths, end = killed_everywhere(app, opening_an_account(a_new_family))

    assert deaths == 5  # opened, written down, led there; asked about, written down
    assert end.outside == ["active"]
    assert end.of("payout_recipient", "provider", "opening_ref", "ready_at") == [("stripe", None, True)]
    assert end.of("journal_entry", "kind").count("PayoutAccountGiven") == 1


def test_an_account_that_takes_the_place_of_another_stops_what_was_planned_once(
    app: Flask, opening_an_account: Callable[..., Story]
) -> None:
    def given() -> None:
        (family_id,) = families_to_pay(PRICE)
        with unit_of_work():
            payouts.plan(family_id, period())

    deaths, end = killed_everywhere(app, opening_an_account(given))

    assert deaths == 5
    assert (end.outside, end.of("payout", "state")) == (["active"], ["dropped"])
    assert end.of("payout_recipient", "provider", "iban") == [("stripe", "")]
    assert end.of("payout_step", "after") == ["dropped", "planned"]
    assert end.balances()["family"] == -SUM


def test_what_goes_back_to_a_shopper_is_taken_back_once(app: Flask, over_the_network: Callable[..., Story]) -> None:
    def give_back() -> None:
        work.send_payouts()
        (parcel_id,) = db.session.query(orders.Parcel.id).one()
        with unit_of_work():
            allow(orders.get_parcel(parcel_id), PART)
        later(work.carry_out_refunds, 1)()

    act = later(then(work.take_back_shares, later(work.take_back_shares, 5)), 2)
    deaths, end = killed_everywhere(app, over_the_network(act, give_back))

    assert deaths >= 5  # written down; taken, looked for, asked for, booked
    assert end.of("transfer_reversal", "state") == ["done"]
    assert "family" not in end.balances()
