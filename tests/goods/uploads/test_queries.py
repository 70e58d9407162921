"""Which pictures wait on which page of a family, and how many more may."""

import pytest

from storefront.goods import catalogue, uploads
from storefront.goods.uploads import Upload
from storefront.kernel.photos import Photo
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")


def waits(family_id: int, key: str, form: str = "") -> Upload:
    return uploads.keep(family_id, Photo(key, 960, 960, "tint-01"), f"{key}.jpg", form=form)


def test_a_page_has_its_own_pictures_and_sees_those_left_on_others_the_oldest_first() -> None:
    family, other = a_family(), a_family()
    for key, form in (("aa", "one"), ("bb", "two"), ("cc", "one"), ("dd", "")):
        waits(family.id, key, form)
    waits(other.id, "ee", "one")

    here, left = uploads.on_page(family.id, "one")

    assert ([one.key for one in here], [one.key for one in left]) == (["aa", "cc"], ["bb", "dd"])


def test_as_many_wait_on_a_page_as_a_product_may_have() -> None:
    family = a_family()
    for number in range(catalogue.MOST_PHOTOS):
        waits(family.id, f"{number}")

    with pytest.raises(catalogue.refusals.TooManyPhotos):
        waits(family.id, "one more")
    assert (uploads.room(family.id, "").number, uploads.room(family.id, "b").number) == (0, catalogue.MOST_PHOTOS)


def test_a_familys_pages_hold_no_more_than_so_many_together() -> None:
    family, other = a_family(), a_family()
    for number in range(uploads.MOST_WAITING):
        waits(family.id, f"{number}", f"page {number // catalogue.MOST_PHOTOS}")

    with pytest.raises(uploads.refusals.TooManyWait):
        waits(family.id, "one more", "another page")
    assert uploads.room(other.id, "").number == catalogue.MOST_PHOTOS
