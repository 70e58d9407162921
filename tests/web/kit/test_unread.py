"""What the server could not read is answered in the market's look, in both languages."""

import pytest
from flask import Flask

from storefront.web.kit import unread
from storefront.web.kit.headers import GUARDS


@pytest.mark.parametrize(
    ("status", "arabic", "english"),
    [
        (400, "تعذّر فهم الطلب", "This request could not be understood"),
        (414, "العنوان أطول مما يُقرأ", "This address is too long"),
        (431, "ما أرسله المتصفّح أطول مما يُقرأ", "Your browser sent more than we read"),
    ],
)
def test_both_languages_read_why(app: Flask, status: int, arabic: str, english: str) -> None:
    head, _, body = unread.answers(app)[status].partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert f"<h1>{arabic}</h1>" in body.decode()
    assert f"<h2>{english}</h2>" in body.decode()
    assert app.extensions["assets"]["css/app.css"] in body.decode()


def test_the_length_is_the_length_and_the_guards_are_set(app: Flask) -> None:
    head, _, body = unread.answers(app)[414].partition(b"\r\n\r\n")
    told = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])

    assert told["Content-Length"] == str(len(body))
    assert told.items() >= GUARDS.items()
