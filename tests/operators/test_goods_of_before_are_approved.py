"""An upgrade takes the food and cosmetics families already had as looked at by the office, and nothing else."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from tests.builders.goods import a_draft
from tests.builders.stage import plant
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
UPGRADE = importlib.import_module("migrations.versions.0025_products_are_reviewed_and_uploaded_first")
PERMITS = {"food": "food", "cosm; craft: perfume": "cosm", "craft; cosm": "cosm", "craft: food": "", "": ""}


def test_what_was_there_counts_as_approved() -> None:
    wanted = {a_draft(permit=permit).id: kind for permit, kind in PERMITS.items()}
    heard()
    plant(["UPDATE product SET reviewed_for = ''"])

    with Operations.context(MigrationContext.configure(db.session.connection())):
        UPGRADE.approve_what_is_there()

    assert dict(db.session.execute(select(Product.id, Product.reviewed_for)).all()) == wanted
