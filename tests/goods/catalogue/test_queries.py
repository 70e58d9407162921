"""Reading the catalogue: what a visitor sees, what may be bought, what is one family's alone."""

import pytest
from flask import Flask

from storefront.community import families
from storefront.goods import catalogue
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_family
from tests.builders.goods import a_product, variant_of, variants_of

pytestmark = pytest.mark.usefixtures("app")


def test_a_visitor_sees_a_product_with_all_its_page_prints() -> None:
    product_id = a_product(price=[8500, 9000]).id
    db.session.flush()
    db.session.expunge_all()

    product = catalogue.shown(product_id)

    assert (product.family.status, product.category.slug, product.photos) == ("active", "bukhoor", [])
    assert [variant.price_minor for variant in product.variants] == [8500, 9000]


@pytest.mark.parametrize("status", ["draft", "pending_review", "hidden", "archived"])
def test_a_product_that_is_not_published_is_neither_seen_nor_bought(status: str) -> None:
    product = a_product()
    variant = variant_of(product)
    product.status = status
    db.session.flush()

    with pytest.raises(NotFound):
        catalogue.shown(product.id)
    with pytest.raises(NotFound):
        catalogue.buyable(variant.id)
    assert not catalogue.can_be_bought(catalogue.variants([variant.id])[0])


def test_nothing_of_a_suspended_family_is_seen_or_bought() -> None:
    family = a_family()
    product = a_product(of=family)
    families.suspend(family, SYSTEM, reason="شكوى")
    db.session.flush()

    with pytest.raises(NotFound):
        catalogue.shown(product.id)
    with pytest.raises(NotFound):
        catalogue.buyable(variant_of(product).id)


def test_a_choice_that_is_not_offered_is_not_shown_and_not_sold() -> None:
    product = a_product(price=[8500, 9000])
    old, current = variants_of(product)
    old.is_active = False
    db.session.flush()
    db.session.expunge_all()

    assert [variant.id for variant in catalogue.shown(product.id).variants] == [current.id]
    with pytest.raises(NotFound):
        catalogue.buyable(old.id)
    assert catalogue.buyable(current.id).product.family.city.name_en == "Riyadh"


def test_a_family_finds_its_own_goods_in_any_state_and_nobody_elses() -> None:
    mine, other = a_family(), a_family()
    product = a_product(of=mine)
    catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")

    assert catalogue.of_family(mine.id, product.id).status == "hidden"
    with pytest.raises(NotFound):
        catalogue.of_family(other.id, product.id)


def test_the_familys_list_holds_all_its_goods_the_newest_first() -> None:
    mine = a_family()
    made = [a_product(of=mine).id for _ in range(25)]
    a_product()

    first, second = (catalogue.all_of_family(mine.id, number=number) for number in (1, 2))

    assert [product.id for product in (*first.rows, *second.rows)] == made[::-1]
    assert (first.total, len(second.rows)) == (25, 1)


def test_the_office_gets_a_product_in_any_state_but_it_must_exist() -> None:
    product = a_product()
    catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")

    assert catalogue.get(product.id).family.id == product.family_id
    with pytest.raises(NotFound):
        catalogue.get(product.id + 1)


def test_a_picture_belongs_to_its_product() -> None:
    product, other = a_product(), a_product()
    photo = catalogue.add_photo(product, key="aa11", size=(960, 1200), tint="tint-01", alt=("صورة", ""))
    db.session.flush()
    db.session.expire_all()

    whole, foreign = (catalogue.of_family(one.family_id, one.id) for one in (product, other))

    assert catalogue.photo_of(whole, photo.id).key == "aa11"
    with pytest.raises(NotFound):
        catalogue.photo_of(foreign, photo.id)


def test_many_variants_cost_no_more_questions_than_one(count_queries) -> None:  # type: ignore[no-untyped-def]
    ids = [variant.id for _ in range(6) for variant in variants_of(a_product(price=[8500, 9000]))]
    db.session.flush()
    db.session.expunge_all()

    with count_queries() as asked:
        found = catalogue.variants(ids)

    assert [variant.id for variant in found] == ids
    assert len(asked) == 2


def names(words: str = "", status: str = "") -> set[str]:
    return {product.name_ar for product in catalogue.found(words, status=status).rows}


@pytest.mark.parametrize("words", ["كليجا", "كليجه", "KLEIJA", "leij"])
def test_a_product_is_found_by_part_of_its_name(app: Flask, words: str) -> None:
    a_product(name=("كليجا قصيمية", "Qassimi kleija"))
    a_product(name=("مبخرة", "Burner"))

    assert names(words) == {"كليجا قصيمية"}


def test_a_product_is_found_by_its_number_and_no_number_is_too_big(app: Flask) -> None:
    product = a_product(name=("مبخرة", "Burner"))

    assert names(str(product.id)) == {"مبخرة"}
    assert names("9" * 60) == set()


def test_goods_are_listed_by_state(app: Flask) -> None:
    a_product(name=("معروض", "Shown"))
    catalogue.hide(a_product(name=("مخفي", "Hidden")), SYSTEM, reason="مراجعة")

    assert names(status="hidden") == {"مخفي"}
    assert names() == {"معروض", "مخفي"}


def test_signs_of_patterns_find_nothing_by_themselves(app: Flask) -> None:
    a_product(name=("مبخرة", "Burner"))

    assert names("%") == names("_") == set()


def test_goods_of_a_family_that_are_shown_are_read_together_or_not_at_all(app: Flask) -> None:
    house = a_family()
    first, second, hidden, other = (a_product(of=house), a_product(of=house), a_product(of=house), a_product())
    catalogue.hide(hidden, SYSTEM, reason="مراجعة")

    assert [one.id for one in catalogue.shown_of_family(house.id, [first.id, second.id])] == [second.id, first.id]
    for wrong in (hidden.id, other.id, 2**70, 0):
        with pytest.raises(NotFound):
            catalogue.shown_of_family(house.id, [first.id, wrong])
