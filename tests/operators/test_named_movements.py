"""An upgrade tells bookings of earlier days what the provider calls the money they are about."""

import importlib
from datetime import timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import payouts, reconciliation
from storefront.treasury.gateways import Movement
from storefront.treasury.ledger import LedgerTransaction
from tests.builders.providers import provider
from tests.builders.stage import a_busy_market, plant
from tests.builders.treasury import a_payout, an_officer

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0016_bookings_name_what_moved")


LATER = ("reversal:", "exhibit-fee:")  # bookings there were none of then


def names() -> dict[str, str]:
    """What moved by each booking of those days."""
    rows = db.session.execute(select(LedgerTransaction.once, LedgerTransaction.provider_ref))
    return {once: ref for once, ref in rows if ref and not once.startswith(LATER)}


def everything_moves() -> None:
    """Sales, refunds, disputes, payouts and what reached the bank."""
    a_busy_market()
    there, all_others = provider(), provider().movements_since
    left = Movement("txn-9", "payout", "po-9", -5_000, 25, "SAR", clock.now(), to_bank=True)
    there.movements_since = lambda moment: iter([left, *all_others(moment)])  # type: ignore[method-assign]
    with clock.set_to(clock.now() + timedelta(hours=1)):
        reconciliation.reconcile(there.name)
    a_payout_over_the_network()
    db.session.commit()


def a_payout_over_the_network() -> None:
    """One that arrived and came back."""
    payout, officer = a_payout(state="sent"), an_officer()
    payout.provider_ref = "tr_1"
    db.session.flush()
    payouts.note_done(payout, officer)
    payouts.note_reversed(payout, officer, reason="أعاده البنك")


def test_bookings_of_before_say_the_same_as_those_of_today() -> None:
    everything_moves()
    today = names()
    plant(["UPDATE ledger_transaction SET provider_ref = ''"])

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.name_what_moved()

    kinds = {once.partition(":")[0] for once in today}
    assert {"sale", "paid-back", "disputed", "fee", "stray", "arrived", "payout-done", "payout-reversed"} <= kinds
    assert names() == today
