"""Questions about pictures name those whose files are gone, and files that are no picture's."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from storefront.fairs import stalls
from storefront.goods import catalogue
from storefront.insight.invariants import files
from storefront.kernel import clock, photos
from storefront.kernel.actors import SYSTEM
from storefront.kernel.photos import Photo
from tests.builders.goods import a_product
from tests.builders.stalls import a_plan

pytestmark = pytest.mark.usefixtures("app")


def pictured(*keys: str) -> int:
    """A product with pictures of these names, 500 wide; its id."""
    product = a_product()
    for key in keys:
        catalogue.add_photo(product, key=key, size=(500, 400), tint="tint-01", alt=("صورة", ""))
    return product.id


def kept(media: Path, key: str, *, days: float = 0, without: str = "") -> Path:
    """The files of a picture 500 wide, as old as asked, but one."""
    folder = photos.folder_of(media, key)
    folder.mkdir(parents=True)
    for name in photos.missing_files(media, key, 500) - {without}:
        (folder / name).touch()
    moment = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(folder, (moment, moment))
    return folder


def test_a_picture_without_all_its_files_is_named_with_those_that_are_gone(tmp_path: Path) -> None:
    product = pictured("aa11", "bb22", "cc33")
    kept(tmp_path, "aa11")
    kept(tmp_path, "bb22", without="500.webp")
    everything = "320.jpg, 320.webp, 480.jpg, 480.webp, 500.jpg, 500.webp"

    assert files.pictures_without_files(tmp_path) == [
        f"product {product}: bb22 without 500.webp",
        f"product {product}: cc33 without {everything}",
    ]


def test_files_of_no_picture_are_named_once_the_worker_should_have_swept_them(tmp_path: Path) -> None:
    pictured("aa11")
    for key, days in (("aa11", 9), ("bb22", 9), ("cc33", 1.5), ("dd44", 0)):
        kept(tmp_path, key, days=days)
    cut_short = tmp_path / "ee" / ".ee55.part"
    kept(tmp_path, "ee55", days=9).rename(cut_short)

    found = files.files_without_a_picture(tmp_path)

    assert found == [".ee55.part", "bb22"]
    assert cut_short.exists()


def test_many_files_are_looked_at_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BATCH", 2)
    for number in range(5):
        kept(tmp_path, f"f{number}f{number}", days=3)

    assert files.files_without_a_picture(tmp_path) == [f"f{number}f{number}" for number in range(5)]


def test_a_plan_of_stalls_has_its_picture_and_keeps_it(tmp_path: Path) -> None:
    plan = a_plan()
    stalls.set_picture(plan, Photo("aa11", 500, 400, ""), SYSTEM)

    assert [one.partition(" without")[0] for one in files.pictures_without_files(tmp_path)] == [f"plan {plan.id}: aa11"]
    kept(tmp_path, "aa11", days=9)
    assert files.pictures_without_files(tmp_path) == []
    assert files.files_without_a_picture(tmp_path) == []
