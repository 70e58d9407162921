"""A copy is a draft of its own that shares nothing but the files of its pictures."""

import pytest

from storefront.goods import catalogue, editing
from storefront.goods.allergens import stated_allergens
from storefront.goods.catalogue import Making, Place, Product
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed
from tests.builders.community import a_family, desk
from tests.builders.goods import a_category, a_product, a_season, its_family

pytestmark = pytest.mark.usefixtures("app")


def loaded(product: Product) -> tuple[Product, Actor]:
    """A product as its page loads it, and somebody of its family."""
    db.session.flush()
    db.session.expire_all()
    return catalogue.of_family(product.family_id, product.id), its_family(product)


def photographed(product: Product, *keys: str) -> tuple[Product, Actor]:
    for key in keys:
        catalogue.add_photo(product, key=key, size=(640, 480), tint="tint-01", alt=("صورة", ""), advice=["dark"])
    return loaded(product)


def test_a_copy_is_a_draft_with_the_same_words_choices_and_pictures() -> None:
    season = a_season()
    place = Place(a_category(), [a_category(slug="toys")], [season.id])
    product, actor = photographed(a_product(price=[900, 500], place=place, personal_max=9), "aa", "bb")

    first = {one.id for one in product.variants}
    twin, _ = loaded(editing.copy(product, actor))

    assert (twin.status, twin.published_at, twin.name_ar, twin.personal_max) == ("draft", None, product.name_ar, 9)
    assert [one.price_minor for one in twin.variants] == [900, 500]
    assert {one.id for one in twin.variants}.isdisjoint(first)
    assert [(one.key, one.advice) for one in twin.photos] == [("aa", ["dark"]), ("bb", ["dark"])]
    assert catalogue.elsewhere(twin.id)[0] == catalogue.elsewhere(product.id)[0] != []
    assert catalogue.elsewhere(twin.id)[1] == [season.id]


@pytest.mark.parametrize("said", [None, [], ["milk"]], ids=["nothing", "none", "these"])
def test_a_copy_states_the_same_allergens(said: list[str] | None) -> None:
    product, actor = loaded(a_product(making=Making(allergens=said)))

    twin, _ = loaded(editing.copy(product, actor))

    assert stated_allergens(twin) == said


def test_a_picture_two_products_show_stays_until_neither_does() -> None:
    product, actor = photographed(a_product(), "aa")
    twin, _ = loaded(editing.copy(product, actor))

    catalogue.remove_photo(twin.photos[0])

    assert catalogue.kept_keys(["aa"]) == {"aa"}


def test_nobody_copies_anothers() -> None:
    product, _ = loaded(a_product())

    for actor in (VISITOR, desk(a_family())):
        with pytest.raises(NotAllowed):
            editing.copy(product, actor)
