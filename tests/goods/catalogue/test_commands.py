"""Drafting, pricing, picturing, publishing and hiding products."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from storefront.goods import catalogue, taxonomy
from storefront.goods.allergens import UnknownAllergen, stated_allergens
from storefront.goods.catalogue import Choice, Making, Place, Product, ProductPhoto, Wording
from storefront.goods.catalogue.refusals import (
    GroupIsNotAShelf,
    PriceIsMissing,
    PriceIsNotValid,
    ReturnClassDoesNotFit,
    TooManyCategories,
)
from storefront.kernel import wording
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_category, a_product, a_season, first_photos, variant_of, variants_of

pytestmark = pytest.mark.usefixtures("app")
STAFF = Actor(roles=frozenset({"staff"}))
WORDS = Wording(name=("كليجا حائل", "Hail kleija"), about=("تُخبز صباحاً", ""))


def drafted(**wish: Any) -> catalogue.Product:
    values = {
        "family": wish.pop("family", None) or a_family(),
        "wording": WORDS,
        "making": Making(),
        "choices": [Choice(8500)],
        "place": Place(a_category()),
    }
    return catalogue.draft(**{**values, **wish})


def photographed(product: catalogue.Product, key: str = "aa11") -> catalogue.ProductPhoto:
    return catalogue.add_photo(product, key=key, size=(960, 1200), tint="tint-01", alt=("صورة", "picture"))


def told() -> list[Any]:
    return list(db.session.info.get("facts", []))


def test_a_draft_keeps_what_it_was_told() -> None:
    product = drafted(making=Making("made_to_order", 4, "F", ["milk"], True))

    assert (product.status, product.name_ar, product.name_en) == ("draft", "كليجا حائل", "Hail kleija")
    assert (product.stock_mode, product.lead_days, product.return_class) == ("made_to_order", 4, "F")
    assert (product.allergens, product.is_heritage, product.about_en) == (["milk"], True, "")
    assert [variant.price_minor for variant in variants_of(product)] == [8500]


@pytest.mark.parametrize("said", [None, [], ["milk"]], ids=["nothing", "none", "these"])
def test_a_draft_knows_whether_its_allergens_were_told(said: list[str] | None) -> None:
    product = drafted(making=Making(allergens=said))

    assert (stated_allergens(product), product.allergens_told) == (said, said is not None)


def test_the_choices_of_a_product_keep_their_order() -> None:
    product = drafted(choices=[Choice(900, ("كبير", "Large")), Choice(500, ("صغير", "Small"))])

    assert [(v.name_en, v.price_minor) for v in variants_of(product)] == [("Large", 900), ("Small", 500)]


def test_a_choice_says_of_which_kind_it_is_as_long_as_an_order_keeps_it() -> None:
    goods = [
        drafted(wording=replace(WORDS, option=option), choices=[Choice(900, name)])
        for option, name in [
            (("المقاس", ""), ("52", "52")),
            (("المقاس", "Size"), ("", "")),
            (("أ" * 200, ""), ("ب", "")),
        ]
    ]
    sized, single, long = (variants_of(product)[0] for product in goods)

    assert (sized.choice_ar, sized.choice_en) == ("المقاس: 52", "52")
    assert (single.choice_ar, single.choice_en) == ("", "")
    assert len(long.choice_ar) == 200


@pytest.mark.parametrize("price", [0, -1, 100_000_000])
def test_a_price_outside_of_reason_is_refused(price: int) -> None:
    with pytest.raises(PriceIsNotValid):
        drafted(choices=[Choice(price)])
    with pytest.raises(PriceIsNotValid):
        catalogue.reprice(variant_of(a_product()), price)


def test_a_group_is_no_place_for_a_product() -> None:
    category = a_category()
    group = taxonomy.parent(category)

    for place in (Place(group), Place(category, extra=[group])):
        with pytest.raises(GroupIsNotAShelf):
            drafted(place=place)


def test_a_product_stands_in_three_categories_at_most() -> None:
    extra = [a_category(slug=f"extra-{number}") for number in range(3)]

    assert drafted(place=Place(a_category(), extra=extra[:2])).id
    with pytest.raises(TooManyCategories):
        drafted(place=Place(a_category(), extra=extra))


def test_the_category_decides_how_goods_may_be_taken_back() -> None:
    bakery = a_category(slug="bakery", return_classes="F/M")

    assert drafted(place=Place(bakery), making=Making(return_class="M")).id
    with pytest.raises(ReturnClassDoesNotFit):
        drafted(place=Place(bakery), making=Making(return_class="R"))


def test_an_unknown_allergen_is_refused() -> None:
    with pytest.raises(UnknownAllergen):
        drafted(making=Making(allergens=["dust"]))


def test_a_product_is_tagged_for_its_seasons() -> None:
    season, other = a_season(slug="ramadan"), a_season(slug="hajj")

    product = drafted(place=Place(a_category(), season_ids=[season.id]))

    assert catalogue.elsewhere(product.id)[1] == [season.id]
    assert other.id not in catalogue.elsewhere(product.id)[1]


def test_nothing_is_published_without_a_price() -> None:
    product = drafted(choices=[])

    with pytest.raises(PriceIsMissing):
        catalogue.publish(product)
    assert product.status == "draft"


def test_a_choice_that_is_not_offered_is_no_price() -> None:
    product = drafted()
    variant_of(product).is_active = False
    db.session.flush()

    with pytest.raises(PriceIsMissing):
        catalogue.publish(product)


def test_a_published_product_remembers_its_first_day() -> None:
    product = drafted()
    catalogue.publish(product)
    first = product.published_at

    catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")
    catalogue.publish(product)

    assert first is not None
    assert (product.status, product.published_at, product.hidden_reason) == ("published", first, "")


def test_a_published_product_is_not_published_again() -> None:
    product = a_product()

    with pytest.raises(NotNow):
        catalogue.publish(product)


def test_the_office_and_the_familys_own_people_hide_a_product() -> None:
    for who in ("office", "desk", "system"):
        product = a_product()
        actor = {"office": STAFF, "system": SYSTEM, "desk": Actor(families=frozenset({product.family_id}))}[who]

        catalogue.hide(product, actor, reason="صورة غير واضحة")

        assert product.status == "hidden", who
        assert any(isinstance(f, catalogue.ProductHidden) and f.product_id == product.id for f in told())


def test_a_stranger_and_another_family_cannot_hide_a_product() -> None:
    product, other = a_product(), a_family()

    for actor in (VISITOR, Actor(user_id=a_member().id), desk(other)):
        with pytest.raises(NotAllowed):
            catalogue.hide(product, actor, reason="غيرة")
    assert product.status == "published"


def test_a_draft_cannot_be_hidden() -> None:
    with pytest.raises(NotNow):
        catalogue.hide(drafted(), STAFF, reason="صورة غير واضحة")


def test_pictures_stand_in_the_order_in_which_they_came() -> None:
    product = a_product()
    for key in ("aa11", "bb22", "cc33"):
        photographed(product, key)
    db.session.expire_all()

    assert [photo.key for photo in catalogue.of_family(product.family_id, product.id).photos] == [
        "aa11",
        "bb22",
        "cc33",
    ]


@pytest.mark.parametrize("alt", [("اتصلوا 0551234567", ""), ("صورة", "call 0551234567")])
def test_the_words_of_a_picture_lead_nobody_elsewhere(alt: tuple[str, str]) -> None:
    product = a_product()

    with pytest.raises(wording.NoContactsInPublic):
        catalogue.add_photo(product, key="aa11", size=(640, 480), tint="tint-01", alt=alt)


def test_a_removed_picture_is_gone_and_told() -> None:
    product = a_product()
    photo, kept = photographed(product, "aa11"), photographed(product, "bb22")
    db.session.flush()
    db.session.info["facts"].clear()

    catalogue.remove_photo(photo)
    db.session.expire_all()

    assert [one.key for one in catalogue.of_family(product.family_id, product.id).photos] == [kept.key]
    assert told() == [catalogue.ProductChanged(product.id)]


def test_new_words_and_prices_are_told() -> None:
    product = a_product()
    variant = variant_of(product)
    db.session.info["facts"].clear()

    catalogue.reword(product, Wording(name=("كليجا", "Kleija"), facts=[{"ar": "الوزن"}]))
    catalogue.reprice(variant, 9900)

    assert (product.name_en, product.facts, variant.price_minor) == ("Kleija", [{"ar": "الوزن"}], 9900)
    assert told() == [catalogue.ProductChanged(product.id)] * 2


STAFF = Actor(user_id=None, roles=frozenset({"staff"}))


def photo(product: Product, key: str) -> ProductPhoto:
    return catalogue.add_photo(product, key=key, size=(640, 480), tint="tint-01", alt=("صورة", ""))


def keys_of(product: Product) -> list[str]:
    db.session.flush()
    statement = db.select(ProductPhoto.key).where(ProductPhoto.product_id == product.id)
    return list(db.session.scalars(statement.order_by(ProductPhoto.position, ProductPhoto.id)))


def test_a_new_picture_comes_last_also_after_one_was_removed(app: Flask) -> None:
    product = a_product()
    first, _ = photo(product, "a"), photo(product, "b")
    db.session.flush()

    catalogue.remove_photo(first)
    photo(product, "c")

    assert keys_of(product) == ["b", "c"]


def test_a_picture_put_first_keeps_the_others_in_order(app: Flask) -> None:
    product = a_product()
    *_, last = (photo(product, key) for key in "abc")
    db.session.flush()

    catalogue.put_first(last)

    assert keys_of(product) == ["c", "a", "b"]
    assert {number: one.key for number, one in first_photos([product.id]).items()} == {product.id: "c"}


def test_more_pictures_than_a_product_can_have_are_refused(app: Flask) -> None:
    product = a_product()
    for number in range(catalogue.MOST_PHOTOS):
        photo(product, str(number))

    with pytest.raises(catalogue.refusals.TooManyPhotos):
        photo(product, "one more")


def test_only_keys_that_are_shown_are_kept(app: Flask) -> None:
    photo(a_product(), "shown")
    db.session.flush()

    assert catalogue.kept_keys(["shown", "forgotten"]) == {"shown"}


def test_the_family_shows_again_what_it_hid_itself(app: Flask) -> None:
    product = a_product()
    actor = Actor(user_id=None, families=frozenset({product.family_id}))

    catalogue.hide(product, actor, reason="")
    catalogue.show_again(product, actor)

    assert (product.status, product.hidden_reason) == ("published", "")


def test_what_the_office_hid_only_the_office_shows_again(app: Flask) -> None:
    product = a_product()
    actor = Actor(user_id=None, families=frozenset({product.family_id}))
    catalogue.hide(product, STAFF, reason="الصورة لا تطابق المنتج")

    with pytest.raises(catalogue.refusals.HiddenByOffice):
        catalogue.show_again(product, actor)
    with pytest.raises(NotNow):
        catalogue.hide(product, actor, reason="")
    catalogue.show_again(product, STAFF)

    assert (product.status, product.hidden_reason) == ("published", "")


def test_the_office_gives_a_reason(app: Flask) -> None:
    product = a_product()

    with pytest.raises(ReasonIsMissing):
        catalogue.hide(product, STAFF, reason="  ")


def test_a_reason_of_any_length_fits_its_column(app: Flask) -> None:
    product = a_product()

    catalogue.hide(product, STAFF, reason="ط" * 900)

    assert len(product.hidden_reason) == catalogue.REASON_LENGTH


@pytest.mark.parametrize("actor", [Actor(), Actor(user_id=7), Actor(families=frozenset({999_999}))])
def test_nobody_else_hides_or_shows(app: Flask, actor: Actor) -> None:
    product = a_product()

    with pytest.raises(NotAllowed):
        catalogue.hide(product, actor, reason="غيرة")
    catalogue.hide(product, STAFF, reason="مراجعة")
    with pytest.raises(NotAllowed):
        catalogue.show_again(product, actor)
