"""An upgrade counts goods that stand in a group beside their own under the sub-category they stand in there."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from storefront.goods import shelves, taxonomy
from storefront.goods.catalogue import Place
from storefront.goods.shelves import ShelfEntry
from storefront.kernel.database import db
from tests.builders.goods import a_category, a_product
from tests.builders.stage import plant
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0013_parts_hold_their_group")


def counted_under() -> dict[int, int]:
    """The sub-category on each shelf."""
    return {shelf: part for shelf, part in db.session.execute(select(ShelfEntry.shelf, ShelfEntry.category_id))}


def test_rows_of_before_count_as_those_of_today() -> None:
    main, extra = a_category(slug="main"), a_category(slug="extra")
    a_product(place=Place(main, extra=[extra]))
    heard()
    today = counted_under()
    plant([f"UPDATE shelf_entry SET category_id = {main.id}"])
    before = counted_under()

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.upgrade()
        upgraded = counted_under()
        UPGRADE.downgrade()

    group = shelves.of_category(taxonomy.parent(extra).id)
    assert (before[group], upgraded[group]) == (main.id, extra.id)
    assert (upgraded, counted_under()) == (today, before)
