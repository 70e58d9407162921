"""An upgrade tells letters of before which order they are about, so that they are found, and which link they may show."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from storefront.community import notices
from storefront.kernel.database import db
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0021_letters_know_their_order")


def told() -> list[tuple[str, dict[str, object]]]:
    """What each letter is told."""
    db.session.expire_all()
    return [(row.kind, row.values) for row in db.session.scalars(select(notices.Notice).order_by(notices.Notice.id))]


def test_letters_of_before_know_what_those_of_today_know() -> None:
    family = a_family()
    a_member(of=family)
    bring_to(the_parcel(an_order((a_product(of=family), 1), email="sara@example.com")), "accepted")
    heard()
    today = told()
    for letter in db.session.scalars(select(notices.Notice)):
        added = {"order_id", "link"} if "parcel_id" in letter.values else {"link"}
        letter.values = {name: value for name, value in letter.values.items() if name not in added}
    db.session.flush()
    before = told()

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.upgrade()

    assert {kind for kind, _ in today} >= {"order-confirmed", "parcel-moved", "parcel-new"}
    assert before != today
    assert told() == today
