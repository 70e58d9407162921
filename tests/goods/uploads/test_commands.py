"""Pictures that wait for a product: kept in their order, each family its own, put on together, forgotten in the end."""

from datetime import timedelta

import pytest

from storefront.goods import catalogue, uploads
from storefront.goods.uploads import Upload
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from tests.builders.community import a_family
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def waiting(family_id: int, *keys: str, form: str = "") -> list[Upload]:
    kept = [
        uploads.keep(family_id, Photo(key, 960, 960, "tint-01", ("dark",)), f"{key}.jpg", form=form) for key in keys
    ]
    uploads.arrange(family_id, [upload.id for upload in kept], form=form)
    return kept


def keys(family_id: int, form: str = "") -> list[str]:
    db.session.flush()
    return [upload.key for upload in uploads.on_page(family_id, form).here]


def test_a_new_picture_waits_behind_the_others() -> None:
    family = a_family()
    waiting(family.id, "aa", "bb")

    uploads.keep(family.id, Photo("cc", 960, 960, "tint-01"), "../\u202ecc\x00.jpg")

    assert keys(family.id) == ["aa", "bb", "cc"]
    assert uploads.on_page(family.id, "").here[-1].filename == "../cc.jpg"


def test_they_are_ordered_moved_and_dropped() -> None:
    family = a_family()
    first, second, third = waiting(family.id, "aa", "bb", "cc")

    uploads.arrange(family.id, [third.id, first.id])
    arranged = keys(family.id)
    uploads.move(family.id, second.id, -1)
    uploads.move(family.id, third.id, -5)
    uploads.move(family.id, 0, 1)
    moved = keys(family.id)
    uploads.drop(family.id, second.id)

    assert (arranged, moved, keys(family.id)) == (["cc", "aa", "bb"], ["cc", "bb", "aa"], ["cc", "aa"])


def test_nobody_orders_or_drops_anothers() -> None:
    family, other = a_family(), a_family()
    mine = waiting(family.id, "aa", "bb")

    uploads.arrange(other.id, [mine[1].id])
    uploads.move(other.id, mine[1].id, -1)
    uploads.drop(other.id, mine[0].id)

    assert keys(family.id) == ["aa", "bb"]


def test_pages_of_one_family_do_not_touch_each_others_pictures() -> None:
    family = a_family()
    first, second = waiting(family.id, "aa", "bb", form="one")
    waiting(family.id, "cc", form="two")

    uploads.arrange(family.id, [second.id, first.id], form="two")
    uploads.move(family.id, second.id, -1, form="two")
    waiting_there = uploads.on_page(family.id, "two")

    assert (keys(family.id, "one"), keys(family.id, "two")) == (["aa", "bb"], ["cc"])
    assert [one.key for one in waiting_there.left] == ["aa", "bb"]


def test_pictures_left_elsewhere_come_to_a_page_behind_its_own_as_far_as_there_is_room() -> None:
    family, other = a_family(), a_family()
    left = waiting(family.id, "aa", "bb", "cc", form="one")
    waiting(family.id, *(f"{number}" for number in range(catalogue.MOST_PHOTOS - 2)), form="two")
    theirs = waiting(other.id, "dd", form="one")

    too_many = uploads.take_over(family.id, [one.id for one in (*left, *theirs)], form="two")

    assert too_many == 1
    assert keys(family.id, "two")[-3:] == [f"{catalogue.MOST_PHOTOS - 3}", "aa", "bb"]
    assert (keys(family.id, "one"), keys(other.id, "one")) == (["cc"], ["dd"])


def test_pictures_left_elsewhere_are_thrown_away_and_no_others() -> None:
    family, other = a_family(), a_family()
    left, kept = waiting(family.id, "aa", "bb", form="one")
    own, theirs = waiting(family.id, "cc", form="two"), waiting(other.id, "dd", form="one")

    uploads.drop_left(family.id, [left.id, own[0].id, theirs[0].id], form="two")

    assert keys(family.id, "one") == [kept.key]
    assert (keys(family.id, "two"), keys(other.id, "one")) == (["cc"], ["dd"])


def test_those_of_its_page_alone_become_a_products_pictures() -> None:
    product = a_product()
    waiting(product.family_id, "aa", "bb", form="one")
    waiting(product.family_id, "cc", form="two")

    number = uploads.put_on(product, alt=("مربى", "Jam"), form="one")
    db.session.flush()
    db.session.expire_all()
    photos = catalogue.of_family(product.family_id, product.id).photos

    assert number == 2
    assert [(one.key, one.alt_ar, one.advice) for one in photos] == [("aa", "مربى", ["dark"]), ("bb", "مربى", ["dark"])]
    assert (keys(product.family_id, "one"), keys(product.family_id, "two")) == ([], ["cc"])


def test_what_nobody_comes_back_for_is_forgotten() -> None:
    family = a_family()
    old, _ = waiting(family.id, "aa", "bb")
    old.uploaded_at = clock.now() - timedelta(days=uploads.DAYS, minutes=1)
    db.session.flush()

    assert (uploads.sweep(), keys(family.id)) == (1, ["bb"])
    assert uploads.kept_keys(["aa", "bb"]) == {"bb"}
