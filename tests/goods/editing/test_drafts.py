"""A draft is thrown away for good by who began it or by the owner; what was shown once never is."""

import pytest

from storefront.community.families.models import Family
from storefront.goods import catalogue, editing
from storefront.goods.catalogue import Product
from storefront.goods.catalogue.refusals import WasShown
from storefront.goods.editing.refusals import DraftIsAnothers
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_draft, a_product, its_family
from tests.builders.teams import a_mate, actor_of

pytestmark = pytest.mark.usefixtures("app")
STAFF = Actor(roles=frozenset({"staff"}))


def a_helper(family: Family) -> Actor:
    """Somebody whom the owner lets make products."""
    return actor_of(a_mate(family, ["products"]), family, ["products"])


def begun_by(actor: Actor, family: Family) -> Product:
    product = a_draft(of=family)
    product.begun_by = actor.user_id
    return product


def test_a_draft_is_thrown_away_with_all_it_has() -> None:
    product = a_draft()
    catalogue.add_photo(product, key="aa11", size=(640, 480), tint="tint-01", alt=("مربى", ""))
    db.session.flush()

    editing.drop(product, its_family(product))

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
        editing.drop(product, actor)


def test_who_began_a_draft_and_the_owner_throw_it_away_and_no_other() -> None:
    family = a_family()
    owner = Actor(a_member(of=family).id, families=frozenset({family.id}))
    helper, other = a_helper(family), a_helper(family)
    owners, helpers, nobodys = (begun_by(one, family) for one in (owner, helper, Actor()))

    for product, actor in ((owners, helper), (helpers, other), (nobodys, helper)):
        with pytest.raises(DraftIsAnothers):
            editing.drop(product, actor)
    for product, actor in ((owners, owner), (helpers, helper), (nobodys, owner)):
        editing.drop(product, actor)

    assert db.session.query(Product).count() == 0


def test_a_copy_is_begun_by_who_made_it() -> None:
    family = a_family()
    helper = a_helper(family)
    product = catalogue.of_family(family.id, a_product(of=family).id)

    twin = editing.copy(product, helper)
    editing.drop(twin, helper)

    assert db.session.query(Product).count() == 1


def test_nobody_else_throws_anything_away() -> None:
    product = a_draft()

    for actor in (VISITOR, STAFF, desk(a_family())):
        with pytest.raises(NotAllowed):
            editing.drop(product, actor)
