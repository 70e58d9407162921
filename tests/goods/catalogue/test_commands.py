"""Pictures in their order, hiding and showing again, and who may."""

import pytest
from flask import Flask

from storefront.goods import catalogue
from storefront.goods.catalogue import Product, ProductPhoto
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.goods import a_product

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
    assert {number: one.key for number, one in catalogue.first_photos([product.id]).items()} == {product.id: "c"}


def test_more_pictures_than_a_product_can_have_are_refused(app: Flask) -> None:
    product = a_product()
    for number in range(catalogue.MOST_PHOTOS):
        photo(product, str(number))

    with pytest.raises(catalogue.TooManyPhotos):
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

    with pytest.raises(catalogue.HiddenByOffice):
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
