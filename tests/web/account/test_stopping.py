"""Letters of a kind are ended from a letter: by a button, and by the one click of mail programs (RFC 8058)."""

import re

import pytest
from flask import Flask

from storefront.community import accounts, notices
from storefront.community.notices.topics import BY_NAME, MAIL
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_member
from tests.builders.people import stop_link

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def link_of(user: accounts.User, kind: str = "followed-goods") -> str:
    """Where a letter of a kind to this member says it can be ended."""
    return f"/account/letters/{stop_link(user, kind)}"


def comes(user: accounts.User) -> bool:
    return notices.choices.wants(user.id, "followed-goods", MAIL)


@pytest.mark.parametrize(
    ("language", "asks", "done"),
    [("", "هل نوقف البريد", "لن يصلك بريد"), ("/en", "Stop e-mail about", "No more e-mail")],
)
def test_a_reader_who_is_not_signed_in_ends_them_by_a_button(app: Flask, language: str, asks: str, done: str) -> None:
    with unit_of_work():
        user = a_member()
    reader, path = Reader(app, language=language), link_of(user)

    before = reader.read(path)
    still = comes(user)
    answers = [reader.post(path) for _ in range(2)]

    assert asks in before
    assert still
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all(done in answer.text for answer in answers)
    assert not comes(user)


def test_one_click_of_a_mail_program_ends_them(app: Flask) -> None:
    with unit_of_work():
        user = a_member()

    answer = app.test_client().post(link_of(user), data=ONE_CLICK)

    assert (answer.status_code, comes(user)) == (200, False)
    assert "Set-Cookie" not in answer.headers


def test_a_signed_in_reader_ends_them_too(app: Flask) -> None:
    reader, user = a_member_reading(app)
    path = link_of(user)
    token = re.search(r'name="csrf_token" value="([^"]+)"', reader.read(path))
    assert token

    assert reader.post(path, data={"csrf_token": token[1]}).status_code == 200
    assert not comes(user)


def test_it_says_whose_letters_to_nobody(app: Flask) -> None:
    with unit_of_work():
        user = a_member(name="زرقاء", email="blue@example.com")
    text = Reader(app).read(link_of(user))

    assert "زرقاء" not in text
    assert "blue@example.com" not in text


def test_a_link_that_was_made_up_or_of_what_must_come_ends_nothing(app: Flask) -> None:
    _, user = a_member_reading(app)
    wrong = [link_of(user)[:-1], link_of(user, "password-changed"), "/account/letters/x"]

    assert [Reader(app).get(path).status_code for path in wrong] == [404] * 3
    assert [app.test_client().post(path, data=ONE_CLICK).status_code for path in wrong] == [404] * 3
    assert comes(user)


def test_the_link_of_somebody_who_is_gone_leads_nowhere(app: Flask) -> None:
    with unit_of_work():
        user = a_member()
    path = link_of(user)
    with unit_of_work():
        accounts.erase(accounts.get(user.id))

    assert app.test_client().post(path, data=ONE_CLICK).status_code == 404
    assert BY_NAME["follows"].name in path
