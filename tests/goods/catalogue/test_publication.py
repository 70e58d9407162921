"""The archive: out of every list, brought back unseen; and drafts that are thrown away for good."""

import pytest

from storefront.goods import catalogue, shelves
from storefront.goods.catalogue import Product
from storefront.goods.catalogue.refusals import WasShown
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from tests.builders.community import a_family, desk
from tests.builders.goods import a_draft, a_product, its_family
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
STAFF = Actor(roles=frozenset({"staff"}))


def test_what_is_archived_is_on_no_shelf_and_in_no_list() -> None:
    product = a_product()

    catalogue.publication.archive(product, its_family(product))
    heard()

    assert product.status == "archived"
    assert shelves.card(product.id) is None
    assert catalogue.all_of_family(product.family_id).total == 0
    assert [one.id for one in catalogue.all_of_family(product.family_id, status="archived").rows] == [product.id]


@pytest.mark.parametrize(("before", "after"), [("draft", "draft"), ("published", "hidden"), ("hidden", "hidden")])
def test_what_comes_back_is_unseen(before: str, after: str) -> None:
    product = a_draft() if before == "draft" else a_product()
    actor = its_family(product)
    if before == "hidden":
        catalogue.hide(product, actor, reason="")

    catalogue.publication.archive(product, actor)
    catalogue.publication.restore(product, actor)

    assert product.status == after


def test_the_archive_is_no_way_round_the_office() -> None:
    product = a_product()
    actor = its_family(product)
    catalogue.hide(product, STAFF, reason="الصورة لا تطابق المنتج")

    catalogue.publication.archive(product, actor)
    catalogue.publication.restore(product, actor)

    with pytest.raises(catalogue.refusals.HiddenByOffice):
        catalogue.offer(product, actor)


def test_a_draft_is_thrown_away_with_all_it_has() -> None:
    product = a_draft()
    catalogue.add_photo(product, key="aa11", size=(640, 480), tint="tint-01", alt=("مربى", ""))
    db.session.flush()

    catalogue.publication.drop(product, its_family(product))

    assert catalogue.kept_keys(["aa11"]) == frozenset()
    assert db.session.query(Product).count() == 0


@pytest.mark.parametrize("state", ["published", "hidden", "archived"])
def test_what_was_shown_once_is_never_thrown_away(state: str) -> None:
    product = a_product()
    actor = its_family(product)
    {"published": lambda: None, "hidden": lambda: catalogue.hide(product, actor, reason="")}.get(
        state, lambda: catalogue.publication.archive(product, actor)
    )()

    with pytest.raises(WasShown):
        catalogue.publication.drop(product, actor)


@pytest.mark.parametrize(
    "step", [catalogue.publication.archive, catalogue.publication.restore, catalogue.publication.drop, catalogue.offer]
)
def test_nobody_else_takes_a_step(step) -> None:  # type: ignore[no-untyped-def]
    product = a_draft()

    for actor in (VISITOR, STAFF, desk(a_family())):
        with pytest.raises(NotAllowed):
            step(product, actor)
    assert product.status == "draft"


def test_only_the_archive_gives_back() -> None:
    product = a_draft()

    with pytest.raises(NotNow):
        catalogue.publication.restore(product, its_family(product))
