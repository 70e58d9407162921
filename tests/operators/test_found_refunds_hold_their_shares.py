"""An upgrade holds the shares of payments of which something was found and not assigned yet, and no others."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from storefront.kernel.database import db
from storefront.reactions.bookings import FOUND
from storefront.trade.adjustments import Wish
from storefront.treasury.recipients import PayoutHold
from tests.builders.adjusting import assign, found_refund
from tests.builders.goods import a_product
from tests.builders.stage import plant
from tests.builders.trade import a_paid_order, heard

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0029_found_refunds_are_for_several_things")


def test_what_was_found_before_holds_its_shares() -> None:
    waits, said, _ = (a_paid_order((a_product(price=5_000, stock=9), 1)) for _ in range(3))
    found_refund(waits, 100)
    parcel = said.parcels[0]
    assign(found_refund(said, 100), parcel, Wish({parcel.lines[0].id: 100}))
    heard()
    plant(["DELETE FROM payout_hold"])

    for _ in range(2):
        with Operations.context(MigrationContext.configure(db.session.connection())):
            UPGRADE.hold_what_was_found()

    held = db.session.scalars(select(PayoutHold)).all()
    assert [(one.family_id, one.subject, one.reason, one.held_by) for one in held] == [
        (waits.parcels[0].family_id, f"parcel:{waits.parcels[0].id}", FOUND, None)
    ]
    assert held[0].held_at is not None
