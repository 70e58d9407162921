"""Another password for somebody who knows the old one."""

import pytest
from flask import Flask

from tests.builders.browsing import Reader, a_member_reading
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD, letters

OTHER = "عبارة أخرى تماماً"


@pytest.mark.parametrize("language", ["", "/en"])
def test_this_browser_stays_and_every_other_is_out(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language)
    elsewhere, copy = Reader(app), Reader(app)
    elsewhere.sign_in(user.email)
    copy.client.set_cookie("dakkah", reader.cookie("dakkah"))
    answer = reader.send("/account/password", {"current": PASSWORD, "new": OTHER}, at="/account/password")

    assert answer.headers["Location"] == f"{language}/account/profile"
    assert reader.is_in
    assert not elsewhere.is_in
    assert not copy.is_in
    assert [letter.address for letter in letters("password-changed")] == [user.email]


def test_the_old_password_is_asked_for(app: Flask) -> None:
    reader, user = a_member_reading(app)
    answer = reader.send("/account/password", {"current": "wrong", "new": OTHER}, at="/account/password")

    assert answer.status_code == 422
    assert 'id="current-error"' in answer.text
    assert Reader(app).sign_in(user.email).status_code == 303


def test_guessing_the_old_one_ends_after_ten(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    values = {"current": "wrong", "new": OTHER}
    answers = [reader.send("/account/password", values, at="/account/password").status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]


def test_visitors_and_forged_requests_change_nothing(app: Flask) -> None:
    reader, user = a_member_reading(app)
    values = {"current": PASSWORD, "new": OTHER}

    assert Reader(app).get("/account/password").status_code == 303
    assert Reader(app).send("/account/password", values).status_code == 303
    assert reader.post("/account/password", data=values).status_code == 400
    assert Reader(app).sign_in(user.email).status_code == 303


def test_the_stranger_changes_nobody_elses(app: Flask) -> None:
    _, user = a_member_reading(app)
    stranger, _ = a_member_reading(app)
    stranger.send("/account/password", {"current": PASSWORD, "new": OTHER, "user_id": user.id}, at="/account/password")

    assert Reader(app).sign_in(user.email).status_code == 303


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("field", ["current", "new"])
def test_hostile_words_get_an_answer(app: Flask, kind: str, field: str) -> None:
    reader, _ = a_member_reading(app)
    values = {"current": PASSWORD, "new": OTHER, field: HOSTILE[kind]}

    assert reader.send("/account/password", values, at="/account/password").status_code in (303, 422)
