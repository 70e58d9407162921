"""Advice in words, and a picture that waits by the name its family knows."""

from flask import Flask

from storefront.goods.uploads import Upload
from storefront.web.family.picture_words import ADVICE, advice_words, every_advice, picture_of_upload


def test_every_advice_has_words_and_what_is_unknown_is_not_said(app: Flask) -> None:
    with app.test_request_context():
        told = advice_words([*ADVICE, "crooked"])

        every = every_advice()

    assert len(told) == len(ADVICE) == len(set(told))
    assert every == dict(zip(ADVICE, told, strict=True))


def test_a_waiting_picture_is_called_by_its_file() -> None:
    upload = Upload(key="aabbccdd", width=640, height=640, tint="tint-01", filename="IMG_1.jpg")

    assert picture_of_upload(upload).alt == "IMG_1.jpg"
    assert "/media/aa/aabbccdd/640.webp 640w" in picture_of_upload(upload).webp
