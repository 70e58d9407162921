"""Asking for another e-mail address."""

import pytest
from flask import Flask

from tests.builders.browsing import Reader, a_member_reading
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD, a_person, letters, token_in_letter

NEW = {"email": "new@example.com", "current": PASSWORD}


@pytest.mark.parametrize("language", ["", "/en"])
def test_both_addresses_get_a_letter_and_nothing_changes_yet(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language, email="old@example.com")
    answer = reader.send("/account/email", NEW, at="/account/email")

    assert answer.status_code == 303
    assert [letter.address for letter in letters("email-change")] == ["new@example.com"]
    assert [letter.address for letter in letters("email-change-asked")] == ["old@example.com"]
    assert user.email == "old@example.com"


def test_nobody_learns_whether_the_address_is_taken(app: Flask) -> None:
    a_person(email="taken@example.com")
    answers = []
    for email in ("taken@example.com", "free@example.com"):
        reader, _ = a_member_reading(app)
        answer = reader.send("/account/email", {**NEW, "email": email}, at="/account/email")
        answers.append((answer.status_code, answer.headers["Location"], answer.data))

    assert answers[0] == answers[1]
    assert len(letters("address-known")) == 1


def test_ones_own_letters_and_links_do_not_tell_whether_the_address_is_taken(app: Flask) -> None:
    a_person(email="taken@example.com")
    reader, user = a_member_reading(app)
    told, opened = [], []
    for email in ("free@example.com", "taken@example.com", "taken@example.com"):
        reader.send("/account/email", {**NEW, "email": email}, at="/account/email")
        told.append([(letter.kind, letter.address) for letter in letters("email-change-asked")])
        opened.append(reader.get(f"/account/new-email/{token_in_letter('email-change')}").status_code)

    assert told == [[("email-change-asked", user.email)] * number for number in (1, 2, 2)]  # twice in a minute is once
    assert opened[0] == 200
    assert opened[1:] == [410, 410]
    assert [letter.address for letter in letters("email-change")] == ["free@example.com"]


def test_the_password_is_asked_for(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    answer = reader.send("/account/email", {**NEW, "current": "wrong"}, at="/account/email")

    assert answer.status_code == 422
    assert 'id="current-error"' in answer.text
    assert letters("email-change") == []


def test_visitors_and_forged_requests_change_nothing(app: Flask) -> None:
    reader, _ = a_member_reading(app)

    assert Reader(app).send("/account/email", NEW).status_code == 303
    assert reader.post("/account/email", data=NEW).status_code == 400
    assert letters("email-change") == []


def test_the_stranger_asks_for_nobody_else(app: Flask) -> None:
    _, user = a_member_reading(app)
    stranger, other = a_member_reading(app)
    stranger.send("/account/email", {**NEW, "user_id": str(user.id)}, at="/account/email")

    assert letters("email-change")[0].values["user_id"] == other.id


def test_hostile_words_get_an_answer(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    for kind, words in HOSTILE.items():
        answer = reader.send("/account/email", {**NEW, "email": words}, at="/account/email")
        assert answer.status_code == 422, kind
