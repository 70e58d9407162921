"""An upgrade ends the alarms about disputes that are over, and leaves those that wait for somebody."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

from storefront.kernel.database import db
from storefront.trade import adjustments
from storefront.treasury import alarms
from tests.builders.adjusting import OFFICER, REASON, lost, said
from tests.builders.stage import plant
from tests.builders.trade import a_paid_order, heard

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0030_alarms_of_what_is_over_end")


def test_what_is_over_is_called_about_no_more() -> None:
    waits, undecided, decided, won = (a_paid_order() for _ in range(4))
    said(waits, "open")
    lost(undecided)
    dispute = lost(decided)
    adjustments.decide(dispute, decided.parcels[0], "market", OFFICER, reason=REASON)
    lost(won)
    said(won, "won")
    heard()
    plant(["UPDATE alarm SET closed_at = NULL"])
    before = len(alarms.open_alarms())

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.end_what_is_over()
    db.session.expire_all()

    left = sorted((one.kind, one.subject) for one in alarms.open_alarms())
    assert (before, left) == (7, [("dispute-lost", "dispute:2"), ("dispute-opened", "dispute:1")])
