"""Reading the classification by its addresses, those of the past included."""

import pytest

from storefront.goods import taxonomy
from storefront.goods.taxonomy.models import CategoryRedirect
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.goods import a_category

pytestmark = pytest.mark.usefixtures("app")


def a_part(slug: str, position: int, parent: taxonomy.Category | None = None) -> taxonomy.Category:
    return taxonomy.add_category(slug=slug, parent=parent, names=(slug, slug), position=position)


def test_the_tree_keeps_the_order_of_positions() -> None:
    late, early = a_part("late", 9), a_part("early", 1)
    for slug, position in (("b", 3), ("a", 2)):
        a_part(slug, position, late)

    tree = taxonomy.tree()

    assert [group.category.slug for group in tree] == ["early", "late"]
    assert [[part.slug for part in group.parts] for group in tree] == [[], ["a", "b"]]
    assert [part.slug for part in taxonomy.parts(late.id)] == ["a", "b"]
    assert [group.id for group in taxonomy.groups()] == [early.id, late.id]


def test_an_old_address_leads_to_the_category_of_today() -> None:
    part = a_part("incense", 1)
    db.session.add(CategoryRedirect(slug="bakhoor", category_id=part.id))
    db.session.flush()

    assert taxonomy.get("bakhoor").id == part.id


def test_an_unknown_address_is_not_found() -> None:
    a_part("incense", 1)

    with pytest.raises(NotFound):
        taxonomy.get("nonsense")


def test_the_parent_of_a_group_is_itself() -> None:
    group = a_part("perfume", 1)
    part = a_part("incense", 2, group)

    assert taxonomy.parent(part).id == group.id
    assert taxonomy.parent(group).id == group.id
    assert (group.is_group, part.is_group) == (True, False)


def test_categories_are_found_by_id_and_those_that_do_not_exist_are_left_out() -> None:
    category = a_category()

    assert taxonomy.of_ids([category.id, 0, 10**12]) == {category.id: category}


@pytest.mark.parametrize(
    ("permit", "kind"),
    [("food", "food"), ("cosm; craft: perfume", "cosm"), ("", ""), ("craft: food", ""), ("child-safety note", "")],
)
def test_food_and_cosmetics_are_looked_at_first(permit: str, kind: str) -> None:
    assert taxonomy.reviewed_kind(permit) == kind


@pytest.mark.parametrize(
    ("classes", "return_class", "is_fresh"),
    [("F", "F", True), ("M/F", "M", True), ("R/F", "R", False), ("R/M", "M", False), ("H", "H", False)],
)
def test_cooked_food_is_eaten_fresh_also_when_it_is_made_to_order(
    classes: str, return_class: str, is_fresh: bool
) -> None:
    part = taxonomy.add_category(slug="cakes", parent=None, names=("كيك", "Cakes"), position=1, return_classes=classes)

    assert taxonomy.is_eaten_fresh(part.id, return_class) is is_fresh
