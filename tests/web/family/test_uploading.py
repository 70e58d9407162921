"""Pictures on their way in: whatever is sent, what is none is refused by name, and what is one is kept and tells nothing."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from storefront.goods import catalogue, uploads
from storefront.goods.uploads import Upload
from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.web.family.uploading import Sent, take_in
from tests.builders.community import a_family
from tests.builders.photographs import a_phone_photo, top_and_bottom, what_it_tells
from tests.builders.pictures import a_picture, no_pictures


@pytest.fixture
def family_id(app: Flask) -> Iterator[int]:
    with unit_of_work():
        family = a_family()
    with app.test_request_context():
        units.begin(writing=True)
        yield family.id
        units.abandon()


def sent(*files: tuple[str, bytes], order: tuple[str, ...] = (), step: str = "") -> Sent:
    return Sent([FileStorage(BytesIO(data), name) for name, data in files], list(order), step)


def waiting(family_id: int) -> list[Upload]:
    return list(uploads.on_page(family_id, "").here)


@pytest.mark.parametrize("kind", no_pictures())
def test_what_is_no_picture_is_refused_by_name_and_the_others_stay(app: Flask, family_id: int, kind: str) -> None:
    data, words = no_pictures()[kind]

    told = take_in(family_id, sent(("good.jpg", a_picture()), ("bad.jpg", data)))

    assert len(told) == 1
    assert words in told[0]
    assert "«bad.jpg»" in told[0]
    assert [one.filename for one in waiting(family_id)] == ["good.jpg"]
    assert len(list(Path(app.config["MEDIA_DIR"]).glob("??/*"))) == 1


def test_a_picture_is_a_square_that_stands_upright_and_tells_nothing(app: Flask, family_id: int) -> None:
    take_in(family_id, sent(("IMG_1.jpg", a_phone_photo())))
    [upload] = waiting(family_id)

    kept = (Path(app.config["MEDIA_DIR"]) / upload.key[:2] / upload.key / f"{upload.width}.jpg").read_bytes()

    assert upload.width == upload.height
    assert top_and_bottom(kept) == ("sky", "sand")
    assert what_it_tells(kept) == {}
    assert "small" in upload.advice


def test_more_pictures_than_a_product_may_have_are_not_even_drawn(app: Flask, family_id: int) -> None:
    files = [(f"{number}.jpg", a_picture(size=(220, 220))) for number in range(catalogue.MOST_PHOTOS + 1)]

    told = take_in(family_id, sent(*files))

    assert len(waiting(family_id)) == catalogue.MOST_PHOTOS
    assert "أقصى عدد" in told[0]


@pytest.mark.parametrize("step", ["earlier-", "later-x", "remove-0", f"remove-{10**30}", "publish-1", "-", "remove"])
def test_steps_that_are_none_change_nothing(family_id: int, step: str) -> None:
    take_in(family_id, sent(("a.jpg", a_picture()), order=("new", "x", "0", str(10**40)), step=step))

    assert len(waiting(family_id)) == 1
