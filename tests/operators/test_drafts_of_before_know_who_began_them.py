"""An upgrade tells drafts of shop pages of before who began them, where that is known; of products nobody knows."""

import importlib

from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask
from sqlalchemy import select

from storefront.community import shop_pages
from storefront.community.shop_pages.models import ShopDraft
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product
from tests.builders.teams import Team, a_mate, a_team, actor_of
from tests.operators.test_links_of_before import upgrading

UPGRADE = importlib.import_module("migrations.versions.0048_drafts_know_who_began_them")
PAGE = shop_pages.ShopPage(("خوص", ""), ("نخوص منذ زمن.", ""), ("", ""), "palm.3")


def a_page_begun_by_a_mate(here: Team) -> int:
    """The user id of somebody of the team who wrote the page first."""
    family, mate = here.family, a_mate(here.family, ("shop",))
    shop_pages.keep(family, PAGE, actor_of(mate, family, ("shop",)), seen=0)
    return mate.id


def test_a_page_saved_once_was_begun_by_who_saved_it_and_of_others_nobody_knows(app: Flask) -> None:
    with unit_of_work():
        once, again = a_team(), a_team()
        mate_id = a_page_begun_by_a_mate(once)
        a_page_begun_by_a_mate(again)
        shop_pages.keep(again.family, PAGE, again.owner, seen=1)
        product = a_product(of=once.family)

    with upgrading() as connection, Operations.context(MigrationContext.configure(connection)):
        UPGRADE.downgrade()
        UPGRADE.upgrade()
        drafts = dict(connection.execute(select(ShopDraft.family_id, ShopDraft.begun_by)).all())
        begun = connection.scalar(select(Product.begun_by).where(Product.id == product.id))

    assert drafts == {once.family.id: mate_id, again.family.id: None}
    assert begun is None
