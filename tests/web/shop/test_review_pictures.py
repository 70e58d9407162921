"""The picture of a review that waits for its form: carried by that form alone, for less than a day."""

from io import BytesIO
from shutil import rmtree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from storefront.trade.orders import Order
from storefront.web.shop import review_pictures
from tests.builders.browser import post
from tests.builders.photographs import a_phone_photo
from tests.builders.reading import page
from tests.web.shop.test_reviews import a_buyer, kept, path

CONTACT = "راسلوني على 0551234567"


def a_square() -> bytes:
    """A picture as wide as it is high."""
    sent = BytesIO()
    Image.new("RGB", (500, 500), "tan").save(sent, "JPEG")
    return sent.getvalue()


def refused_with_picture(client: FlaskClient, order: Order) -> TestResponse:
    """The answer to a picture whose words are refused."""
    picture = (BytesIO(a_phone_photo()), "IMG_1.jpg")
    return post(client, path(order), stars="5", words=CONTACT, photo=picture)


@pytest.mark.parametrize("wrong", ["words", "stars"])
def test_a_picture_is_kept_whatever_else_is_wrong(client: FlaskClient, wrong: str) -> None:
    order = a_buyer(client)
    picture = (BytesIO(a_phone_photo()), "IMG_1.jpg")
    said = {"stars": "5", "words": CONTACT} if wrong == "words" else {"stars": "", "words": "جميل"}

    refused = page(post(client, path(order), **said, photo=picture))
    carried = refused.one("input", name="kept")["value"]
    again = page(post(client, path(order), stars="", words="جميل", kept=carried))
    post(client, path(order), stars="5", words="جميل", kept=again.one("input", name="kept")["value"])

    assert "الصورة محفوظة" in refused.words
    (review,) = kept()
    assert (review.photo_width, review.photo_height) == (480, 640)


@pytest.mark.parametrize("whose", ["another line", "made up", "too old", "swept"])
def test_a_kept_picture_is_of_its_own_form_alone(
    app: Flask, client: FlaskClient, whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = a_buyer(client)
    carried = page(refused_with_picture(client, order)).one("input", name="kept")["value"]
    if whose == "another line":
        order = a_buyer(client)
    if whose == "made up":
        carried = "x" + carried
    if whose == "too old":
        monkeypatch.setattr(review_pictures, "SECONDS", -1)
    if whose == "swept":
        rmtree(app.config["MEDIA_DIR"])

    post(client, path(order), stars="5", words="جميل", kept=carried)

    assert [review.photo_key for review in kept()] == [""]


def test_a_newer_picture_takes_the_place_of_the_kept_one(client: FlaskClient) -> None:
    order = a_buyer(client)
    carried = page(refused_with_picture(client, order)).one("input", name="kept")["value"]

    post(client, path(order), stars="5", kept=carried, photo=(BytesIO(a_square()), "IMG_2.jpg"))

    (review,) = kept()
    assert review.photo_width == review.photo_height


def test_a_kept_picture_that_is_not_wanted_is_left_out(client: FlaskClient) -> None:
    order = a_buyer(client)
    refused = page(refused_with_picture(client, order))
    carried = refused.one("input", name="kept")["value"]

    post(client, path(order), stars="5", kept=carried, drops_photo="y")

    assert refused.all("input", name="drops_photo")
    assert [review.photo_key for review in kept()] == [""]
