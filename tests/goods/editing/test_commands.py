"""What a family changes of a product: sections, choices, pictures, and a copy to begin the next one with."""

from collections.abc import Callable
from typing import Any

import pytest

from storefront.goods import catalogue, editing, portions, shelves
from storefront.goods.allergens import UnknownAllergen
from storefront.goods.catalogue import Choice, Place, Product, refusals
from storefront.goods.editing import Named
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound
from tests.builders.community import a_family, desk
from tests.builders.goods import a_category, a_draft, a_product, a_season, its_family
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
SIZES = (Choice(900, ("كبير", "Large")), Choice(500, ("صغير", "Small")))
PAIR = ("كلمة", "word")


def loaded(product: Product) -> tuple[Product, Actor]:
    """A product as its page loads it, and somebody of its family."""
    db.session.flush()
    db.session.expire_all()
    return catalogue.of_family(product.family_id, product.id), its_family(product)


def named(product: Product, *names: str, off: str = "") -> list[Named]:
    return [Named(one.id, (name, ""), name != off) for one, name in zip(product.variants, names, strict=True)]


def test_sections_change_what_they_are_about() -> None:
    product, actor = loaded(a_product())

    editing.describe(product, ("كليجا", "Kleija"), ("تُخبز صباحاً", ""), actor)
    editing.fill_in(product, ("طحين", "Flour"), ("في علبة", ""), ["gluten"], actor)
    editing.prepare(product, "made_to_order", 4, actor)
    editing.personalise(product, ("الاسم", "Name"), 20, actor)
    heard()

    card = shelves.card(product.id)
    assert card is not None
    assert (card.name_ar, card.stock_mode, card.lead_days) == ("كليجا", "made_to_order", 4)
    assert (product.made_of_en, product.allergens, product.care_ar) == ("Flour", ["gluten"], "في علبة")
    assert (product.personal_ar, product.personal_max) == ("الاسم", 20)
    assert not product.personal_needed


@pytest.mark.parametrize(("label", "needed"), [("الاسم", True), ("", False)])
def test_a_text_may_be_needed_and_only_where_there_is_one(label: str, needed: bool) -> None:
    product, actor = loaded(a_product())

    editing.personalise(product, (label, ""), 20, actor, needed=True)

    assert product.personal_needed is needed


def test_without_a_label_there_is_no_text_to_write() -> None:
    product, actor = loaded(a_product(personal_max=20))

    editing.personalise(product, ("", "Name"), 20, actor)

    assert (product.personal_ar, product.personal_en, product.personal_max) == ("", "", 0)


def test_a_product_stands_elsewhere() -> None:
    product, actor = loaded(a_product())
    other, also, season = a_category(slug="oud", return_classes="H"), a_category(slug="toys"), a_season()

    editing.move(product, Place(other, [also, other], [season.id]), "H", actor)

    assert (product.category_id, product.return_class) == (other.id, "H")
    assert catalogue.elsewhere(product.id)[0] == [also.id]
    assert catalogue.elsewhere(product.id)[1] == [season.id]


WRONG: list[tuple[Callable[[Product, Actor], Any], type[Exception]]] = [
    (lambda one, who: editing.describe(one, (" ", "x"), PAIR, who), refusals.NameIsMissing),
    (lambda one, who: editing.fill_in(one, PAIR, PAIR, ["gold"], who), UnknownAllergen),
    (lambda one, who: editing.prepare(one, "by_weight", 0, who), portions.refusals.GramsAreNotValid),
    (lambda one, who: editing.prepare(one, "by_hand", 1, who), refusals.DaysAreNotValid),
    (lambda one, who: editing.prepare(one, "made_to_order", 61, who), refusals.DaysAreNotValid),
    (lambda one, who: editing.personalise(one, PAIR, 0, who), refusals.LettersAreNotValid),
    (lambda one, who: editing.personalise(one, PAIR, 101, who), refusals.LettersAreNotValid),
    (
        lambda one, who: editing.move(one, Place(a_category(return_classes="F")), "X", who),
        refusals.ReturnClassDoesNotFit,
    ),
    (lambda one, who: editing.choose(one, PAIR, [Named(0, PAIR, True)], who), NotFound),
    (lambda one, who: editing.choose(one, PAIR, named(one, "أ", off="أ"), who), refusals.LastChoice),
    (lambda one, who: editing.add_choice(one, Choice(0, PAIR), who), refusals.PriceIsNotValid),
    (lambda one, who: editing.add_choice(one, Choice(500), who), refusals.NameOfChoiceIsMissing),
]


@pytest.mark.parametrize(("step", "refusal"), WRONG)
def test_what_cannot_be_so_is_refused(step: Callable[[Product, Actor], Any], refusal: type[Exception]) -> None:
    product, actor = loaded(a_product())

    with pytest.raises(refusal):
        step(product, actor)


@pytest.mark.parametrize("step", [step for step, _ in WRONG])
def test_nobody_else_changes_anything(step: Callable[[Product, Actor], Any]) -> None:
    product, _ = loaded(a_product())

    for actor in (VISITOR, desk(a_family())):
        with pytest.raises(NotAllowed):
            step(product, actor)


def test_choices_are_renamed_ordered_and_switched_off() -> None:
    product, actor = loaded(a_draft(choices=SIZES))
    large, small = named(product, "وسط", "صغير جداً", off="وسط")

    editing.choose(product, ("المقاس", "Size"), [small, large], actor)
    product, _ = loaded(product)

    assert [(one.name_ar, one.is_active) for one in product.variants] == [("صغير جداً", True), ("وسط", False)]
    assert product.option_ar == "المقاس"


def test_the_last_choice_of_a_draft_may_be_switched_off_and_of_two_each_has_a_name() -> None:
    product, actor = loaded(a_draft(choices=SIZES))

    with pytest.raises(refusals.NameOfChoiceIsMissing):
        editing.choose(product, ("", ""), [Named(one.id, ("", ""), True) for one in product.variants], actor)
    editing.choose(product, ("", ""), [Named(one.id, PAIR, False) for one in product.variants], actor)

    assert not any(one.is_active for one in product.variants)


def test_a_product_has_a_dozen_choices_at_most() -> None:
    product, actor = loaded(a_draft(choices=[Choice(100 + n, (f"خيار {n}", "")) for n in range(editing.MOST_CHOICES)]))

    with pytest.raises(refusals.TooManyChoices):
        editing.add_choice(product, Choice(500, ("آخر", "")), actor)


def photographed(product: Product, *keys: str) -> tuple[Product, Actor]:
    for key in keys:
        catalogue.add_photo(product, key=key, size=(640, 480), tint="tint-01", alt=("صورة", ""), advice=["dark"])
    return loaded(product)


def test_pictures_are_ordered_and_described() -> None:
    product, _ = photographed(a_product(), "aa", "bb", "cc")
    first, _, third = product.photos

    editing.arrange(product, [third.id, 0, first.id])
    editing.caption(product, third, ("علبة", "Box"))
    product, _ = loaded(product)

    assert [photo.key for photo in product.photos] == ["cc", "aa", "bb"]
    assert (product.photos[0].alt_ar, product.photos[0].alt_en) == ("علبة", "Box")
