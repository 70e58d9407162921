"""The archive: out of every list, brought back unseen."""

import pytest

from storefront.goods import catalogue, shelves
from storefront.kernel.actors import VISITOR, Actor
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


@pytest.mark.parametrize("step", [catalogue.publication.archive, catalogue.publication.restore, catalogue.offer])
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
