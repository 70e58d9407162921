"""Letters to members say where one chooses which come; those that may be turned off can be ended with one click."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from flask import Flask

from storefront.community import notices
from storefront.community.notices import Notice
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.mail import page_of, text_of
from tests.builders.telling import stage


def written(app: Flask, kind: str, language: str, *, member: bool = True) -> tuple[bytes, EmailMessage]:
    """A letter as it goes over the wire, and as a mail program reads it."""
    with unit_of_work():
        user_id = a_member().id if member else None
        values = stage()
        notice = Notice(
            kind=kind, address="to@example.com", language=language, values=values, user_id=user_id, once="x"
        )
        sent = app.extensions["letters"](notice).as_bytes()
    return sent, message_from_bytes(sent, policy=default)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_may_be_turned_off_says_how_in_every_way(opened: Flask, language: str) -> None:
    sent, letter = written(opened, "followed-goods", language)
    stop = letter["List-Unsubscribe"].strip("<>")
    prefix = "/en" if language == "en" else ""

    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop.startswith(f"http://localhost{prefix}/account/letters/")
    assert f"List-Unsubscribe: <{stop}>\n".encode() in sent.replace(b"\r\n", b"\n")
    for said in (text_of(letter), page_of(letter)):
        assert stop in said
        assert f"http://localhost{prefix}/account/notices/choices" in said


def test_what_must_come_says_where_to_choose_and_has_no_click(opened: Flask) -> None:
    _, letter = written(opened, "password-changed", "ar")

    assert "List-Unsubscribe" not in letter
    assert "/account/notices/choices" in text_of(letter)
    assert "/account/letters/" not in text_of(letter) + page_of(letter)


def test_a_guests_letter_says_nothing_of_choices(opened: Flask) -> None:
    _, letter = written(opened, "followed-goods", "ar", member=False)

    assert "List-Unsubscribe" not in letter
    assert "/account/notices" not in text_of(letter) + page_of(letter)


def test_the_click_ends_what_the_letter_is_about(opened: Flask) -> None:
    _, letter = written(opened, "restocked", "ar")
    token = letter["List-Unsubscribe"].strip("<>").rpartition("/")[2]

    assert notices.choices.stopped_by(token, opened.config["SECRET_KEY"])[1].name == "restocks"
